import {
  fail,
  type Municipality,
  type Outcome,
  type Problem,
  type Profession,
  problem,
  professions,
  type StaffCount,
  type StaffingInput,
  type StaffTotalId,
  staffTotalIds,
  succeed,
  type YearFigure,
} from '@veivalg/core';
import type { DataFolder } from '../files/folder.ts';
import { type FileTools, numberIn, readSeries, type SeriesTable } from '../files/read-series.ts';

const isProfession = (text: string): text is Profession => (professions as readonly string[]).includes(text);
const measures = ['fte', 'persons', 'share'] as const;

const totalsOf = (table: SeriesTable): Record<StaffTotalId, readonly YearFigure[]> => {
  const of = (id: StaffTotalId): readonly YearFigure[] =>
    table.rows
      .filter((row) => row['unit'] === id)
      .map((row) => ({ year: numberIn(row, 'year'), value: numberIn(row, 'fte') }))
      .sort((a, b) => a.year - b.year);
  return {
    care: of('care'),
    municipalDoctors: of('municipalDoctors'),
    municipalPhysiotherapists: of('municipalPhysiotherapists'),
    healthStations: of('healthStations'),
    municipalMentalHealth: of('municipalMentalHealth'),
    specialist: of('specialist'),
    dentists: of('dentists'),
    dentalHygienists: of('dentalHygienists'),
  };
};

const countsOf = (table: SeriesTable): StaffCount[] =>
  table.rows.flatMap((row) => {
    const measure = measures.find((word) => word === row['measure']);
    if (measure === undefined) return [];
    return [
      {
        unit: row['unit'] ?? '',
        group: row['group'] ?? '',
        year: numberIn(row, 'year'),
        value: numberIn(row, 'value'),
        measure,
      },
    ];
  });

const positionsOf = (table: SeriesTable): Record<Profession, number> => {
  const found = new Map(table.rows.map((row) => [row['profession'] ?? '', numberIn(row, 'percent') / 100]));
  return Object.fromEntries(
    professions.map((profession) => [profession, found.get(profession) ?? Number.NaN]),
  ) as Record<Profession, number>;
};

/** The newest national figure that covers each profession; a group of professions counts as one figure. */
const newestShortage = (table: SeriesTable): StaffingInput['shortage'] => {
  const national = table.rows
    .filter((row) => row['county'] === '0' && row['group'] !== 'all')
    .map((row) => ({
      professions: (row['group'] ?? '').split('+').filter(isProfession),
      year: numberIn(row, 'year'),
      persons: numberIn(row, 'persons'),
    }));
  const newest = new Map<Profession, number>();
  for (const figure of national)
    for (const profession of figure.professions)
      newest.set(profession, Math.max(newest.get(profession) ?? 0, figure.year));
  const kept = national.filter((figure) => figure.professions.every((p) => newest.get(p) === figure.year));
  // A group figure beside a newer figure for one of its members: the member keeps its own, the group the rest.
  return kept.map((figure) => {
    if (figure.professions.length === 1) return figure;
    const alone = kept.filter(
      (other) =>
        other.professions.length === 1 && other.professions.every((p) => figure.professions.includes(p)),
    );
    const covered = alone.flatMap((other) => other.professions);
    return {
      professions: figure.professions.filter((p) => !covered.includes(p)),
      year: figure.year,
      persons: figure.persons - alone.reduce((sum, other) => sum + other.persons, 0),
    };
  });
};

/**
 * Load the figures on staff and shortage.
 *
 * @param municipalities Place axis; a municipality without nurse FTE is a problem (V1114).
 * @returns The input of F1–F4 and B1, or every problem found on the way.
 */
export const loadStaffing = (
  folder: DataFolder,
  tools: FileTools,
  municipalities: readonly Municipality[],
): Outcome<StaffingInput> => {
  const local = readSeries(folder, tools, 'municipal-care-2025');
  const totals = readSeries(folder, tools, 'staff-totals');
  const counts = readSeries(folder, tools, 'staff-counts');
  const positions = readSeries(folder, tools, 'position-size-2006');
  const shortage = readSeries(folder, tools, 'shortage-nav');
  const doctors = readSeries(folder, tools, 'municipal-doctors-by-centrality');
  if (!local.ok || !totals.ok || !counts.ok || !positions.ok || !shortage.ok || !doctors.ok)
    return fail(
      [local, totals, counts, positions, shortage, doctors].flatMap((read) => (read.ok ? [] : read.problems)),
    );
  const rows = new Map(local.value.rows.map((row) => [row['municipality'] ?? '', row]));
  const problems: Problem[] = [];
  const nurseFte = new Float64Array(municipalities.length);
  municipalities.forEach((municipality, m) => {
    const row = rows.get(municipality.id);
    const value = row === undefined ? Number.NaN : numberIn(row, 'nurse_fte');
    if (Number.isFinite(value)) nurseFte[m] = value;
    else
      problems.push(
        problem('V1114', `series/municipal-care-2025: ${municipality.id}`, { value: municipality.id }),
      );
  });
  const totalTable = totalsOf(totals.value);
  for (const id of staffTotalIds)
    if (totalTable[id].length === 0)
      problems.push(problem('V1114', `series/staff-totals: ${id}`, { value: id }));
  if (problems.length > 0) return fail(problems);
  const lastYear = Math.max(...doctors.value.rows.map((row) => numberIn(row, 'year')));
  return succeed({
    nurseFte,
    totals: totalTable,
    counts: countsOf(counts.value),
    position: positionsOf(positions.value),
    shortage: newestShortage(shortage.value),
    shortageByCounty: shortage.value.rows.flatMap((row) => {
      const profession = row['group'] ?? '';
      const county = row['county'] ?? '';
      return isProfession(profession) && county !== '0'
        ? [{ profession, county, persons: numberIn(row, 'persons') }]
        : [];
    }),
    doctorsByCentrality: doctors.value.rows
      .filter((row) => numberIn(row, 'year') === lastYear)
      .sort((a, b) => numberIn(a, 'centrality') - numberIn(b, 'centrality'))
      .map((row) => numberIn(row, 'per_10000')),
  });
};
