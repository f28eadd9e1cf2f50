import type { DemographyInput, PathLevel } from '@veivalg/core';
import { cell, firstYear, lineValue, openAge, pick, range, rowCount, total } from './population-numbers.ts';

/** Life expectancy from an exact age. */
export const yearsLeft = (q: readonly number[], age: number): number => {
  let alive = 1;
  let years = 0;
  for (let a = age; a < rowCount; a++) {
    const dead = alive * pick(q, a);
    years += alive - dead / 2;
    alive -= dead;
  }
  return years;
};

/** D2, step 5. */
export const survivalRows = (q: readonly number[]): number[] => {
  const alive = [1];
  for (const chance of q) alive.push(pick(alive, alive.length - 1) * (1 - chance));
  return range(rowCount).map((row) => {
    if (row === 0) return (1 + pick(alive, 1)) / 2;
    if (row === rowCount - 1) return 1 - pick(q, openAge);
    const age = row - 1;
    const before = pick(alive, age) + pick(alive, age + 1);
    return before > 0 ? (pick(alive, age + 1) + pick(alive, age + 2)) / before : 0;
  });
};

/** D2, steps 1–4: probability of death `[year][sex][age]`. */
export const mortality = (
  input: DemographyInput,
  value: (id: string) => number,
  level: PathLevel,
  years: number,
): number[][][] => {
  const recent = value('recentMortalityYears');
  const lastYear = input.mortalityYears.first + input.mortalityYears.count;
  const base = range(2).map((sex) => {
    const q: number[] = [];
    for (const age of range(rowCount)) {
      const seen = range(recent).map((i) =>
        cell(input.mortality, ((lastYear - 1 - i - input.mortalityYears.first) * 2 + sex) * rowCount + age),
      );
      const mean = total(seen) / recent;
      q.push(age > value('monotoneMortalityAge') ? Math.max(mean, pick(q, age - 1)) : mean);
    }
    return q;
  });

  const firstAge = value('declineFirstAge');
  const slopes = range(rowCount).map((age) => {
    if (age < firstAge || age > 100) return 0;
    const points: [number, number][] = [];
    for (const t of range(input.officialAgesYears.count - 1)) {
      const now = cell(input.officialAges, t * 106 + age);
      const next = cell(input.officialAges, (t + 1) * 106 + age + 1);
      if (now > next && next > 0) points.push([t, Math.log(1 - next / now)]);
    }
    const meanX = total(points.map(([x]) => x)) / points.length;
    const meanY = total(points.map(([, y]) => y)) / points.length;
    const spread = total(points.map(([x]) => (x - meanX) ** 2));
    if (!(spread > 0)) return 0;
    return Math.max(0, -total(points.map(([x, y]) => (x - meanX) * (y - meanY))) / spread);
  });
  const decline = range(rowCount).map((age) => {
    if (age > 100) return 0;
    const ages =
      age < firstAge
        ? range(5).map((i) => firstAge + i)
        : range(5)
            .map((i) => age - 2 + i)
            .filter((a) => a >= firstAge && a <= 100);
    return total(ages.map((a) => pick(slopes, a))) / ages.length;
  });

  const gaps = input.lifeExpectancyMen[level]
    .filter((point) => point.year > lastYear)
    .map((point) => ({
      year: point.year,
      value: 2 * (lineValue(input.lifeExpectancy[level], point.year) - point.value),
    }));
  const gapPath = [
    { year: lastYear, value: yearsLeft(pick(base, 0), 0) - yearsLeft(pick(base, 1), 0) },
    ...gaps,
  ];
  return range(years).map((t) =>
    range(2).map((sex) => {
      const both = lineValue(input.lifeExpectancy[level], firstYear + t);
      const target = both + (sex === 0 ? 0.5 : -0.5) * lineValue(gapPath, firstYear + t);
      const table = (shift: number): number[] =>
        range(rowCount).map((age) =>
          age === rowCount - 1
            ? 1
            : Math.min(1, pick(pick(base, sex), age) * Math.exp(-pick(decline, age) * shift)),
        );
      let low = -200;
      let high = 400;
      for (let i = 0; i < 200; i++) {
        const middle = (low + high) / 2;
        if (yearsLeft(table(middle), 0) < target) low = middle;
        else high = middle;
      }
      return table((low + high) / 2);
    }),
  );
};
