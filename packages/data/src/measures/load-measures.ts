import {
  type DoubleCountGroup,
  driverIds,
  fail,
  type Measure,
  type MeasureLibrary,
  type Outcome,
  type Problem,
  problem,
  type Requirement,
  succeed,
} from '@veivalg/core';
import type { DataFolder } from '../files/folder.ts';
import { readAllJson, readJson } from '../files/read-json.ts';
import {
  documentsSchema,
  groupsSchema,
  measureSchema,
  measureSourceSchema,
  requirementSchema,
} from './schemas.ts';

const folderName = 'measures';
/** Files in `data/measures` that are no measure. */
const besides = new Set(['groups.json', 'documents.json']);

const readMeasures = (folder: DataFolder): Outcome<readonly Measure[]> => {
  const measures: Measure[] = [];
  const problems: Problem[] = [];
  for (const name of folder.list(folderName)) {
    if (!name.endsWith('.json') || besides.has(name)) continue;
    const outcome = readJson(folder, `${folderName}/${name}`, measureSchema);
    if (!outcome.ok) problems.push(...outcome.problems);
    else if (`${outcome.value.id}.json` !== name)
      problems.push(problem('V1102', `${folderName}/${name}`, { what: `id ${outcome.value.id}` }));
    else measures.push(outcome.value);
  }
  return problems.length > 0 ? fail(problems) : succeed(measures.sort((a, b) => a.no - b.no));
};

const duplicates = (ids: readonly string[], where: string): readonly Problem[] =>
  ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => problem('V1110', `${where}/${id}`, { id }));

const linkProblems = (library: MeasureLibrary): readonly Problem[] => {
  const ids = new Set<string>(library.measures.map((m) => m.id));
  const sources = new Set(library.sources.map((s) => s.key));
  const documents = new Set(library.documents.map((d) => d.id));
  const groups = new Set(library.groups.map((g) => g.id));
  const problems: Problem[] = [];
  const need = (known: ReadonlySet<string>, keys: readonly string[], where: string, code: string): void => {
    for (const key of keys)
      if (!known.has(key))
        problems.push(problem(code, where, code === 'V1111' ? { source: key } : { value: key }));
  };
  for (const m of library.measures) {
    const where = `${folderName}/${m.id}`;
    need(ids, [...m.operationalises, ...m.overlaps, ...m.delivers], where, 'V1115');
    need(sources, [...m.sources, ...m.findings.map((f) => f.source)], where, 'V1111');
    need(
      documents,
      m.wording.map((w) => w.document),
      where,
      'V1115',
    );
    need(groups, m.doubleCountGroups, where, 'V1115');
  }
  for (const r of library.requirements) {
    if (r.measure !== null) need(ids, [r.measure], `requirements/${r.id}`, 'V1115');
    need(sources, r.sources, `requirements/${r.id}`, 'V1111');
  }
  return problems;
};

const groupProblems = (groups: readonly DoubleCountGroup[]): readonly Problem[] => {
  const drivers = groups.flatMap((group) => group.limits.map((limit) => limit.driver));
  const missing = driverIds.filter((id) => !drivers.includes(id));
  return [
    ...duplicates(drivers, `${folderName}/groups.json`),
    ...missing.map((value) => problem('V1114', `${folderName}/groups.json`, { value })),
    ...groups.flatMap((group) =>
      group.limits
        .filter(({ least, most }) => least !== null && most !== null && least > most)
        .map((limit) => problem('V1109', `${folderName}/groups.json`, { what: limit.driver })),
    ),
  ];
};

/**
 * Load the catalogue of measures, its double-count groups, documents and sources, and the library of requirements.
 *
 * @param folder The data folder.
 * @returns The library with measures in the order of their numbers, or every problem: V1101–V1102 files that are missing
 *   or do not fit, V1109 limits that cross, V1110 codes that stand twice, V1111 unknown sources, V1114 drivers without a group, V1115 links that lead nowhere.
 */
export const loadMeasures = (folder: DataFolder): Outcome<MeasureLibrary> => {
  const measures = readMeasures(folder);
  const groups = readJson(folder, `${folderName}/groups.json`, groupsSchema);
  const documents = readJson(folder, `${folderName}/documents.json`, documentsSchema);
  const sources = readAllJson(folder, [`${folderName}/sources`], measureSourceSchema);
  const requirements: Outcome<readonly Requirement[]> = readAllJson(
    folder,
    ['requirements'],
    requirementSchema,
  );
  if (!(measures.ok && groups.ok && documents.ok && sources.ok && requirements.ok))
    return fail([measures, groups, documents, sources, requirements].flatMap((outcome) => outcome.problems));
  const library: MeasureLibrary = {
    measures: measures.value,
    groups: groups.value,
    documents: documents.value,
    sources: [...sources.value].sort((a, b) => (a.key < b.key ? -1 : 1)),
    requirements: requirements.value,
  };
  const problems = [
    ...duplicates(
      library.measures.map((m) => m.id),
      folderName,
    ),
    ...duplicates(
      library.requirements.map((r) => r.id),
      'requirements',
    ),
    ...groupProblems(library.groups),
    ...linkProblems(library),
  ];
  return problems.length > 0 ? fail(problems) : succeed(library);
};
