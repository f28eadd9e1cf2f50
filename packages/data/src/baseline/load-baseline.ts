import { type Baseline, baseYear, fail, type Outcome, type Problem, succeed } from '@veivalg/core';
import { z } from 'zod';
import { loadDemography } from '../demography/load-demography.ts';
import type { DataFolder } from '../files/folder.ts';
import { readJson } from '../files/read-json.ts';
import type { FileTools } from '../files/read-series.ts';
import { type Geography, loadGeography } from '../geography/load-geography.ts';
import { loadLabour } from '../labour/load-labour.ts';
import { loadParameters, parameterAreas } from '../parameters/load-parameters.ts';
import { loadSeriesRecords, loadSources } from '../sources/load-sources.ts';
import { loadStaffing } from '../staffing/load-staffing.ts';
import { loadUse } from '../use/load-use.ts';
import { loadWorkforce } from '../workforce/load-workforce.ts';

const versionSchema = z.strictObject({ version: z.string().regex(/^\d{4}\.\d{2}(\.\d+)?$/) });

/** Digest over every file the baseline is read from: the same files give the same id, in any order of reading. */
const digest = (folder: DataFolder, tools: FileTools): string => {
  const paths = ['sources', 'series', ...parameterAreas.map((area) => `parameters/${area}`)].flatMap((part) =>
    folder.list(part).map((name) => `${part}/${name}`),
  );
  const lines = paths.map((path) => `${path}:${tools.sha256(folder.read(path) ?? new Uint8Array())}`);
  return tools.sha256(new TextEncoder().encode(lines.sort().join('\n')));
};

const formerOf = (geography: Geography): Baseline['formerMunicipalities'] =>
  [...geography.successors].map(([code, successors]) => ({
    code,
    name: successors[0]?.oldName ?? code,
    successors: successors.map((successor) => successor.code),
  }));

/**
 * Read and check everything the engine starts from.
 *
 * @param folder The folder `data/`.
 * @returns The baseline, frozen; or all problems of all blocks.
 */
export const loadBaseline = (folder: DataFolder, tools: FileTools): Outcome<Baseline> => {
  const version = readJson(folder, 'version.json', versionSchema);
  const sources = loadSources(folder);
  if (!sources.ok || !version.ok)
    return fail([...(sources.ok ? [] : sources.problems), ...(version.ok ? [] : version.problems)]);
  const known = new Set(sources.value.map(({ key }) => key));
  const series = loadSeriesRecords(folder, known);
  const parameters = loadParameters(folder, known);
  const geography = loadGeography(folder, tools);
  if (!geography.ok) return fail(geography.problems);
  const places = geography.value.municipalities.map(({ id }) => id);
  const demography = loadDemography(folder, tools, places);
  const use = loadUse(folder, tools, geography.value.municipalities);
  const staffing = loadStaffing(folder, tools, geography.value.municipalities);
  const labour = loadLabour(folder, tools);
  const workforce = loadWorkforce(folder, tools);
  const problems: Problem[] = [
    series,
    parameters,
    geography,
    demography,
    use,
    staffing,
    labour,
    workforce,
  ].flatMap((outcome) => [...outcome.problems]);
  if (
    !series.ok ||
    !parameters.ok ||
    !demography.ok ||
    !use.ok ||
    !staffing.ok ||
    !labour.ok ||
    !workforce.ok
  )
    return fail(problems);
  return succeed(
    Object.freeze({
      id: digest(folder, tools),
      dataVersion: version.value.version,
      baseYear,
      municipalities: geography.value.municipalities,
      countyNames: Object.fromEntries(geography.value.counties.map(({ id, name }) => [id, name])),
      formerMunicipalities: formerOf(geography.value),
      parameters: parameters.value,
      demography: demography.value,
      use: use.value,
      staffing: staffing.value,
      workforce: workforce.value,
      labour: labour.value,
      series: series.value,
      sources: sources.value,
    }),
    problems,
  );
};
