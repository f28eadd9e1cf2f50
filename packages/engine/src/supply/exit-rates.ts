import {
  at,
  type ExitBand,
  exitBands,
  f64,
  professions,
  staffAges,
  type WorkforceInput,
} from '@veivalg/core';
import type { SupplyParameters } from './supply-parameters.ts';

/** Chance of death of staff. Shape [Y][X][A]; the last year stands for all later ones. */
export interface StaffMortality {
  readonly values: Float64Array;
  /** Number of years Y; 1 is enough. */
  readonly years: number;
  /** Number of single-year ages A from 0; at least 75. */
  readonly ages: number;
}

/** First age of each exit band. */
const bandStart: Readonly<Record<ExitBand, number>> = { under35: 17, from35to54: 35, from55: 55 };

/** Exit band of each staff age. Shape [58]. */
export const bandOfAge: Uint8Array = Uint8Array.from({ length: staffAges.count }, (_, a) => {
  let band = 0;
  for (const [b, name] of exitBands.entries()) if (staffAges.first + a >= bandStart[name]) band = b;
  return band;
});

/**
 * Disability against the common pattern: observed disabled per employed over what the pattern would have given at these ages.
 *
 * @param stock Persons by age 17…74. Shape [58]. @param ratio Disabled per employed.
 */
const disabilityFactor = (stock: Float64Array, pattern: Float64Array, ratio: number): number => {
  let cumulative = 0;
  let expected = 0;
  let total = 0;
  for (let a = 0; a < staffAges.count; a++) {
    cumulative += at(pattern, a);
    expected += at(stock, a) * cumulative;
    total += at(stock, a);
  }
  return expected > 0 ? (ratio * total) / expected : 1;
};

/**
 * Work out yearly exits other than death and retirement: leaving the sector and disability.
 *
 * @param shape Persons by profession and age. Shape [P][58].
 * @returns Share a year. Shape [P][58].
 * @source docs/method/supply.md S2
 */
export const exitRates = (
  input: WorkforceInput,
  shape: Float64Array,
  parameters: SupplyParameters,
): Float64Array => {
  const { count, first } = staffAges;
  const rates = new Float64Array(professions.length * count);
  for (const [p, profession] of professions.entries()) {
    const observed = at(input.disabledPerEmployed, p);
    const ratio = Number.isNaN(observed) ? parameters.otherDisabilityRatio : observed;
    const factor =
      parameters.disabilityLevel *
      disabilityFactor(shape.subarray(p * count, (p + 1) * count), input.disabilityByAge, ratio);
    for (let a = 0; a < count; a++) {
      const open = first + a < parameters.retirementFirstAge;
      const common = parameters.leaving[at(bandOfAge, a)] ?? 0;
      const leaving = profession === 'withoutHealthEducation' ? parameters.leavingUntrained : common;
      rates[p * count + a] = Math.min(1, (open ? leaving : 0) + factor * at(input.disabilityByAge, a));
    }
  }
  return rates;
};

/**
 * Read the retirement pattern at age minus shift, between whole years by a straight line.
 *
 * @param pattern Share a year by age 17…74. Shape [58]. @param shift Years later; negative is earlier.
 * @returns Share a year at staff age index `a`, at most 1.
 * @source docs/method/supply.md S2
 */
export const retirementAt = (pattern: Float64Array, level: number, a: number, shift: number): number => {
  const position = Math.min(Math.max(a - shift, 0), staffAges.count - 1);
  const low = Math.floor(position);
  const high = Math.min(low + 1, staffAges.count - 1);
  const part = position - low;
  return Math.min(1, level * ((1 - part) * f64(pattern, low) + part * f64(pattern, high)));
};

/** Chance of death by sex and staff age in one year. Shape [X][58]. @param y Years from the first year of `mortality`. */
export const staffDeaths = (mortality: StaffMortality, y: number): Float64Array => {
  const year = Math.min(Math.max(y, 0), mortality.years - 1);
  return Float64Array.from({ length: 2 * staffAges.count }, (_, i) => {
    const x = i < staffAges.count ? 0 : 1;
    return at(mortality.values, (year * 2 + x) * mortality.ages + staffAges.first + i - x * staffAges.count);
  });
};
