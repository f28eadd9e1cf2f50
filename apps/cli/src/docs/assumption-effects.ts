import { at, emptyPlan } from '@veivalg/core';
import { balanceOf, project } from '@veivalg/engine';
import { startProgress } from '../output/progress.ts';
import type { Session } from '../session.ts';

/** Year the effect of an assumption is read in. */
const effectYear = 2040;

/**
 * How much the country's gap in 2040 moves when each assumption goes from low to high and all else stays.
 *
 * @returns Parameter id → change in gap. Unit: FTE.
 */
export const assumptionEffects = (session: Session): ReadonlyMap<string, number> => {
  const { baseline, prepared } = session;
  const places = baseline.municipalities.map((_, m) => m);
  const gapWith = (parameter: string, value: number): number => {
    const outcome = project(prepared, { ...emptyPlan, assumptions: [{ parameter, value, reason: '' }] });
    if (!outcome.ok) return Number.NaN;
    return at(balanceOf(outcome.value, { places }).gap, effectYear - outcome.value.firstYear);
  };
  const uncertain = Object.values(baseline.parameters).filter(
    ({ standing, low, high, id }) =>
      standing !== 'observed' &&
      low < high &&
      !id.startsWith('scenario.') &&
      !id.startsWith('measures.') &&
      !id.startsWith('uncertainty.'),
  );
  const progress = startProgress(uncertain.length, session.words.cli('progress.running'));
  const effects = new Map(
    uncertain.map(({ id, low, high }, i) => {
      progress.step(i);
      return [id, gapWith(id, high) - gapWith(id, low)] as const;
    }),
  );
  progress.stop();
  return effects;
};
