import type { Plan } from '@veivalg/core';
import type { LiveFigures, Prepared } from '@veivalg/engine';

/** Plans worked out live. */
export interface LazyLive {
  /** As `livePlans`; null, so that the whole run is asked, until the code is there, and where it cannot be fetched. */
  run(plan: Plan): LiveFigures | null;
  /** Wait for the code; at once where it has come, and where it does not. */
  come(plan: Plan): Promise<void>;
}

/** Work out plans live once the code for it has come, which the first result does not wait for. */
export const lazyLive = (prepared: Prepared): LazyLive => {
  let live: ((plan: Plan) => LiveFigures | null) | null = null;
  let asked: Promise<void> | null = null;
  const fetchLive = async (plan: Plan): Promise<void> => {
    const { livePlans } = await import('./live-plans.ts');
    live = livePlans(prepared);
    // The plan at rest, so that a drag from here has only what the finger moves to work out.
    live(plan);
  };
  const come = (plan: Plan): Promise<void> => {
    // Code that does not come and a plan that cannot be run are the whole run's to answer for.
    asked ??= fetchLive(plan).catch(() => undefined);
    return asked;
  };
  return {
    come,
    run: (plan) => {
      void come(plan);
      return live === null ? null : live(plan);
    },
  };
};
