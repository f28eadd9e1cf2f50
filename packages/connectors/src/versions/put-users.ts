import { problem, type Service, services, type UseInput } from '@veivalg/core';
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

/** Ages side by side; a split with a hidden part, or with parts larger than their whole, is left out (`NaN`). */
const split = (whole: Float64Array, parts: readonly Float64Array[]): Float64Array => {
  const places = whole.length;
  const out = new Float64Array(parts.length * places).fill(Number.NaN);
  for (let m = 0; m < places; m++) {
    const of = parts.map((part) => part[m] as number);
    if (of.every((one) => one >= 0) && of.reduce((sum, one) => sum + one, 0) <= (whole[m] as number))
      of.forEach((one, g) => {
        out[g * places + m] = one;
      });
  }
  return out;
};

const putHomeCare = (applying: Applying, use: UseInput): UseInput => {
  const series = applying.read('12292');
  if (series === null) return use;
  const rows = rowsOfYear(applying, '12292', series);
  if (rows.length === 0) return use;
  const of = (content: string): Float64Array | null =>
    column(
      applying,
      '12292',
      rows.filter((row) => row['content'] === content),
    );
  let next = use;
  const [all, young, old] = [of(home.all), of(home.young), of(home.old)];
  if (all !== null && young !== null && old !== null) {
    next = withUsers(applying, next, 'homeCare', 'homeCareUsers', '12292', all);
    const middle = all.map((users, m) => users - (young[m] as number) - (old[m] as number));
    next = { ...next, homeCareByAge: split(all, [young, middle, old]) };
  }
  const housing = of(home.housing);
  if (housing !== null)
    next = withUsers(applying, next, 'staffedHousing', 'housingResidents', '12292', housing);
  const fetchedHours = of(home.hours);
  if (fetchedHours !== null) {
    const homeHours = keepHidden(use.homeHours, fetchedHours);
    tell(applying, 'homeHours', '12292', use.homeHours, homeHours, meanKnown);
    next = { ...next, homeHours };
  }
  return next;
};

const putLongTerm = (applying: Applying, use: UseInput): UseInput => {
  const series = applying.read('11645');
  if (series === null) return use;
  const rows = rowsOfYear(applying, '11645', series).filter((row) => row['tenestetype'] === longTerm);
  if (rows.length === 0) return use;
  const of = (age: string): Float64Array | null =>
    column(
      applying,
      '11645',
      rows.filter((row) => row['alder'] === age),
    );
  const all = of('Ialt');
  const groups = longTermAges.map((ages) => ages.map(of));
  const parts = groups.map((ages) =>
    ages.reduce((sum, one) =>
      sum === null || one === null ? null : sum.map((value, m) => value + (one[m] as number)),
    ),
  );
  if (all === null || parts.some((part) => part === null)) return use;
  const next = withUsers(applying, use, 'longTermStay', 'longTermResidents', '11645', all);
  return { ...next, longTermByAge: split(all, parts as Float64Array[]) };
};

/**
 * Put fetched users of care in the place of those that came with the product: home care by age, staffed housing and hours of
 * home nursing (12292), and long-term stays by age (11645), all of 31 December before the base year.
 *
 * @returns The use with them; the given one where a table was not fetched, lacks the year or lacks municipalities.
 * @source docs/connectors.md, fra tabell til grunnlag
 */
export const putUsers = (applying: Applying, use: UseInput): UseInput =>
  putLongTerm(applying, putHomeCare(applying, use));
