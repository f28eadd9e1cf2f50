import type { Plan } from '@veivalg/core';
import { compileRunKernels, type Live, type LiveFigures, type Prepared, prepareLive } from '@veivalg/engine';
import { EngineTrouble } from './engine-trouble.ts';

/**
 * Work out plans while something is dragged: single precision, only what the drag moves.
 *
 * @returns Figures that hold until the next plan; null for what a live run does not do, or where the browser has no SIMD or
 * no memory for it: then the whole run is asked, which is slower and exact.
 */
export const livePlans = (prepared: Prepared): ((plan: Plan) => LiveFigures | null) => {
  const module = compileRunKernels();
  let live: Live | null = null;
  let held = '';
  let room = module !== null;

  const liveFor = ({ population, assumptions }: Plan): Live | null => {
    const key = JSON.stringify([population, assumptions]);
    if (key === held || !room) return live;
    live = null;
    held = key;
    try {
      live = prepareLive(prepared, { population, assumptions }, 'f32', module);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      room = false;
    }
    return live;
  };

  return (plan) => {
    const outcome = liveFor(plan)?.run(plan) ?? null;
    if (outcome !== null && !outcome.ok) throw new EngineTrouble(outcome.problems);
    return outcome === null ? null : outcome.value;
  };
};
