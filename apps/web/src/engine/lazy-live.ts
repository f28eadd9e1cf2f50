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
  const fetchLive = async (): Promise<void> => {
    const { livePlans } = await import('./live-plans.ts').catch(() => ({ livePlans: null }));
    if (livePlans !== null) live = livePlans(prepared);
  };
  return (plan) => {
    if (!asked) void fetchLive();
    asked = true;
    return live === null ? null : live(plan);
  };
};
