import { at, type Result } from '@veivalg/core';
import { formatNumber, formatPercent, parseNumber } from '@veivalg/core/text';
import {
  type BandSelection,
  bandsOf,
  type DrawSettings,
  type Ensemble,
  project,
  spreadMeasures,
  type UncertainEffect,
} from '@veivalg/engine';
import { openEnsemble } from '../ensemble.ts';
import { unwrap } from '../output/fail.ts';
import { runSteps } from '../output/run-steps.ts';
import { renderTable } from '../output/table.ts';
import type { Session } from '../session.ts';
import type { BalanceRow } from './balance-rows.ts';

/** `--trekk` and `--fro` as they come from the command line. */
export interface DrawOptions {
  readonly trekk?: string;
  readonly fro?: string;
}

/** Draws and seed when nothing else is asked for. */
export const standardDraws: DrawSettings = { draws: 1000, seed: 1 };

/** Read `--trekk` and `--fro`; what is no number becomes V5001 or V5002 in the ensemble. */
export const drawSettings = ({ trekk, fro }: DrawOptions): DrawSettings => ({
  draws: trekk === undefined ? standardDraws.draws : (parseNumber(trekk) ?? Number.NaN),
  seed: fro === undefined ? standardDraws.seed : (parseNumber(fro) ?? Number.NaN),
});

/** Band columns beside a row of the balance, with stable English keys. */
export const bandColumns = [
  'gap_p10_fte',
  'gap_p50_fte',
  'gap_p90_fte',
  'coverage_p10_share',
  'coverage_p50_share',
  'coverage_p90_share',
] as const;
export type BandRow = BalanceRow & Readonly<Record<(typeof bandColumns)[number], number>>;

/** Bands row by row, after a run without each measure that is drawn. @returns A generator of the share done that ends with the rows. */
function* bandSteps(
  session: Session,
  ensemble: Ensemble,
  result: Result,
  rows: readonly BalanceRow[],
): Generator<number, readonly BandRow[]> {
  const drawn = spreadMeasures(result.plan, session.prepared.library);
  const total = drawn.length + rows.length;
  const effects: UncertainEffect[] = [];
  for (const { spread, without } of drawn) {
    yield effects.length / total;
    effects.push({ spread, without: unwrap(project(session.prepared, without)) });
  }
  const banded: BandRow[] = [];
  for (const row of rows) {
    yield (effects.length + banded.length) / total;
    const area = session.directory.areas.find(({ kind, id }) => kind === row.area_kind && id === row.area_id);
    const selection: BandSelection = {
      ...(row.service === 'all' ? {} : { service: row.service }),
      ...(row.profession === 'all' ? {} : { profession: row.profession }),
    };
    const targets = [{ year: row.year - result.firstYear, places: area?.members ?? [] }];
    const [gap, coverage] = (['gap', 'coverage'] as const).map((quantity) =>
      bandsOf(ensemble, { result, selection, quantity, targets, effects }),
    );
    const read = (bands: typeof gap, key: 'p10' | 'p50' | 'p90'): number =>
      bands === undefined ? Number.NaN : at(bands[key], 0);
    banded.push({
      ...row,
      gap_p10_fte: read(gap, 'p10'),
      gap_p50_fte: read(gap, 'p50'),
      gap_p90_fte: read(gap, 'p90'),
      coverage_p10_share: read(coverage, 'p10'),
      coverage_p50_share: read(coverage, 'p50'),
      coverage_p90_share: read(coverage, 'p90'),
    });
  }
  return banded;
}

/**
 * Put bands beside rows of the balance. Rows are of any areas, years, services and professions of one result.
 *
 * Measures of the plan with a published low and high are drawn too, so the plan is run once without each of them. Shows how
 * far it has come, and stops when Ctrl+C is pressed.
 */
export const withBands = async (
  session: Session,
  result: Result,
  rows: readonly BalanceRow[],
  settings: DrawSettings,
): Promise<readonly BandRow[]> => {
  const ensemble = openEnsemble(session, settings);
  const { words } = session;
  return runSteps(words, bandSteps(session, ensemble, result, rows), words.cli('progress.running'));
};

/** The table of bands by year for one area, as people read it. @param place Name of the area. */
export const bandText = (
  session: Session,
  place: string,
  rows: readonly BandRow[],
  settings: DrawSettings,
): string => {
  const { words } = session;
  const { language } = words;
  const digits = (value: number): string => formatNumber(language, value, Math.abs(value) < 100 ? 1 : 0);
  return [
    words.cli('bands.title', {
      place,
      draws: formatNumber(language, settings.draws),
      seed: String(settings.seed),
    }),
    renderTable(
      [
        { title: words.cli('column.year') },
        { title: words.cli('bands.p10'), numeric: true },
        { title: words.cli('bands.p50'), numeric: true },
        { title: words.cli('bands.p90'), numeric: true },
        { title: words.cli('bands.coverage'), numeric: true },
      ],
      rows.map((row) => [
        String(row.year),
        digits(row.gap_p10_fte),
        digits(row.gap_p50_fte),
        digits(row.gap_p90_fte),
        `${formatPercent(language, row.coverage_p10_share)}–${formatPercent(language, row.coverage_p90_share)}`,
      ]),
    ),
    words.cli('bands.note'),
  ].join('\n');
};
