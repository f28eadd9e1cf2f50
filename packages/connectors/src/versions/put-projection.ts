import { ageCount, type DemographyInput, type PathLevel, pathLevels, problem } from '@veivalg/core';
import { type Applying, complete, movedPlaces, ofPlaces, type Row, total } from './applying.ts';

const contents: Readonly<Record<PathLevel, string>> = {
  main: 'Personer',
  low: 'Personer1',
  high: 'Personer2',
};

const personsIn = (row: Row): number => {
  let persons = 0;
  for (let age = 0; age < ageCount; age++) persons += Number(row[`a${age}`]);
  return persons;
};

/** Years of the projection: the first, the last, and whether every year between is there. */
const yearsOf = (rows: readonly Row[], baseYear: number) => {
  const years = [...new Set(rows.map((row) => Number(row['period'])))].sort((a, b) => a - b);
  const first = years[0] ?? baseYear;
  const last = years.at(-1) ?? first;
  return {
    first,
    last,
    spans: first <= baseYear && years.length === last - first + 1 && last > baseYear,
  };
};

/**
 * Put the fetched official projection (14746) in the place of the older one, as county and municipal totals.
 *
 * @returns The demography with it; the given one when the table was not fetched, lacks municipalities, or has a hole in its years.
 * @source docs/connectors.md, fra tabell til grunnlag
 */
export const putProjection = (applying: Applying, demography: DemographyInput): DemographyInput => {
  const { baseline, places, moved, problems } = applying;
  const projection = applying.read('14746');
  if (projection === null) return demography;
  const rows = ofPlaces(projection);
  const { first, last, spans } = yearsOf(rows, baseline.baseYear);
  const counties = demography.countyIds;
  const countyAt = baseline.municipalities.map(({ countyId }) => counties.indexOf(countyId));
  const lastTotals = new Float64Array(places.size);
  const seen = new Uint8Array(places.size);
  const levelOf = new Map(pathLevels.map((level): [string, PathLevel] => [contents[level], level]));
  const size = (last - first + 1) * counties.length;
  const totals = { main: new Float64Array(size), low: new Float64Array(size), high: new Float64Array(size) };
  for (const row of rows) {
    const level = levelOf.get(row['content'] ?? '');
    const m = places.get(row['place'] ?? '');
    if (level === undefined || m === undefined) continue;
    const persons = personsIn(row);
    const year = Number(row['period']);
    const cell = (year - first) * counties.length + (countyAt[m] ?? 0);
    totals[level][cell] = (totals[level][cell] ?? 0) + persons;
    if (level === 'main' && year === last) {
      lastTotals[m] = (lastTotals[m] ?? 0) + persons;
      seen[m] = 1;
    }
  }
  if (!spans) problems.push(problem('V3014', '14746', { table: '14746', variable: 'Tid' }, 'warning'));
  if (!complete(applying, '14746', seen) || !spans) return demography;
  moved.push({
    what: 'projection',
    table: '14746',
    before: total(demography.municipalTotals),
    after: total(lastTotals),
    placesMoved: movedPlaces(demography.municipalTotals, lastTotals, 1),
  });
  // The years before the new edition are read too (D4); they stay as the older edition has them.
  const from = Math.min(first, demography.countyTotalsYears.first);
  const earlier = (first - from) * counties.length;
  const joined = (level: PathLevel): Float64Array => {
    const out = new Float64Array(earlier + totals[level].length);
    out.set(demography.countyTotals[level].subarray(0, earlier));
    out.set(totals[level], earlier);
    return out;
  };
  return {
    ...demography,
    countyTotals: { main: joined('main'), low: joined('low'), high: joined('high') },
    countyTotalsYears: { first: from, count: last - from + 1 },
    municipalTotals: lastTotals,
    municipalTotalsYear: last,
  };
};
