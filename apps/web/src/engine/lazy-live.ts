import type { Plan } from '@veivalg/core';
import type { LiveFigures, Prepared } from '@veivalg/engine';

/**
 * Work out plans live once the code for it has come, which the first result does not wait for.
 *
 * @returns As `livePlans`; null, so that the whole run is asked, until the code is there, and where it cannot be fetched.
 */
export const lazyLive = (prepared: Prepared): ((plan: Plan) => LiveFigures | null) => {
  let live: ((plan: Plan) => LiveFigures | null) | null = null;
  let asked = false;
  const fetchLive = async (plan: Plan): Promise<void> => {
    const { livePlans } = await import('./live-plans.ts');
    live = livePlans(prepared);
    // The plan at rest, so that a drag from here has only what the finger moves to work out.
    live(plan);
  };
  return (plan) => {
    // Code that does not come and a plan that cannot be run are the whole run's to answer for.
    if (!asked) fetchLive(plan).catch(() => undefined);
    asked = true;
    return live === null ? null : live(plan);
  };
};
