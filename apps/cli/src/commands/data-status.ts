import { renderTable } from '../output/table.ts';
import type { Session } from '../session.ts';
import { ownStatusLines } from './own-figures.ts';

/** `veivalg data status`: every series with its years, age, source and holes. */
export const dataStatusCommand = (session: Session, json: boolean): string => {
  const { words, baseline } = session;
  const sourceOf = new Map(baseline.sources.map((source) => [source.key, source]));
  if (json)
    return `${JSON.stringify({ data_version: baseline.dataVersion, baseline_id: baseline.id, series: baseline.series, sources: baseline.sources }, null, 1)}\n`;
  const table = renderTable(
    [
      { title: words.cli('column.series') },
      { title: words.cli('column.years') },
      { title: words.cli('column.accessed') },
      { title: words.cli('column.source') },
    ],
    baseline.series.map((series) => {
      const sources = series.sources.map((key) => sourceOf.get(key)).filter((source) => source !== undefined);
      return [
        series.title[words.language],
        series.firstYear === series.lastYear
          ? String(series.firstYear)
          : `${series.firstYear}–${series.lastYear}`,
        sources.map(({ accessed }) => accessed).sort()[0] ?? '–',
        sources.length === 1
          ? sources.map(({ producer, edition }) => `${producer}, ${edition}`).join('')
          : [...new Set(sources.map(({ producer }) => producer))].join('; '),
      ];
    }),
  );
  const holes = baseline.series
    .filter((series) => series.holes.length > 0)
    .map((series) => `  ${series.title[words.language]}: ${series.holes.join(' ')}`);
  return [
    words.cli('status.fresh', {
      series: baseline.series.length,
      sources: baseline.sources.length,
      version: baseline.dataVersion,
    }),
    '',
    table,
    '',
    `${words.cli('column.holes')}:`,
    ...(holes.length === 0 ? [words.cli('status.noHoles')] : holes),
    ...ownStatusLines(session),
    '',
  ].join('\n');
};
