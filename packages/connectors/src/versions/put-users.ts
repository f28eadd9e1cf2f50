import { ageCount, problem, type Service, services, sexes, type UseInput } from '@veivalg/core';
import type { SeriesTable } from '@veivalg/data';
import {
  type Applying,
  complete,
  figureIn,
  type MovedInput,
  movedPlaces,
  ofPlaces,
  type Row,
  total,
} from './applying.ts';

const home = {
  all: 'KOSkjernetotalt0000',
  young: 'KOSkjerne066aar0000',
  old: 'KOSkjerne80aarov0000',
  housing: 'KOSbialthelsum0000',
  hours: 'KOSgjtimerhjsyk0000',
} as const;
/** Long-term stays in the table of users by age and service. */
const longTerm = '21';
/** The producer's ages that make up 0–66, 67–79 and 80+. */
const longTermAges = [['00-49', '50-66'], ['67-79'], ['80-89', '90+']] as const;

const hoursInWeek = 168;

/** One figure of each municipality; `NaN` where it is hidden. Null, and told, when a municipality has no row. */
const column = (applying: Applying, table: string, rows: readonly Row[]): Float64Array | null => {
  const values = new Float64Array(applying.places.size).fill(Number.NaN);
  const seen = new Uint8Array(values.length);
  for (const row of rows) {
    const m = applying.places.get(row['place'] ?? '');
    if (m === undefined) continue;
    values[m] = figureIn(row);
    seen[m] = 1;
  }
  return complete(applying, table, seen) ? values : null;
};

/** Rows of 31 December before the base year; a table that lacks that year is told of and gives none. */
const rowsOfYear = ({ baseline, problems }: Applying, table: string, series: SeriesTable): readonly Row[] => {
  const year = baseline.baseYear - 1;
  const rows = ofPlaces(series).filter((row) => row['period'] === String(year));
  if (rows.length === 0) problems.push(problem('V3015', table, { table, year }, 'warning'));
  return rows;
};

/** Residents of a municipality in the base year. */
const residents = ({ baseline, places }: Applying): Float64Array => {
  const block = sexes.length * ageCount;
  return Float64Array.from({ length: places.size }, (_, m) =>
    total(baseline.demography.population.subarray(m * block, (m + 1) * block)),
  );
};

/**
 * True when no municipality has more than it can have; else a warning says where, and the table is not used.
 *
 * @param checks Pairs of a figure and the most it can be; what is unknown passes.
 */
const possible = (
  { baseline, problems }: Applying,
  table: string,
  checks: readonly (readonly [Float64Array, ArrayLike<number> | number])[],
): boolean => {
  const wrong = baseline.municipalities.filter((_, m) =>
    checks.some(([values, most]) => {
      const limit = typeof most === 'number' ? most : (most[m] as number);
      return (values[m] as number) < 0 || (values[m] as number) > limit;
    }),
  );
  const [first] = wrong;
  if (first === undefined) return true;
  problems.push(problem('V3024', table, { count: wrong.length, first: first.id }, 'warning'));
  return false;
};

/** Sums of figures; unknown where one of them is. */
const sumOf = (parts: readonly Float64Array[]): Float64Array =>
  (parts[0] as Float64Array).map((_, m) => parts.reduce((sum, part) => sum + (part[m] as number), 0));

/** A hidden figure keeps what was known before. */
const keepHidden = (before: Float64Array, after: Float64Array): Float64Array =>
  before.map((known, m) => (Number.isFinite(after[m]) ? (after[m] as number) : known));

const tell = (
  { moved }: Applying,
  what: MovedInput['what'],
  table: string,
  before: Float64Array,
  after: Float64Array,
  sum: (values: Float64Array) => number = total,
): void => {
  moved.push({
    what,
    table,
    before: sum(before),
    after: sum(after),
    placesMoved: movedPlaces(before, after, 1),
  });
};

const meanKnown = (values: Float64Array): number => total(values) / values.filter(Number.isFinite).length;

