import {
  fail,
  type Outcome,
  type Problem,
  problem,
  type SeriesRecord,
  type SourceRecord,
  succeed,
} from '@veivalg/core';
import type { DataFolder } from '../files/folder.ts';
import { readAllJson } from '../files/read-json.ts';
import { seriesSchema, sourceSchema } from '../files/schemas.ts';

/** Load every source record. @returns Sorted by key, or V1102, V1110 for a key that stands twice. */
export const loadSources = (folder: DataFolder): Outcome<readonly SourceRecord[]> => {
  const read = readAllJson(folder, ['sources'], sourceSchema);
  if (!read.ok) return read;
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const source of read.value) {
    if (seen.has(source.key)) problems.push(problem('V1110', `sources/${source.key}`, { id: source.key }));
    seen.add(source.key);
  }
  return problems.length > 0
    ? fail(problems)
    : succeed([...read.value].sort((a, b) => (a.key < b.key ? -1 : 1)));
};

/** Load the record of every series (not its rows). @returns Sorted by id, or V1102, V1111 for an unknown source. */
export const loadSeriesRecords = (
  folder: DataFolder,
  knownSources: ReadonlySet<string>,
): Outcome<readonly SeriesRecord[]> => {
  const read = readAllJson(folder, ['series'], seriesSchema);
  if (!read.ok) return read;
  const problems: Problem[] = [];
  for (const series of read.value)
    for (const source of series.sources)
      if (!knownSources.has(source)) problems.push(problem('V1111', `series/${series.id}`, { source }));
  const records = read.value.map(({ columns: _columns, runs: _runs, ...record }) => record);
  return problems.length > 0 ? fail(problems) : succeed(records.sort((a, b) => (a.id < b.id ? -1 : 1)));
};
