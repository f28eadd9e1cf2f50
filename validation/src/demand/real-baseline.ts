import { fileURLToPath } from 'node:url';
import { type Baseline, invariant } from '@veivalg/core';
import { loadBaseline } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { type DemandBase, placesInnermost, prepareDemand } from '@veivalg/engine';
import { type DemandHistory, loadDemandHistory } from './load-history.ts';

/** The project's own data, loaded and prepared for checks of demand. */
export interface RealDemand {
  readonly baseline: Baseline;
  readonly base: DemandBase;
  readonly history: DemandHistory;
}

/** Load the project's data from disk and prepare the demand side. @throws When the data have a problem. */
export const realDemand = (): RealDemand => {
  const folder = diskFolder(fileURLToPath(new URL('../../../data', import.meta.url)));
  const baseline = loadBaseline(folder, nodeTools);
  invariant(baseline.ok, `the data load: ${JSON.stringify(baseline.problems.slice(0, 3))}`);
  const history = loadDemandHistory(folder, nodeTools);
  invariant(history.ok, `the history loads: ${JSON.stringify(history.problems.slice(0, 3))}`);
  const { use, staffing, municipalities, demography, parameters } = baseline.value;
  const population = placesInnermost(demography.population, municipalities.length);
  return {
    baseline: baseline.value,
    base: prepareDemand(use, staffing, municipalities, population, parameters),
    history: history.value,
  };
};
