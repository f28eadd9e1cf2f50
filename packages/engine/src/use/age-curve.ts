import { ageCount, exp, f64, invariant, log } from '@veivalg/core';

/** Users (or work) of everyone aged `fromAge`…`toAge`. */
export interface AgeGroupCount {
  readonly fromAge: number;
  readonly toAge: number;
  readonly count: number;
}

/** Steps of the halving that finds the bend of a group's curve; the exact count is set by scaling what is left. */
const halvings = 50;
const steepest = 1e4;

interface Edge {
  readonly left: number;
  readonly right: number;
}

const weightOf = (weights: Float64Array, group: AgeGroupCount): number => {
  let total = 0;
  for (let age = group.fromAge; age <= group.toAge; age++) total += weights[age] as number;
  return total;
};

/** A group above or below both neighbours; its rate is flat, since no monotone curve passes through a top. */
const isTop = (means: readonly number[], i: number): boolean => {
  if (i === 0 || i === means.length - 1) return false;
  const mean = means[i] as number;
  return (mean - (means[i - 1] as number)) * ((means[i + 1] as number) - mean) <= 0;
};

/** Rates just before and just after the border between group i and the next one. */
const border = (means: readonly number[], i: number): Edge => {
  const left = means[i] as number;
  const right = means[i + 1] as number;
  if (isTop(means, i) && isTop(means, i + 1)) return { left, right };
  if (isTop(means, i)) return { left, right: left };
  if (isTop(means, i + 1)) return { left: right, right };
  const middle = Math.sqrt(left * right);
  return { left: middle, right: middle };
};

/** Rate at the open end of the first or last group: as far from the mean as the inner edge is, inside 0…cap. */
const outer = (mean: number, inner: number, cap: number): number =>
  Math.min(cap, Math.max(0, mean + (mean - inner)));

const fillGroup = (
  rates: Float64Array,
  weights: Float64Array,
  group: AgeGroupCount,
  first: number,
  last: number,
): void => {
  const { fromAge, toAge, count } = group;
  const length = toAge - fromAge + 1;
  const total = weightOf(weights, group);
  const mean = total > 0 ? count / total : 0;
  // x^bend is exp(bend × ln x), and the logarithms are the same for every bend that is tried.
  const logs = Float64Array.from({ length }, (_, i) => log((i + 0.5) / length));
  const sumAt = (bend: number): number => {
    let sum = 0;
    for (let age = fromAge; age <= toAge; age++) {
      const rate = first + (last - first) * exp(bend * f64(logs, age - fromAge));
      rates[age] = rate;
      sum += rate * (weights[age] as number);
    }
    return sum;
  };
  const between = (mean - first) * (last - mean) > 0;
  if (!between || length === 1 || total === 0) {
    rates.fill(mean, fromAge, toAge + 1);
    return;
  }
  const rising = last > first;
  let low = 1 / steepest;
  let high = steepest;
  for (let i = 0; i < halvings; i++) {
    const middle = Math.sqrt(low * high);
    // A larger bend keeps the curve near its first value for longer.
    if (sumAt(middle) > count === rising) low = middle;
    else high = middle;
  }
  const found = sumAt(Math.sqrt(low * high));
  if (!(found > 0) || Math.abs(found / count - 1) > 1e-10) {
    rates.fill(mean, fromAge, toAge + 1);
    return;
  }
  for (let age = fromAge; age <= toAge; age++) rates[age] = ((rates[age] as number) * count) / found;
};

/**
 * Draw single-year rates through group counts.
 *
 * Between two groups that both lie on a slope the rate is the geometric mean of theirs; inside a group the rate follows
 * first + (last − first) × x^bend, with the bend that gives back the group's count. A top or a trough is flat. Ages outside
 * every group get 0.
 *
 * @param groups Sorted by age, not overlapping. Unit: persons.
 * @param weights Persons by single age, those of a higher-rate sex weighted up. Shape [106].
 * @param cap Highest rate at an open end: 1 for persons, no limit for volumes.
 * @returns Rates by single age. Shape [106]. Unit: per person.
 * @source docs/method/use.md U1
 */
export const curveThroughGroups = (
  groups: readonly AgeGroupCount[],
  weights: Float64Array,
  cap: number,
): Float64Array => {
  const rates = new Float64Array(ageCount);
  const means = groups.map((group) => {
    const total = weightOf(weights, group);
    return total > 0 ? group.count / total : 0;
  });
  groups.forEach((group, i) => {
    const next = groups[i + 1];
    invariant(
      next === undefined || next.fromAge === group.toAge + 1,
      `ages ${group.toAge} and on lie in one group`,
    );
    const mean = means[i] as number;
    const left = i === 0 ? null : border(means, i - 1).right;
    const right = next === undefined ? null : border(means, i).left;
    const first = left ?? (right === null ? mean : outer(mean, right, cap));
    const last = right ?? (left === null ? mean : outer(mean, left, cap));
    fillGroup(rates, weights, group, isTop(means, i) ? mean : first, isTop(means, i) ? mean : last);
  });
  return rates;
};

/**
 * Give every age the rate of its group; groups that overlap add up.
 *
 * @returns Rates by single age. Shape [106].
 * @source docs/method/use.md U1b
 */
export const stepsThroughGroups = (groups: readonly AgeGroupCount[], weights: Float64Array): Float64Array => {
  const rates = new Float64Array(ageCount);
  for (const group of groups) {
    const total = weightOf(weights, group);
    if (total === 0) continue;
    for (let age = group.fromAge; age <= group.toAge; age++)
      rates[age] = (rates[age] as number) + group.count / total;
  }
  return rates;
};
