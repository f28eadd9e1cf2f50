import type { DemographyInput, PathLevel } from '@veivalg/core';
import { cell, lineValue, pick, range, total } from './population-numbers.ts';

/** D3, step 1: shares by single year through a limited cubic Hermite curve of the running sum. */
const singleYears = (shares: readonly number[]): number[] => {
  const sums = [0];
  for (const share of shares) sums.push(pick(sums, sums.length - 1) + share);
  const slopeAt = (edge: number): number => {
    if (edge === 0 || edge === shares.length) return 0;
    const left = pick(shares, edge - 1) / 5;
    const right = pick(shares, edge) / 5;
    return left > 0 && right > 0 ? 2 / (1 / left + 1 / right) : 0;
  };
  const height = (age: number): number => {
    const group = Math.min(shares.length - 1, Math.floor((age - 15) / 5));
    const s = (age - 15 - group * 5) / 5;
    return (
      pick(sums, group) * (2 * s ** 3 - 3 * s ** 2 + 1) +
      5 * slopeAt(group) * (s ** 3 - 2 * s ** 2 + s) +
      pick(sums, group + 1) * (3 * s ** 2 - 2 * s ** 3) +
      5 * slopeAt(group + 1) * (s ** 3 - s ** 2)
    );
  };
  return range(106).map((age) => (age < 15 || age > 49 ? 0 : Math.max(0, height(age + 1) - height(age))));
};

/** D3: births per woman by age in one year. */
export const fertility = (input: DemographyInput, level: PathLevel, year: number): number[] => {
  const mids = Array.from(input.fertilityMidYears);
  const shares = range(7).map((group) =>
    lineValue(
      mids.map((mid, i) => ({ year: mid, value: cell(input.fertilityShares, i * 7 + group) })),
      year,
    ),
  );
  const spread = singleYears(shares);
  const sum = total(spread);
  return spread.map((value) => (value / sum) * lineValue(input.totalFertility[level], year));
};