/** The users of one service exchanged, the rest as they are. */
const withUsers = (
  applying: Applying,
  use: UseInput,
  service: Service,
  what: MovedInput['what'],
  table: string,
  fetched: Float64Array,
): UseInput => {
  const from = services.indexOf(service) * fetched.length;
  const before = use.observedUsers.slice(from, from + fetched.length);
  const after = keepHidden(before, fetched);
  tell(applying, what, table, before, after);
  const observedUsers = use.observedUsers.slice();
  observedUsers.set(after, from);
  return { ...use, observedUsers };
};

/** Ages side by side; a split with a hidden part is left out (`NaN`). Null, and told, when no municipality has one. */
const split = (applying: Applying, table: string, parts: readonly Float64Array[]): Float64Array | null => {
  const places = applying.places.size;
  const known = sumOf(parts).map((sum) => (Number.isFinite(sum) ? 1 : 0));
  if (!known.includes(1)) {
    complete(applying, table, known);
    return null;
  }
  const out = new Float64Array(parts.length * places).fill(Number.NaN);
  parts.forEach((part, g) => {
    for (let m = 0; m < places; m++) if (known[m] === 1) out[g * places + m] = part[m] as number;
  });
  return out;
};

const putHomeCare = (applying: Applying, use: UseInput): UseInput => {
  const table = '12292';
  const series = applying.read(table);
  const rows = series === null ? [] : rowsOfYear(applying, table, series);
  if (rows.length === 0) return use;
  const of = (content: string): Float64Array | null =>
    column(
      applying,
      table,
      rows.filter((row) => row['content'] === content),
    );
  const [all, young, old] = [of(home.all), of(home.young), of(home.old)];
  const [housing, hours] = [of(home.housing), of(home.hours)];
  if (all === null || young === null || old === null || housing === null || hours === null) return use;
  const people = residents(applying);
  const checks = [
    [all, people],
    [sumOf([young, old]), all],
    [housing, people],
    [hours, hoursInWeek],
  ] as const;
  if (!possible(applying, table, checks)) return use;
  const middle = all.map((users, m) => users - (young[m] as number) - (old[m] as number));
  const homeCareByAge = split(applying, table, [young, middle, old]);
  if (homeCareByAge === null) return use;
  const homeHours = keepHidden(use.homeHours, hours);
  const next = withUsers(
    applying,
    withUsers(applying, use, 'homeCare', 'homeCareUsers', table, all),
    'staffedHousing',
    'housingResidents',
    table,
    housing,
  );
  tell(applying, 'homeHours', table, use.homeHours, homeHours, meanKnown);
  return { ...next, homeCareByAge, homeHours };
};

const putLongTerm = (applying: Applying, use: UseInput): UseInput => {
  const table = '11645';
  const series = applying.read(table);
  const rows = series === null ? [] : rowsOfYear(applying, table, series);
  if (rows.length === 0) return use;
  const of = (age: string): Float64Array | null =>
    column(
      applying,
      table,
      rows.filter((row) => row['tenestetype'] === longTerm && row['alder'] === age),
    );
  const all = of('Ialt');
  const parts: Float64Array[] = [];
  for (const ages of longTermAges) {
    const columns = ages.map(of).filter((one) => one !== null);
    if (columns.length === ages.length) parts.push(sumOf(columns));
  }
  if (all === null || parts.length < longTermAges.length) return use;
  const checks = [
    [all, residents(applying)],
    [sumOf(parts), all],
  ] as const;
  if (!possible(applying, table, checks)) return use;
  const longTermByAge = split(applying, table, parts);
  if (longTermByAge === null) return use;
  const next = withUsers(applying, use, 'longTermStay', 'longTermResidents', table, all);
  return { ...next, longTermByAge };
};

/**
 * Put fetched users of care in the place of those that came with the product: home care by age, staffed housing and hours of
 * home nursing (12292), and long-term stays by age (11645), all of 31 December before the base year.
 *
 * @returns The use with them; the given one where a table was not fetched, lacks the year (V3015) or municipalities (V3021), or
 *   holds what cannot be (V3024).
 * @source docs/connectors.md, fra tabell til grunnlag
 */
export const putUsers = (applying: Applying, use: UseInput): UseInput =>
  putLongTerm(applying, putHomeCare(applying, use));
