import { ageCount, fail, type MunicipalityId, type Outcome, problem, sexes, succeed } from '@veivalg/core';
import type { DataFolder } from '../files/folder.ts';
import { type FileTools, readSeries } from '../files/read-series.ts';
import { eachPopulationCell, placeIndex } from './population-rows.ts';

/** Registered population year by year, in full; for checks against history, too large for the browser. */
export interface PopulationHistoryData {
  readonly firstYear: number;
  readonly yearCount: number;
  readonly placeCount: number;
  /** Persons on 1 January. Shape [Y][M][X][106]; `NaN` where not known. */
  readonly persons: Float64Array;
  /** 1 where a former municipality was split and the figure is an estimate. Shape [Y][M]. */
  readonly estimated: Uint8Array;
}

/**
 * Read the population of every municipality 2005–2026 by sex and single year of age.
 *
 * @param municipalities Place axis, sorted.
 * @returns The history, or all problems: those of `readSeries`, V1115 unknown place or sex, V1114 a place twice or missing.
 */
export const loadPopulationHistory = (
  folder: DataFolder,
  tools: FileTools,
  municipalities: readonly MunicipalityId[],
): Outcome<PopulationHistoryData> => {
  const earlier = readSeries(folder, tools, 'population-2005-2025');
  const base = readSeries(folder, tools, 'population-2026');
  if (!earlier.ok || !base.ok) return fail([...earlier.problems, ...base.problems]);
  const places = placeIndex(municipalities);
  const placeCount = municipalities.length;
  const firstYear = earlier.value.record.firstYear;
  const yearCount = base.value.record.lastYear - firstYear + 1;
  const persons = new Float64Array(yearCount * placeCount * sexes.length * ageCount).fill(Number.NaN);
  const estimated = new Uint8Array(yearCount * placeCount);
  const problems = [earlier.value, base.value].flatMap((table) =>
    eachPopulationCell(table, places, (place, sex, age, row, count) => {
      const year = Number(row['year'] ?? table.record.firstYear) - firstYear;
      const cell = year * placeCount + place;
      persons[(cell * sexes.length + sex) * ageCount + age] = count;
      if (row['estimated'] === '1') estimated[cell] = 1;
    }),
  );
  const lastYear = (yearCount - 1) * placeCount;
  municipalities.forEach((id, place) => {
    if (Number.isNaN(persons[(lastYear + place) * sexes.length * ageCount]))
      problems.push(problem('V1114', `series/${base.value.record.file}`, { value: id }));
  });
  return problems.length > 0
    ? fail(problems)
    : succeed({ firstYear, yearCount, placeCount, persons, estimated });
};
