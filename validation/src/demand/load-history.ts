import { ageCount, fail, type Outcome, sexes, succeed } from '@veivalg/core';
import { type DataFolder, type FileTools, numberIn, readSeries } from '@veivalg/data';

/** One unbroken series of care FTE; series are never chained. */
export interface CareSeries {
  readonly id: string;
  readonly figures: readonly { readonly year: number; readonly fte: number }[];
}

/** Figures that checks of demand are held against. */
export interface DemandHistory {
  /** Persons of the country on 1 January. Shape [Y][X][106]. */
  readonly persons: Float64Array;
  readonly firstYear: number;
  readonly care: readonly CareSeries[];
  /** Municipal doctors per 10,000 inhabitants; centrality 0 least, 3 most. */
  readonly doctors: readonly {
    readonly centrality: number;
    readonly year: number;
    readonly per10000: number;
  }[];
  /** Official projection of FTE in all health and care. */
  readonly official: readonly { readonly id: string; readonly year: number; readonly fte: number }[];
  /** Care FTE of some municipalities by occupation. */
  readonly sample: readonly {
    readonly municipality: string;
    readonly occupation: string;
    readonly year: number;
    readonly fte: number;
  }[];
}

/** Load the figures that checks of demand are held against. @returns Them, or every problem found on the way. */
export const loadDemandHistory = (folder: DataFolder, tools: FileTools): Outcome<DemandHistory> => {
  const nation = readSeries(folder, tools, 'population-national-1986-2026');
  const care = readSeries(folder, tools, 'care-fte-history');
  const doctors = readSeries(folder, tools, 'municipal-doctors-by-centrality');
  const official = readSeries(folder, tools, 'official-demand-2019');
  const sample = readSeries(folder, tools, 'municipal-staff-sample');
  if (!nation.ok || !care.ok || !doctors.ok || !official.ok || !sample.ok)
    return fail([nation, care, doctors, official, sample].flatMap((read) => (read.ok ? [] : read.problems)));
  const { firstYear, lastYear } = nation.value.record;
  const persons = new Float64Array((lastYear - firstYear + 1) * sexes.length * ageCount);
  for (const row of nation.value.rows) {
    const start =
      ((numberIn(row, 'year') - firstYear) * sexes.length + (row['sex'] === 'm' ? 1 : 0)) * ageCount;
    for (let age = 0; age < ageCount; age++) persons[start + age] = numberIn(row, `a${age}`);
  }
  const ids = [...new Set(care.value.rows.map((row) => row['series'] ?? ''))];
  return succeed({
    persons,
    firstYear,
    care: ids.map((id) => ({
      id,
      figures: care.value.rows
        .filter((row) => row['series'] === id)
        .map((row) => ({ year: numberIn(row, 'year'), fte: numberIn(row, 'fte') }))
        .sort((a, b) => a.year - b.year),
    })),
    doctors: doctors.value.rows.map((row) => ({
      centrality: numberIn(row, 'centrality'),
      year: numberIn(row, 'year'),
      per10000: numberIn(row, 'per_10000'),
    })),
    official: official.value.rows.map((row) => ({
      id: row['id'] ?? '',
      year: numberIn(row, 'year'),
      fte: numberIn(row, 'fte'),
    })),
    sample: sample.value.rows.map((row) => ({
      municipality: row['municipality'] ?? '',
      occupation: row['occupation'] ?? '',
      year: numberIn(row, 'year'),
      fte: numberIn(row, 'fte'),
    })),
  });
};
