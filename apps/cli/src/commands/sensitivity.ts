import { at } from '@veivalg/core';
import { formatNumber, formatPercent, formatRange } from '@veivalg/core/text';
import { findArea } from '@veivalg/data';
import {
  type BandSelection,
  effectChange,
  leastJointMove,
  localCourse,
  type MustBeTrue,
  measureFront,
  mustBeTrueInSteps,
  project,
  sobolInSteps,
  spreadMeasures,
  type TargetEffect,
  type TargetFunction,
  targetFunction,
  tornado,
} from '@veivalg/engine';
import { chooseProfession, chooseService, chooseYears } from '../choices.ts';
import { openEnsemble } from '../ensemble.ts';
import { toCsv } from '../output/csv.ts';
import { printProblems, unwrap } from '../output/fail.ts';
import { runSteps } from '../output/run-steps.ts';
import { renderTable } from '../output/table.ts';
import { planFrom } from '../plan-options.ts';
import type { Session } from '../session.ts';
import { areaName } from './balance.ts';
import { type DrawOptions, drawSettings } from './bands.ts';

/** Options of `veivalg folsomhet` as they come from the command line. */
export interface SensitivityOptions extends DrawOptions {
  readonly ar?: string;
  readonly tjeneste?: string;
  readonly yrke?: string;
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

interface Found {
  readonly rows: readonly SensitivityRow[];
  readonly single: readonly MustBeTrue[];
}

/** The longest bars with their shares of the variance, and what would have to be true, in steps. */
function* sensitivitySteps(
  known: TargetFunction,
  whole: TargetFunction,
  seed: number,
): Generator<number, Found> {
  const bars = tornado(whole).slice(0, shownBars);
  const positions = bars.map(({ name }) => whole.names.indexOf(name));
  const values = whole.central.slice();
  const single = yield* mustBeTrueInSteps(known);
  const indices = yield* sobolInSteps(
    (some) => {
      positions.forEach((position, i) => {
        values[position] = at(some, i);
      });
      return whole.gap(values);
    },
    bars.map(({ name }) => name),
    indexDraws,
    seed,
    (i, share) => whole.quantile(positions[i] ?? 0, share),
  );
  const rows = bars.map((bar, i) => ({
    parameter: bar.name,
    low_value: bar.lowValue,
    high_value: bar.highValue,
    gap_at_low_fte: bar.atLow,
    gap_at_high_fte: bar.atHigh,
    first_order_share: at(indices.first, i),
    total_order_share: at(indices.total, i),
    needed_value: single.find(({ name }) => name === bar.name)?.needed ?? null,
  }));
  return { rows, single };
}

/** Name of a parameter, of a measure of the plan, or of the places' own course. */
const inputName = ({ words, baseline, prepared }: Session, name: string): string => {
  const { language } = words;
  if (name === localCourse) return words.cli('sensitivity.local');
  const id = name.slice(measureFront.length);
  return name.startsWith(measureFront)
    ? (prepared.library.measures.find((one) => one.id === id)?.name[language] ?? id)
    : (baseline.parameters[name]?.name[language] ?? name);
};

/** What would have to be true, in sentences. */
const mustText = (
  session: Session,
  target: TargetFunction,
  found: readonly MustBeTrue[],
): readonly string[] => {
  const { words } = session;
  const { language } = words;
  const gap = target.gap(target.central);
  if (gap <= 0) return [words.cli('sensitivity.closed')];
  const single = found.flatMap(({ name, now, needed, share }) => {
    if (needed === null || share === null) return [];
    const chance = needed < now ? share : 1 - share;
    return [
      words.cli('sensitivity.mustOne', {
        name: inputName(session, name),
        needed: formatNumber(language, needed, 2),
        now: formatNumber(language, now, 2),
        chance: formatPercent(language, chance),
      }),
    ];
  });
  const nearest = [...found].sort((one, other) => one.best - other.best)[0];
  const none = [
    words.cli('sensitivity.mustNone'),
    ...(nearest === undefined || nearest.best >= gap
      ? []
      : [
          words.cli('sensitivity.nearest', {
            name: inputName(session, nearest.name),
            value: formatNumber(language, nearest.bestValue, 2),
            now: formatNumber(language, nearest.now, 2),
            gap: formatNumber(language, nearest.best),
          }),
        ]),
  ];
  const joint = leastJointMove(target);
  return [
    ...(single.length === 0 ? none : single),
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
export const sensitivityCommand = async (
  session: Session,
  place: string,
  options: SensitivityOptions,
): Promise<string> => {
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
  const selection: BandSelection = {
    ...(options.tjeneste === undefined ? {} : { service: unwrap(chooseService(options.tjeneste)) }),
    ...(options.yrke === undefined ? {} : { profession: unwrap(chooseProfession(options.yrke)) }),
  };
  const y = year - result.firstYear;
  const targets = [{ year: y, places: area.members }];
  const effects: readonly TargetEffect[] = spreadMeasures(result.plan, prepared.library).map(
    ({ spread, without }) => ({
      spread,
      change: effectChange(result, unwrap(project(prepared, without)), selection, targets),
    }),
  );
  const target = targetFunction(ensemble, result, area.members, y, { selection, effects });
  const whole = targetFunction(ensemble, result, area.members, y, { selection, effects, local: true });
  const { rows, single } = await runSteps(
    words,
    sensitivitySteps(target, whole, settings.seed),
    words.cli('progress.running'),
  );
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
      inputName(session, row.parameter),
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
    ...mustText(session, target, single),
  ].join('\n')}\n`;
};
