import { f64, type ParameterTable, type Profession, professions, type WorkforceInput } from '@veivalg/core';
import { drawParameters, type StaffMortality } from '@veivalg/engine';
import { asKnownIn, countIn, modelGrowth, staffRuns } from './hindcast.ts';

/** One profession from one count to a later one in the same way of counting, with the band drawn from what was known. */
export interface StaffBand {
  readonly profession: Profession;
  readonly start: number;
  readonly target: number;
  readonly horizon: number;
  /** Employed in all industries. */
  readonly observed: number;
  /** The tenth and the ninetieth of a hundred draws. */
  readonly low: number;
  readonly high: number;
  readonly inside: boolean;
}

/** How often the 80 per cent band held, by horizon; `all` over them. */
export interface StaffBandSummary {
  readonly horizon: number | 'all';
  readonly outcomes: number;
  readonly inside: number;
  /** Outcomes below and above the band. */
  readonly below: number;
  readonly above: number;
  /** Median width of the band. Unit: share of the observed. */
  readonly width: number;
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

/**
 * Draw the hindcasts of the stock by profession: every uncertain parameter of supply at once, on the figures known at the start.
 *
 * @param mortality Chance of death around the start years.
 * @source docs/method/uncertainty.md Q3; docs/method/supply.md V2
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
    return targets.flatMap((target) =>
      professions.flatMap((profession, p): StaffBand[] => {
        const [from, observed] = [countIn(input, p, start), countIn(input, p, target)];
        if (Number.isNaN(from) || Number.isNaN(observed)) return [];
        const sorted = growth
          .map((path) => from * f64(path, (target - start) * size + p))
          .sort((a, b) => a - b);
        const at = (share: number): number => sorted[Math.ceil(share * draws) - 1] ?? Number.NaN;
        const [low, high] = [at(0.1), at(0.9)];
        const inside = low <= observed && observed <= high;
        return [{ profession, start, target, horizon: target - start, observed, low, high, inside }];
      }),
    );
  });
};

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

/** Count how often the bands held. */
export const summariseStaffBands = (bands: readonly StaffBand[]): readonly StaffBandSummary[] => {
  const horizons = [...new Set(bands.map(({ horizon }) => horizon))].sort((a, b) => a - b);
  return ([...horizons, 'all'] as const).map((horizon) => {
    const own = bands.filter((band) => horizon === 'all' || band.horizon === horizon);
    const share = (is: (band: StaffBand) => boolean): number => own.filter(is).length / own.length;
    return {
      horizon,
      outcomes: own.length,
      inside: share(({ inside }) => inside),
      below: share(({ observed, low }) => observed < low),
      above: share(({ observed, high }) => observed > high),
      width: medianOf(own.map(({ observed, low, high }) => (high - low) / observed)),
    };
  });
};
