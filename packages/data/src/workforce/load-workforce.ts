import {
  type CountSegment,
  fail,
  inflowKinds,
  type Outcome,
  type Problem,
  type Profession,
  problem,
  professions,
  staffAges,
  succeed,
  type WorkforceInput,
  workforceBands,
} from '@veivalg/core';
import type { DataFolder } from '../files/folder.ts';
import { type FileTools, numberIn, readSeries, type SeriesTable } from '../files/read-series.ts';
import { fillOther, groupTotals } from './other-education.ts';

const countYears = { first: 2004, count: 22 } as const;
const inflowYears = { first: 2001, count: 25 } as const;
const blank = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);
const professionAt = (name: string | undefined): number => professions.indexOf(name as Profession);

type Rows = SeriesTable['rows'];

const readCounts = (
  rows: Rows,
): Pick<WorkforceInput, 'counts' | 'countSegments' | 'newestHeads' | 'newestYear'> => {
  const ids = [...new Set(rows.map((row) => row['segment'] ?? ''))].filter((id) => id !== '');
  const countSegments: CountSegment[] = ids
    .map((id) => {
      const years = rows.filter((row) => row['segment'] === id).map((row) => numberIn(row, 'year'));
      return { id, firstYear: Math.min(...years), lastYear: Math.max(...years) };
    })
    .sort((a, b) => a.firstYear - b.firstYear);
  const counts = blank(countSegments.length * professions.length * countYears.count);
  const newestHeads = blank(professions.length);
  const newestYear = blank(professions.length);
  for (const industries of ['all', 'healthAndSocial', 'municipalCare'])
    for (const total of groupTotals(rows.filter((row) => row['industries'] === industries))) {
      const p = professionAt(total.profession);
      if (p < 0) continue;
      const segment = countSegments.findIndex(
        (item) => total.year >= item.firstYear && total.year <= item.lastYear,
      );
      if (industries !== 'healthAndSocial') {
        const index = (segment * professions.length + p) * countYears.count + total.year - countYears.first;
        counts[index] = total.persons;
      }
      if (industries !== 'all' && !((newestYear[p] ?? Number.NaN) >= total.year)) {
        newestHeads[p] = total.persons;
        newestYear[p] = total.year;
      }
    }
  return { counts, countSegments, newestHeads, newestYear };
};

const readBands = (rows: Rows): Pick<WorkforceInput, 'bandHeads' | 'bandYear'> => {
  const bandHeads = blank(professions.length * workforceBands.length);
  const bandYear = blank(professions.length);
  for (const [b, band] of workforceBands.entries()) {
    const inBand = rows.filter((row) => numberIn(row, 'band') === band);
    for (const total of groupTotals(inBand)) {
      const p = professionAt(total.profession);
      if (p < 0 || (bandYear[p] ?? Number.NaN) > total.year) continue;
      bandHeads[p * workforceBands.length + b] = total.persons;
      bandYear[p] = total.year;
    }
  }
  return { bandHeads, bandYear };
};

const readInflow = (rows: Rows): Float64Array => {
  const inflow = blank(inflowKinds.length * professions.length * inflowYears.count);
  const groups = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = `${row['profession']}|${row['kind']}`;
    const set = groups.get(key) ?? new Set();
    groups.set(key, set.add((row['group'] ?? '').replace(' bachelor', '')));
  }
  for (const [k, kind] of inflowKinds.entries())
    for (const [p, profession] of professions.entries()) {
      const own = rows.filter((row) => row['profession'] === profession && row['kind'] === kind);
      const needed = groups.get(`${profession}|${kind}`)?.size ?? 0;
      // Two educations make up social workers: a year counts only when both are known.
      const parts =
        profession === 'socialWorker' ? new Set(own.map((row) => row['group'])).size : Math.min(1, needed);
      for (let y = 0; y < inflowYears.count; y++) {
        const inYear = own.filter((row) => numberIn(row, 'year') === inflowYears.first + y);
        if (inYear.length === 0 || inYear.length < parts) continue;
        inflow[(k * professions.length + p) * inflowYears.count + y] =
          profession === 'socialWorker'
            ? inYear.reduce((total, row) => total + numberIn(row, 'persons'), 0)
            : numberIn(inYear.at(-1) ?? {}, 'persons');
      }
    }
  return inflow;
};

