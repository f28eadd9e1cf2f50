import { type Baseline, fail, type Outcome, type Problem, succeed } from '@veivalg/core';
import { type DataFolder, type FileTools, readSeries } from '@veivalg/data';
import { seriesIdOf } from '../series/to-series.ts';
import type { KeptTable } from '../update/update-tables.ts';
import type { Applying, MovedInput } from './applying.ts';
import { putPopulation } from './put-population.ts';
import { putProjection } from './put-projection.ts';
import { putStaff } from './put-staff.ts';
import { putUsers } from './put-users.ts';

export interface AppliedVersion {
  readonly baseline: Baseline;
  readonly moved: readonly MovedInput[];
}

/**
 * Put the figures of a data version in the place of those that came with the product.
 *
 * Population (07459) of the base year; the official projection (14746) as county and municipal totals; nurses by municipality
 * (14534, or 14533 by occupation where it alone was fetched); all care staff (14533) as one more year of its series; and users
 * of home care, staffed housing (12292) and long-term stays (11645).
 * A series that lacks municipalities is left out with a warning: half a country is never put beside the other half.
 *
 * @param kept Tables of the version with their metadata; titles of occupations are read from it.
 * @returns A new baseline with an id of its own, and what moved; the given baseline is untouched. Problems of `readSeries` stop it.
 * @source docs/connectors.md, fra tabell til grunnlag
 */
export const applyVersion = (
  baseline: Baseline,
  versionId: string,
  folder: DataFolder,
  tools: FileTools,
  kept: ReadonlyMap<string, KeptTable>,
): Outcome<AppliedVersion> => {
  const moved: MovedInput[] = [];
  const problems: Problem[] = [];
  const applying: Applying = {
    baseline,
    places: new Map(baseline.municipalities.map(({ id }, m) => [id as string, m])),
    kept,
    moved,
    problems,
    read: (table) => {
      if (!kept.has(table)) return null;
      const outcome = readSeries(folder, tools, seriesIdOf(table));
      if (outcome.ok) return outcome.value;
      problems.push(...outcome.problems);
      return null;
    },
  };
  const demography = putProjection(applying, putPopulation(applying, baseline.demography));
  const staffing = putStaff(applying, baseline.staffing, versionId);
  const use = putUsers(applying, baseline.use);
  if (problems.some(({ severity }) => severity === 'error')) return fail(problems);
  const id = tools.sha256(new TextEncoder().encode(`${baseline.id}+${versionId}`));
  return succeed(
    {
      baseline: Object.freeze({
        ...baseline,
        id,
        dataVersion: `${baseline.dataVersion}+${versionId}`,
        demography,
        staffing,
        use,
      }),
      moved,
    },
    problems,
  );
};
