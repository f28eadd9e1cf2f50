import { invariant, mixGroups, professions, services, serviceTraits } from '@veivalg/core';

const width = professions.length;
const nursing = ['nurse', 'specialistNurse'] as const;
const nursingRows: readonly number[] = nursing.map((profession) => professions.indexOf(profession));
const careGroup = mixGroups.indexOf('care');
/** Positions of the services of municipal care. */
export const careRows: readonly number[] = services.flatMap((service, s) =>
  mixGroups.indexOf(serviceTraits[service].mixGroup) === careGroup ? [s] : [],
);

/** Rounds of fitting local nurses and national professions to each other; it stops when totals hold to 1e-10, as they are given. */
const rounds = 60;
/** Far more than Newton's method needs; it stops by itself. */
const newtonSteps = 100;

/**
 * Find how many times as much nurses must count in one place for it to have the nurses wanted.
 *
 * Newton's method on a rising, hollow curve: from below it never passes the answer, and a step from above that would leave the
 * positive numbers is cut to a tenth.
 *
 * @param start Odds to start from; above 0.
 */
const oddsFor = (
  totals: Float64Array,
  nurseShares: Float64Array,
  otherShares: Float64Array,
  wanted: number,
  start: number,
): number => {
  let odds = start;
  for (let step = 0; step < newtonSteps; step++) {
    let nurses = 0;
    let slope = 0;
    for (let i = 0; i < totals.length; i++) {
      const n = nurseShares[i] as number;
      const other = otherShares[i] as number;
      const sum = n * odds + other;
      nurses += ((totals[i] as number) * n * odds) / sum;
      slope += ((totals[i] as number) * n * other) / (sum * sum);
    }
    const next = Math.max(odds / 10, odds + (wanted - nurses) / slope);
    if (Math.abs(next - odds) <= 1e-15 * odds) return next;
    odds = next;
  }
  return odds;
};

/**
 * Find the local factors of care: every place has the nurses observed there, every profession its national total,
 * and every place and service its own total.
 *
 * @param fte FTE of each care service by place. Shape [care services][M].
 * @returns Factors on the national mix. Shape [P][M].
 * @throws When a place has as many nurses as staff.
 */
export const careFactors = (
  mix: Float64Array,
  fte: readonly Float64Array[],
  nurseFte: Float64Array,
  nationalTotals: readonly number[],
): Float64Array => {
  const places = nurseFte.length;
  const common = new Float64Array(width).fill(1);
  const odds = new Float64Array(places).fill(1);
  const isNurse = professions.map((_, p) => nursingRows.includes(p));
  for (let round = 0; round < rounds; round++) {
    const nurseShares = new Float64Array(careRows.length);
    const otherShares = new Float64Array(careRows.length);
    careRows.forEach((s, i) => {
      for (let p = 0; p < width; p++) {
        const value = (mix[s * width + p] as number) * (common[p] as number);
        if (isNurse[p] === true) nurseShares[i] = (nurseShares[i] as number) + value;
        else otherShares[i] = (otherShares[i] as number) + value;
      }
    });
    for (let m = 0; m < places; m++) {
      const totals = Float64Array.from(fte, (row) => row[m] as number);
      const wanted = nurseFte[m] as number;
      const all = totals.reduce((a, b) => a + b, 0);
      invariant(
        wanted >= 0 && (wanted < all || wanted === 0),
        `place ${m} has fewer nurses (${wanted}) than staff (${all})`,
      );
      odds[m] = wanted === 0 ? 0 : oddsFor(totals, nurseShares, otherShares, wanted, odds[m] as number);
    }
    const sums = new Float64Array(width);
    careRows.forEach((s, i) => {
      const row = fte[i] as Float64Array;
      for (let m = 0; m < places; m++) {
        const norm = (nurseShares[i] as number) * (odds[m] as number) + (otherShares[i] as number);
        for (let p = 0; p < width; p++) {
          const factor = (common[p] as number) * (isNurse[p] === true ? (odds[m] as number) : 1);
          sums[p] =
            (sums[p] as number) + ((row[m] as number) * (mix[s * width + p] as number) * factor) / norm;
        }
      }
    });
    let off = 0;
    for (let p = 0; p < width; p++) {
      const wanted = nationalTotals[p] as number;
      if (isNurse[p] === true || wanted === 0) continue;
      off = Math.max(off, Math.abs((sums[p] as number) / wanted - 1));
      common[p] = ((common[p] as number) * wanted) / (sums[p] as number);
    }
    if (off < 1e-10) break;
  }
  const factors = new Float64Array(width * places);
  for (let p = 0; p < width; p++)
    for (let m = 0; m < places; m++)
      factors[p * places + m] = (common[p] as number) * (isNurse[p] === true ? (odds[m] as number) : 1);
  return factors;
};
