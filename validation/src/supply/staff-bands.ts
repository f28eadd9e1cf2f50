import { f64, type ParameterTable, type Profession, professions, type WorkforceInput } from '@veivalg/core';
import { drawParameters, type StaffMortality } from '@veivalg/engine';
import { asKnownIn, countIn, modelGrowth, staffRuns } from './hindcast.ts';

/** Staff from one count to a later one in the same way of counting, with the band drawn from what was known. */
export interface StaffBand {
  /** `all` is the sum of the professions counted in both years. */
  readonly profession: Profession | 'all';
  readonly start: number;
  readonly target: number;
  readonly horizon: number;
  /** Employed in all industries. */
  readonly observed: number;
  /** The tenth and the ninetieth of a hundred draws. */
  readonly low: number;
  readonly high: number;
  readonly inside: boolean;
  /**
   * How far the outcome is from the middle draw, as a share of the band's own side: 1 at its edge, negative below the middle.
   * A spread this many times as wide would have had the outcome at its edge, since the band grows as the spread does.
   */
  readonly reach: number;
}

/** Draws of each hindcast: P10 and P90 of a few professions need no more. */
export const staffDraws = 100;
const size = professions.length;

/** The parameters of one draw. */
const tableOf = (
  table: ParameterTable,
  names: readonly string[],
  values: Float64Array,
  draws: number,
  d: number,
): ParameterTable => {
  const drawn: Record<string, ParameterTable[string]> = { ...table };
  names.forEach((name, row) => {
    const parameter = table[name];
    if (parameter !== undefined && name.startsWith('supply.'))
      drawn[name] = { ...parameter, value: f64(values, row * draws + d) };
  });
  return drawn;
};

type Head = Pick<StaffBand, 'profession' | 'start' | 'target' | 'observed'>;

/** The band of some draws, and where the outcome is against it. */
const bandOf = (head: Head, drawn: readonly number[]): StaffBand => {
  const sorted = [...drawn].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  const [low, middle, high] = [at(0.1), at(0.5), at(0.9)];
  const { observed } = head;
  return {
    ...head,
    horizon: head.target - head.start,
    low,
    high,
    inside: low <= observed && observed <= high,
    reach: (observed - middle) / (observed < middle ? middle - low : high - middle),
  };
};

/**
 * Draw the hindcasts of the stock by profession: every uncertain parameter of supply at once, on the figures known at the start.
 *
 * @param mortality Chance of death around the start years.
 * @returns One for each profession and stretch, and one for the sum of the professions of each stretch.
 * @source docs/method/uncertainty.md V1; docs/method/supply.md V2
 */
export const staffBands = (
  input: WorkforceInput,
  mortality: StaffMortality,
  table: ParameterTable,
  draws = staffDraws,
): readonly StaffBand[] => {
  const drawn = drawParameters(table, { draws, seed: 1 });
  if (!drawn.ok) throw new Error('Broken invariant: the shipped distributions can be drawn');
  const { names, values } = drawn.value;
  return staffRuns.flatMap(({ start, targets }) => {
    const known = asKnownIn(input, start);
    const longest = Math.max(...targets) - start;
    const growth = Array.from({ length: draws }, (_, d) =>
      modelGrowth(known, mortality, tableOf(table, names, values, draws, d), start, longest),
    );
    return targets.flatMap((target) => {
      const counted = professions.flatMap((profession, p) => {
        const [from, observed] = [countIn(input, p, start), countIn(input, p, target)];
        if (Number.isNaN(from) || Number.isNaN(observed)) return [];
        const path = growth.map((heads) => from * f64(heads, (target - start) * size + p));
        return [{ head: { profession, start, target, observed }, path }];
      });
      const observed = counted.reduce((sum, { head }) => sum + head.observed, 0);
      const together = growth.map((_, d) => counted.reduce((sum, { path }) => sum + (path[d] ?? 0), 0));
      return [
        ...counted.map(({ head, path }) => bandOf(head, path)),
        bandOf({ profession: 'all', start, target, observed }, together),
      ];
    });
  });
};
