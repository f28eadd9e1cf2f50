import { at } from '@veivalg/core';
import { formatNumber, formatPercent, formatRange } from '@veivalg/core/text';
import { findArea } from '@veivalg/data';
import {
  leastJointMove,
  mustBeTrue,
  project,
  sobolIndices,
  type TargetFunction,
  targetFunction,
  tornado,
} from '@veivalg/engine';
import { chooseYears } from '../choices.ts';
import { openEnsemble } from '../ensemble.ts';
import { toCsv } from '../output/csv.ts';
import { printProblems, unwrap } from '../output/fail.ts';
import { renderTable } from '../output/table.ts';
import { planFrom } from '../plan-options.ts';
import type { Session } from '../session.ts';
import { areaName } from './balance.ts';
import { type DrawOptions, drawSettings } from './bands.ts';

/** Options of `veivalg folsomhet` as they come from the command line. */
export interface SensitivityOptions extends DrawOptions {
  readonly ar?: string;
  readonly scenario?: string;
  readonly plan?: string;
  readonly tiltak?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Year looked at when none is asked for. */
const standardYear = 2040;
/** Bars shown, and parameters whose shares of the variance are worked out. */
const shownBars = 15;
/** Draws of the shares of variance: their spread is then about one in a hundred. */
const indexDraws = 2048;

interface SensitivityRow {
  readonly parameter: string;
  readonly low_value: number;
  readonly high_value: number;
  readonly gap_at_low_fte: number;
  readonly gap_at_high_fte: number;
  readonly first_order_share: number;
  readonly total_order_share: number;
  readonly needed_value: number | null;
}

const columns = [
  'parameter',
  'low_value',
  'high_value',
  'gap_at_low_fte',
  'gap_at_high_fte',
  'first_order_share',
  'total_order_share',
  'needed_value',
] as const satisfies readonly (keyof SensitivityRow)[];

/** The longest bars with their shares of the variance. */
const sensitivityRows = (target: TargetFunction, seed: number): readonly SensitivityRow[] => {
  const bars = tornado(target).slice(0, shownBars);
  const positions = bars.map(({ name }) => target.names.indexOf(name));
  const values = target.central.slice();
  const indices = sobolIndices(
    (shares) => {
      positions.forEach((position, i) => {
        values[position] = target.quantile(position, at(shares, i));
      });
      return target.gap(values);
    },
    bars.map(({ name }) => name),
    indexDraws,
    seed,
  );
  const needed = mustBeTrue(target);
  return bars.map((bar, i) => ({
    parameter: bar.name,
    low_value: bar.lowValue,
    high_value: bar.highValue,
    gap_at_low_fte: bar.atLow,
    gap_at_high_fte: bar.atHigh,
    first_order_share: at(indices.first, i),
    total_order_share: at(indices.total, i),
    needed_value: needed.find(({ name }) => name === bar.name)?.needed ?? null,
  }));
};

/** What would have to be true, in sentences. */
const mustText = (session: Session, target: TargetFunction): readonly string[] => {
  const { words, baseline } = session;
  const { language } = words;
  if (target.gap(target.central) <= 0) return [words.cli('sensitivity.closed')];
  const single = mustBeTrue(target).flatMap(({ name, now, needed, share }) => {
    if (needed === null || share === null) return [];
    const chance = needed < now ? share : 1 - share;
    return [
      words.cli('sensitivity.mustOne', {
        name: baseline.parameters[name]?.name[language] ?? name,
        needed: formatNumber(language, needed, 2),
        now: formatNumber(language, now, 2),
        chance: formatPercent(language, chance),
      }),
    ];
  });
  const joint = leastJointMove(target);
  return [
    ...(single.length === 0 ? [words.cli('sensitivity.mustNone')] : single),
    joint.distance === null
      ? words.cli('sensitivity.jointNone', { best: formatNumber(language, joint.best) })
      : words.cli('sensitivity.joint', { distance: formatPercent(language, joint.distance) }),
  ];
};

/**
 * `veivalg folsomhet [place]`: which parameters the shortage depends on, and what would have to be true for it to close.
 *
 * @returns The text to print.
 */
export const sensitivityCommand = (session: Session, place: string, options: SensitivityOptions): string => {
  const { words, baseline, prepared } = session;
  const { language } = words;
  const area = unwrap(findArea(session.directory, place));
  const [year = standardYear] =
    options.ar === undefined
      ? [standardYear]
      : unwrap(chooseYears(options.ar, baseline.baseYear, prepared.endYear));
  const settings = drawSettings(options);
  const result = unwrap(project(prepared, planFrom(session, area, options)));
  printProblems(language, result.problems);
  const ensemble = openEnsemble(session, settings);
  const target = targetFunction(ensemble, result, area.members, year - result.firstYear);
  const rows = sensitivityRows(target, settings.seed);
  if (options.json === true)
    return `${JSON.stringify({ area_kind: area.kind, area_id: area.id, year, seed: settings.seed, gap_fte: target.gap(target.central), rows, joint: leastJointMove(target).distance }, null, 1)}\n`;
  if (options.csv === true)
    return toCsv(
      columns,
      rows.map((row) => columns.map((column) => row[column])),
    );
  const table = renderTable(
    [
      { title: words.cli('sensitivity.parameter') },
      { title: words.cli('sensitivity.range'), numeric: true },
      { title: words.cli('sensitivity.gaps'), numeric: true },
      { title: words.cli('sensitivity.first'), numeric: true },
      { title: words.cli('sensitivity.total'), numeric: true },
    ],
    rows.map((row) => [
      baseline.parameters[row.parameter]?.name[language] ?? row.parameter,
      formatRange(language, row.low_value, row.high_value, 2),
      formatRange(language, row.gap_at_low_fte, row.gap_at_high_fte),
      formatPercent(language, row.first_order_share),
      formatPercent(language, row.total_order_share),
    ]),
  );
  return `${[
    words.cli('sensitivity.title', {
      place: areaName(words, area),
      year: String(year),
      gap: formatNumber(language, target.gap(target.central)),
    }),
    table,
    '',
    words.cli('sensitivity.must'),
    ...mustText(session, target),
  ].join('\n')}\n`;
};
