import { type DemographyInput, sexes } from '@veivalg/core';
import { remainingLifeExpectancy } from '@veivalg/engine';

const tableAges = 107;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/**
 * Measure the yearly gain in remaining life expectancy at 67 in registered deaths, mean of the sexes:
 * from the mean of the first five years to the mean of the last five.
 *
 * @returns Unit: years a year.
 */
export const observedGain = ({
  mortality,
  mortalityYears,
}: Pick<DemographyInput, 'mortality' | 'mortalityYears'>): number => {
  const at = (year: number): number =>
    mean(sexes.map((_, x) => remainingLifeExpectancy(mortality, (year * sexes.length + x) * tableAges, 67)));
  const years = Array.from({ length: mortalityYears.count }, (_, i) => i);
  const span = 5;
  return (
    (mean(years.slice(-span).map(at)) - mean(years.slice(0, span).map(at))) / (mortalityYears.count - span)
  );
};
