import { at, type MeasureLibrary, type Plan, type Result } from '@veivalg/core';
import {
  type BandSelection,
  type Ensemble,
  effectChange,
  leastJointMove,
  mustBeTrueInSteps,
  sobolInSteps,
  spreadMeasures,
  type TargetEffect,
  type TargetFunction,
  targetFunction,
  tornado,
} from '@veivalg/engine';
import type { SensitivityAnswer, SensitivityQuestion } from './sensitivity-question.ts';

/** Inputs whose share of the variance is worked out; those beyond move next to nothing. */
const most = 15;
/** Inputs named in the sentences. */
const told = 8;
/** Inputs named where none can close the gap alone. */
const nearest = 3;
/** Draws behind the shares: the estimate is then good to about two in a hundred. */
const indexDraws = 1024;
const seed = 20261121;

/** Parts of the work, as shares of all of it, for the progress shown. */
const partOf = { runs: 0.15, needed: 0.25, shares: 0.6 } as const;

export interface SensitivityParts {
  readonly ensemble: Ensemble;
  readonly library: MeasureLibrary;
  run(plan: Plan): Result;
}

/** What is counted: the employers looked at, and one profession or service where that is asked about. */
export const selectionOf = ({
  scope,
  profession,
  service,
}: Pick<SensitivityQuestion, 'scope' | 'profession' | 'service'>): BandSelection => ({
  ...(scope === 'all' || service !== undefined ? {} : { sector: scope }),
  ...(profession === undefined ? {} : { profession }),
  ...(service === undefined ? {} : { service }),
});

/** A share of the work, moved to where it lies in the whole. */
function* within<T>(steps: Generator<number, T>, from: number, size: number): Generator<number, T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield from + size * value;
  }
}

/** A result as a function of the values of some inputs, the others standing still. */
const inSome = (
  target: TargetFunction,
  positions: readonly number[],
  quantity: SensitivityQuestion['quantity'],
): ((some: Float64Array) => number) => {
  const values = target.central.slice();
  return (some) => {
    positions.forEach((position, i) => {
      values[position] = at(some, i);
    });
    return target[quantity](values);
  };
};

/**
 * Work out, bit by bit, what a result hangs on and what would have to be true for the gap to close, with the plan in force.
 *
 * @returns A generator of the share done that ends with the answer.
 * @source docs/method/uncertainty.md Q4
 */
export function* sensitivitySteps(
  { ensemble, library, run }: SensitivityParts,
  question: SensitivityQuestion,
): Generator<number, SensitivityAnswer> {
  const { plan, members, quantity } = question;
  const selection = selectionOf(question);
  const result = run(plan);
  const year = Math.min(Math.max(question.year - result.firstYear, 0), result.yearCount - 1);
  const targets = [{ year, places: members }];
  const spreads = spreadMeasures(plan, library);
  const effects: TargetEffect[] = [];
  for (const { spread, without } of spreads) {
    yield (partOf.runs * effects.length) / spreads.length;
    effects.push({ spread, change: effectChange(result, run(without), selection, targets) });
  }
  const known = targetFunction(ensemble, result, members, year, { selection, effects });
  const gap = known.gap(known.central);
  const open = gap > 0;
  const single = open ? yield* within(mustBeTrueInSteps(known), partOf.runs, partOf.needed) : [];
  const joint = open ? leastJointMove(known) : { values: null, distance: 0, best: gap };
  const whole = targetFunction(ensemble, result, members, year, { selection, effects, local: true });
  const bars = tornado(whole, quantity);
  const shown = bars.slice(0, most);
  const names = shown.map(({ name }) => name);
  const positions = names.map((name) => whole.names.indexOf(name));
  const { first, total } = yield* within(
    sobolInSteps(inSome(whole, positions, quantity), names, indexDraws, seed, (i, share) =>
      whole.quantile(positions[i] ?? 0, share),
    ),
    partOf.runs + partOf.needed,
    partOf.shares,
  );
  const needed = single
    .flatMap(({ name, now, needed, share }) =>
      needed === null || share === null
        ? []
        : [{ name, now, needed, chance: needed < now ? share : 1 - share }],
    )
    .sort((one, other) => other.chance - one.chance);
  const namesOfKnown = joint.values === null ? [] : names.filter((name) => known.names.includes(name));
  return {
    quantity,
    gap,
    coverage: known.coverage(known.central),
    inputs: shown.map((bar, i) => ({
      ...bar,
      now: at(whole.central, positions[i] ?? 0),
      first: Math.max(0, at(first, i)),
      total: Math.max(0, at(total, i)),
    })),
    moving: bars.length,
    needed,
    closest:
      needed.length > 0
        ? []
        : [...single]
            .filter((one) => one.best < gap)
            .sort((one, other) => one.best - other.best)
            .slice(0, nearest)
            .map(({ name, now, bestValue, best }) => ({ name, now, value: bestValue, gap: best })),
    together: namesOfKnown.slice(0, told).map((name) => {
      const position = known.names.indexOf(name);
      return {
        name,
        now: at(known.central, position),
        needed: at(joint.values ?? known.central, position),
      };
    }),
    joint: joint.distance,
    best: joint.best,
  };
}