const readDisability = (rows: Rows): Float64Array => {
  const ratio = blank(professions.length);
  for (const [p, profession] of professions.entries()) {
    const own = rows.filter((row) => row['profession'] === profession);
    const year = Math.max(...own.map((row) => numberIn(row, 'year')));
    const newest = own.filter((row) => numberIn(row, 'year') === year);
    const employed = newest.reduce((total, row) => total + numberIn(row, 'employed'), 0);
    const disabled = newest.reduce((total, row) => total + numberIn(row, 'disabled'), 0);
    if (employed > 0) ratio[p] = disabled / employed;
  }
  return ratio;
};

const readPositions = (rows: Rows): Pick<WorkforceInput, 'positionSize' | 'positionYear' | 'shiftWork'> => {
  const positionSize = blank(professions.length);
  const positionYear = blank(professions.length);
  const shiftWork = new Uint8Array(professions.length);
  for (const [p, profession] of professions.entries()) {
    const own = rows.filter((row) => row['profession'] === profession);
    if (own.length === 0) continue;
    const year = Math.max(...own.map((row) => numberIn(row, 'year')));
    const newest = own.filter((row) => numberIn(row, 'year') === year);
    positionSize[p] =
      newest.reduce((total, row) => total + numberIn(row, 'percent'), 0) / newest.length / 100;
    positionYear[p] = year;
    shiftWork[p] = numberIn(newest[0] ?? {}, 'shift');
  }
  return { positionSize, positionYear, shiftWork };
};

/**
 * Load the figures on stocks and flows of people by profession (S1–S3).
 *
 * @returns The figures with `NaN` where nothing is published, or all problems: those of `readSeries`, V1107 for a year outside what the model holds, V1114 for an age without an exit rate.
 */
export const loadWorkforce = (folder: DataFolder, tools: FileTools): Outcome<WorkforceInput> => {
  const problems: Problem[] = [];
  const read = (id: string): Rows => {
    const outcome = readSeries(folder, tools, id);
    problems.push(...outcome.problems);
    return outcome.ok ? outcome.value.rows : [];
  };
  const counts = read('workforce-counts');
  const ages = read('workforce-ages');
  const inflow = read('workforce-inflow');
  const disability = read('workforce-disability');
  const positions = read('workforce-positions');
  const older = read('workforce-older-municipal');
  const pattern = read('workforce-exit-pattern');
  for (const [rows, id, years] of [
    [counts, 'workforce-counts', countYears],
    [inflow, 'workforce-inflow', inflowYears],
  ] as const)
    rows.forEach((row, i) => {
      const year = numberIn(row, 'year');
      if (year < years.first || year >= years.first + years.count)
        problems.push(problem('V1107', `series/${id}.csv: rad ${i + 2}, year`, { value: year }));
    });
  const ageRows = Array.from({ length: staffAges.count }, (_, a) =>
    pattern.find((row) => numberIn(row, 'age') === staffAges.first + a),
  );
  ageRows.forEach((row, a) => {
    if (row === undefined && pattern.length > 0)
      problems.push(problem('V1114', 'series/workforce-exit-pattern.csv', { value: staffAges.first + a }));
  });
  if (problems.some((item) => item.severity === 'error')) return fail(problems);
  const untrained = older
    .filter((row) => row['group'] === 'staff without health or social education')
    .sort((a, b) => numberIn(a, 'year') - numberIn(b, 'year'));
  return succeed(
    {
      ...readCounts(fillOther(counts)),
      countYears,
      ...readBands(fillOther(ages)),
      inflow: readInflow(inflow),
      inflowYears,
      disabledPerEmployed: readDisability(fillOther(disability)),
      untrainedOlderShare: numberIn(untrained.at(-1) ?? {}, 'share'),
      ...readPositions(positions),
      disabilityByAge: Float64Array.from(ageRows, (row) => numberIn(row ?? {}, 'disability')),
      retirementByAge: Float64Array.from(ageRows, (row) => numberIn(row ?? {}, 'retirement')),
    },
    problems,
  );
};
