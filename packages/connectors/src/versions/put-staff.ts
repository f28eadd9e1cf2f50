import { problem, type StaffingInput } from '@veivalg/core';
import type { SeriesTable } from '@veivalg/data';
import type { TableVariable } from '../pxweb/metadata.ts';
import { columnName } from '../series/to-series.ts';
import { type Applying, figureIn, movedPlaces, newest, ofPlaces, type Row, total } from './applying.ts';

/** Titles of nurses' occupations in the table of staff by occupation. */
const nursingTitles = ['Sykepleiere', 'Spesialsykepleiere'];
const wholeTitles = ['I alt', 'Alle yrker', 'Alle'];
const countryCode = 'EAK';

const codesOf = ({ values }: TableVariable, titles: readonly string[]): ReadonlySet<string> =>
  new Set(values.filter(({ label }) => titles.includes(label)).map(({ code }) => code));

/** Nurses of each municipality in the newest year: the sum of its rows, unknown when one of them is. */
const nursesIn = (applying: Applying, rows: readonly Row[]): Float64Array => {
  const nurses = new Float64Array(applying.places.size).fill(Number.NaN);
  const seen = new Uint8Array(nurses.length);
  const year = newest(rows);
  for (const row of rows) {
    const m = applying.places.get(row['place'] ?? '');
    if (row['period'] !== year || m === undefined) continue;
    nurses[m] = seen[m] === 1 ? (nurses[m] as number) + figureIn(row) : figureIn(row);
    seen[m] = 1;
  }
  return nurses;
};

/** A hidden or missing figure keeps what was known before, and it is told how many they are. */
const putNurses = (
  { baseline, moved, problems }: Applying,
  staffing: StaffingInput,
  table: string,
  nurses: Float64Array,
): StaffingInput => {
  const hidden = nurses.findIndex((one) => !Number.isFinite(one));
  const next = staffing.nurseFte.map((before, m) =>
    Number.isFinite(nurses[m]) ? (nurses[m] as number) : before,
  );
  if (hidden >= 0)
    problems.push(
      problem(
        'V3023',
        table,
        {
          missing: nurses.filter((one) => !Number.isFinite(one)).length,
          first: baseline.municipalities[hidden]?.id ?? '',
        },
        'warning',
      ),
    );
  moved.push({
    what: 'nurses',
    table,
    before: total(staffing.nurseFte),
    after: total(next),
    placesMoved: movedPlaces(staffing.nurseFte, next, 1),
  });
  return { ...staffing, nurseFte: next };
};

/** All care staff of the newest year: the country's row, or the sum where every municipality has one. */
const putCareStaff = (
  { places, moved }: Applying,
  staffing: StaffingInput,
  table: SeriesTable,
  occupation: TableVariable,
): StaffingInput => {
  const year = newest(table.rows);
  const whole = codesOf(occupation, wholeTitles);
  const ofYear = table.rows.filter(
    (row) => row['period'] === year && whole.has(row[columnName(occupation.code)] ?? ''),
  );
  const country = ofYear.find((row) => row['place'] === countryCode);
  const summed = ofYear.filter((row) => row['level'] === 'municipality');
  const allStaff =
    country !== undefined
      ? figureIn(country)
      : summed.length === places.size
        ? summed.reduce((sum, row) => sum + figureIn(row), 0)
        : Number.NaN;
  if (!Number.isFinite(allStaff)) return staffing;
  const before = staffing.totals.care;
  moved.push({
    what: 'careStaff',
    table: '14533',
    before: before.at(-1)?.value ?? Number.NaN,
    after: allStaff,
    placesMoved: places.size,
  });
  const care = [
    ...before.filter((figure) => figure.year !== Number(year)),
    { year: Number(year), value: allStaff },
  ].sort((a, b) => a.year - b.year);
  return { ...staffing, totals: { ...staffing.totals, care } };
};

/** What the tables say, before it is held against itself. */
const putTables = (applying: Applying, staffing: StaffingInput): StaffingInput => {
  let next = staffing;
  const byEducation = applying.read('14534');
  if (byEducation !== null) {
    const rows = ofPlaces(byEducation).filter(
      (row) =>
        row['kokstillingkode0000'] === 'TOT' &&
        row['kokutdanningoms0000'] === '01' &&
        row['content'] === 'KOSARBAARSVERKST0000',
    );
    next = putNurses(applying, next, '14534', nursesIn(applying, rows));
  }
  const byOccupation = applying.read('14533');
  if (byOccupation === null) return next;
  const occupation = applying.kept
    .get('14533')
    ?.metadata.variables.find(({ values }) => values.some(({ label }) => label === nursingTitles[0]));
  if (occupation === undefined) {
    applying.problems.push(
      problem('V3014', '14533', { table: '14533', variable: nursingTitles[0] ?? '' }, 'warning'),
    );
    return next;
  }
  if (byEducation === null) {
    const nursing = codesOf(occupation, nursingTitles);
    const rows = ofPlaces(byOccupation).filter((row) => nursing.has(row[columnName(occupation.code)] ?? ''));
    next = putNurses(applying, next, '14533', nursesIn(applying, rows));
  }
  return putCareStaff(applying, next, byOccupation, occupation);
};

/**
 * Put fetched staff in the place of those that came with the product: nurses by municipality (14534, or 14533 by occupation
 * where it alone was fetched), and all care staff (14533) as one more year of its series.
 *
 * @returns The staffing with them; the given one when nothing was fetched, or the part is larger than its whole (V3022).
 * @source docs/connectors.md, fra tabell til grunnlag
 */
export const putStaff = (applying: Applying, staffing: StaffingInput, version: string): StaffingInput => {
  const { moved, problems, kept } = applying;
  const before = moved.length;
  const next = putTables(applying, staffing);
  const nurses = total(next.nurseFte);
  const all = next.totals.care.at(-1)?.value ?? Number.NaN;
  if (moved.length === before || (nurses > 0 && nurses < all)) return next;
  // A part that is larger than its whole would break the calculation further on.
  problems.push(
    problem(
      'V3022',
      version,
      {
        table: kept.has('14534') ? '14534' : '14533',
        value: Math.round(nurses),
        other: Math.round(all),
      },
      'warning',
    ),
  );
  moved.length = before;
  return staffing;
};
