import type { MovedInput } from '@veivalg/connectors';
import { at, type Baseline, emptyPlan, type Language } from '@veivalg/core';
import { formatNumber, formatSigned } from '@veivalg/core/text';
import { balanceOf, prepare, project } from '@veivalg/engine';
import { unwrap } from '../output/fail.ts';
import { connectorWords } from '../text/connectors/index.ts';

const reportYears = [2030, 2040];
const shownPlaces = 5;

/** Shortage of each area by year: municipalities first, the country last. */
const shortages = (
  baseline: Baseline,
): { readonly names: readonly string[]; readonly gap: (area: number, year: number) => number } => {
  const prepared = prepare(baseline);
  const result = unwrap(project(prepared, emptyPlan));
  const areas = [
    ...prepared.areas.filter(({ kind }) => kind === 'municipality'),
    ...prepared.areas.filter(({ kind }) => kind === 'country'),
  ];
  const paths = areas.map(({ members }) => balanceOf(result, { places: members }).gap);
  return {
    names: areas.map(({ name }) => name),
    gap: (area, year) => at(paths[area] ?? [], year - result.firstYear),
  };
};

/**
 * Say what fetched figures moved, first among what the calculation starts from, then in its results.
 *
 * Both sides are worked out by the same engine without measures, so the difference is that of the figures alone.
 */
export const movedReport = (
  language: Language,
  before: Baseline,
  after: Baseline,
  moved: readonly MovedInput[],
): readonly string[] => {
  if (moved.length === 0) return [];
  const words = connectorWords(language);
  const number = (value: number): string => formatNumber(language, value, 0);
  const lines = ['', words('moved.title')];
  for (const one of moved)
    lines.push(
      words(`moved.${one.what}`, {
        table: one.table,
        before: formatNumber(language, one.before, one.what === 'homeHours' ? 1 : 0),
        after: formatNumber(language, one.after, one.what === 'homeHours' ? 1 : 0),
        places: number(one.placesMoved),
      }),
    );
  const old = shortages(before);
  const now = shortages(after);
  const country = old.names.length - 1;
  const change = (area: number, year: number): number => now.gap(area, year) - old.gap(area, year);
  for (const year of reportYears)
    lines.push(
      words('moved.result', {
        year: String(year),
        before: number(old.gap(country, year)),
        after: number(now.gap(country, year)),
        change: formatSigned(language, change(country, year), 0),
      }),
    );
  const last = reportYears.at(-1) ?? 2040;
  const order = old.names
    .slice(0, -1)
    .map((name, area) => ({ name, area }))
    .sort((a, b) => Math.abs(change(b.area, last)) - Math.abs(change(a.area, last)));
  lines.push(words('moved.places', { year: String(last) }));
  for (const { name, area } of order.slice(0, shownPlaces))
    lines.push(
      words('moved.place', {
        place: name,
        before: formatNumber(language, old.gap(area, last), 1),
        after: formatNumber(language, now.gap(area, last), 1),
        change: formatSigned(language, change(area, last), 1),
      }),
    );
  return lines;
};
