import type { Baseline } from '@veivalg/core';
import { type DataFolder, type FileTools, loadPopulationHistory, numberIn, readSeries } from '@veivalg/data';
import { projectPopulation } from '@veivalg/engine';
import { type HindcastTable, populationHindcast } from './hindcast.ts';
import { compareWithOfficial, type OfficialComparison } from './official.ts';

/** Everything the validation says of the population, as plain data. */
export interface PopulationReport {
  readonly hindcast: HindcastTable;
  readonly official: OfficialComparison;
}

/**
 * Hold the projection of the population against history (V1) and Statistics Norway's own (V3).
 *
 * Throws when a shipped series is broken: the tests of `data` say which.
 * @source docs/method/demography.md V1, V3
 */
export const populationReport = (
  baseline: Baseline,
  folder: DataFolder,
  tools: FileTools,
): PopulationReport => {
  const { demography, municipalities, parameters } = baseline;
  const history = loadPopulationHistory(
    folder,
    tools,
    municipalities.map((place) => place.id),
  );
  const assumptions = readSeries(folder, tools, 'ssb-projection-2024-assumptions');
  if (!history.ok || !assumptions.ok) throw new Error('The demographic series do not load');
  const totals = assumptions.value.rows
    .filter((row) => row['indicator'] === 'population' && row['alternative'] === 'MMM')
    .map((row) => ({ year: numberIn(row, 'year'), value: numberIn(row, 'value') }));
  const path = projectPopulation(
    demography,
    municipalities,
    parameters,
    'main',
    demography.municipalTotalsYear,
  );
  return {
    hindcast: populationHindcast(history.value, demography, municipalities, parameters),
    official: compareWithOfficial(path, demography, municipalities, parameters, totals),
  };
};
