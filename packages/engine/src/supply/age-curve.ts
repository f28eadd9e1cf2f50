import { at, staffAges, workforceBands } from '@veivalg/core';

/** Slopes of a monotone cubic through (x, y): harmonic mean inside, one-sided and limited at the ends. */
const slopes = (x: readonly number[], y: readonly number[]): readonly number[] => {
  const last = x.length - 1;
  const h = x.slice(1).map((value, i) => value - at(x, i));
  const d = h.map((step, i) => (at(y, i + 1) - at(y, i)) / step);
  const end = (h0: number, h1: number, d0: number, d1: number): number =>
    Math.min(Math.max(((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1), 0), 3 * d0);
  return x.map((_, i) => {
    if (i === 0) return end(at(h, 0), at(h, 1), at(d, 0), at(d, 1));
    if (i === last) return end(at(h, last - 1), at(h, last - 2), at(d, last - 1), at(d, last - 2));
    const before = at(d, i - 1);
    const after = at(d, i);
    if (before <= 0 || after <= 0) return 0;
    const w1 = 2 * at(h, i) + at(h, i - 1);
    const w2 = at(h, i) + 2 * at(h, i - 1);
    return (w1 + w2) / (w1 / before + w2 / after);
  });
};

/**
 * Spread counts of the four age bands over single years by a monotone curve through the running total.
 *
 * Every band gets its count back exactly; no year is negative.
 * @param bands Persons by band. Shape [4]. Unit: persons, not negative.
 * @param firstAge Youngest age in the profession, below the second band.
 * @returns Persons by age 17…74. Shape [58].
 * @source docs/method/supply.md S1
 */
export const spreadBands = (bands: readonly number[], firstAge: number): Float64Array => {
  const x = [firstAge, ...workforceBands.slice(1), staffAges.last + 1];
  const y = [0];
  for (const count of bands) y.push(at(y, y.length - 1) + count);
  const m = slopes(x, y);
  const reached = (age: number): number => {
    if (age <= firstAge) return 0;
    let i = 0;
    while (i < x.length - 2 && age >= at(x, i + 1)) i++;
    const h = at(x, i + 1) - at(x, i);
    const s = (age - at(x, i)) / h;
    if (s >= 1) return at(y, i + 1);
    const t = 1 - s;
    return (
      (1 + 2 * s) * t * t * at(y, i) +
      s * t * t * h * at(m, i) +
      s * s * (3 - 2 * s) * at(y, i + 1) -
      s * s * t * h * at(m, i + 1)
    );
  };
  return Float64Array.from({ length: staffAges.count }, (_, a) =>
    Math.max(0, reached(staffAges.first + a + 1) - reached(staffAges.first + a)),
  );
};

/**
 * Age profile of people entering: falls evenly with age from the youngest.
 *
 * @param firstAge Youngest age. @param spread Years from it to the mean.
 * @returns Shares by age 17…74 that sum to 1. Shape [58].
 * @source docs/method/supply.md S2
 */
export const entryProfile = (firstAge: number, spread: number): Float64Array => {
  const profile = new Float64Array(staffAges.count);
  let total = 0;
  // One minus the chance of entering each year later; the mean delay of the geometric form is `spread`.
  const keep = spread / (1 + spread);
  let weight = 1;
  for (let a = Math.max(0, Math.round(firstAge) - staffAges.first); a < staffAges.count; a++) {
    profile[a] = weight;
    total += weight;
    weight *= keep;
  }
  for (let a = 0; a < staffAges.count; a++) profile[a] = at(profile, a) / total;
  return profile;
};
