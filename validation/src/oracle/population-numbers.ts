/** First year, open age, cohort rows and age groups of docs/method/demography.md. */
export const firstYear = 2026;
export const openAge = 105;
export const rowCount = 107;
export const groupCount = 20;

/** 0, 1, …, count − 1. */
export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
/** The sum, from the left. */
export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
/** A cell of a flat table; one outside it is no number, so that the comparison fails. */
export const cell = (array: ArrayLike<number>, index: number): number => array[index] ?? Number.NaN;
/** An item of a list; one outside it is a mistake in the oracle. */
export const pick = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new Error(`The oracle looked outside a list at ${index}`);
  return item;
};

/** Straight line between published points. */
export const lineValue = (points: readonly { year: number; value: number }[], year: number): number => {
  const sorted = [...points].sort((a, b) => a.year - b.year);
  const earlier = sorted.filter((point) => point.year <= year).at(-1);
  const later = sorted.find((point) => point.year >= year);
  if (earlier === undefined) return pick(sorted, 0).value;
  if (later === undefined || later.year === earlier.year) return earlier.value;
  return (
    earlier.value + ((later.value - earlier.value) * (year - earlier.year)) / (later.year - earlier.year)
  );
};
