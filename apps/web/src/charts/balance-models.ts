import { at } from '@veivalg/core';
import type { RestingBands } from '../engine/resting-bands.ts';
import { figure, percent } from '../text/figures.ts';
import { bandsIn } from './bands-in.ts';
import type { ChartModel, Line } from './model.ts';
import {
  after,
  type ChartInput,
  coverageIn,
  differs,
  gapOf,
  hasPlan,
  lastingFrom,
  line,
  observed,
  span,
  yearIndex,
  yearsFrom,
  yearsOf,
  yearTable,
} from './model-input.ts';

const balanceTitle = ({ picture, t }: ChartInput): string => {
  const gap = gapOf(picture.plan);
  const shortFrom = lastingFrom(gap, (value) => value > 0);
  if (shortFrom === 0) return t('title.always');
  if (shortFrom !== null) return t('title.grows', { year: String(picture.firstYear + shortFrom) });
  const closedFrom = lastingFrom(gap, (value) => value <= 0);
  if (closedFrom === 0 || closedFrom === null) return t('title.covered');
  return hasPlan(picture)
    ? t('title.closes', { year: String(picture.firstYear + closedFrom) })
    : t('title.covered');
};

/** Staff counted before the base year, as lines of their own: they end before the others begin. */
const observedLines = ({ picture, history, t }: ChartInput, before: number): readonly Line[] => {
  const pieces = history?.staff ?? [];
  const name = t(pieces[0]?.measure === 'care' ? 'chart.observedCare' : 'chart.observedSpecialist');
  return pieces.map(({ years, fte }, i) =>
    line(`observed${i}`, name, 'supply', observed(picture, before, years, fte), {
      thin: true,
      inside: true,
      ...(i === pieces.length - 1 ? {} : { nameless: true }),
    }),
  );
};

/** Why there is no staff before the base year, or what the staff shown are. */
const staffNote = ({
  picture,
  history,
  t,
}: ChartInput): { readonly note?: string; readonly sources?: string } => {
  if (history === null || history === undefined) return {};
  const year = String(picture.firstYear);
  const [first] = history.staff;
  if (first === undefined)
    return {
      note: t(picture.question.scope === 'municipal' ? 'chart.noStaffHistory' : 'chart.noStaffHistoryScope', {
        year,
      }),
    };
  const sources = t('chart.observedSource', { sources: history.staffSources });
  if (first.measure !== 'care') return { sources };
  return {
    sources,
    note: t(first.municipality === null ? 'chart.observedCareNote' : 'chart.observedCareLocal'),
  };
};

/** Best and worst path as thin lines, where they part from the middle. */
const pathLines = ({ picture, details, showPaths, t }: ChartInput, before: number): readonly Line[] => {
  if (showPaths !== true || details === null) return [];
  return (['demand', 'supply'] as const).flatMap((tone) =>
    (['worst', 'best'] as const).flatMap((path) =>
      differs(details[path][tone], picture.plan[tone])
        ? [
            line(
              `${path}-${tone}`,
              t(path === 'best' ? 'word.best' : 'word.worst'),
              tone,
              after(before, Array.from(details[path][tone])),
              { thin: true, quiet: true },
            ),
          ]
        : [],
    ),
  );
};

export const balance = (input: ChartInput): ChartModel => {
  const { picture, t, language } = input;
  const changed = hasPlan(picture);
  const i = yearIndex(picture);
  const before = Math.max(
    0,
    ...(input.history?.staff ?? []).map(({ years }) => picture.firstYear - (years[0] ?? picture.firstYear)),
  );
  const years = yearsFrom(picture, before);
  const padded = (values: Float64Array): readonly (number | null)[] => after(before, Array.from(values));
  const note = changed ? { note: t('word.withPlan') } : {};
  const without = (tone: 'demand' | 'supply'): readonly Line[] =>
    changed && differs(picture.plan[tone], picture.reference[tone])
      ? [
          line(`${tone}0`, t('word.without'), tone, padded(picture.reference[tone]), {
            dashed: true,
            quiet: true,
          }),
        ]
      : [];
  const lines = [
    line('demand', t('word.demand'), 'demand', padded(picture.plan.demand), note),
    line('supply', t('word.supply'), 'supply', padded(picture.plan.supply), note),
    ...without('demand'),
    ...without('supply'),
    ...pathLines(input, before),
    ...observedLines(input, before),
  ];
  const gap = at(picture.plan.demand, i) - at(picture.plan.supply, i);
  const withPlan = (word: string): string => `${word} ${changed ? t('word.withPlan') : ''}`.trim();
  return {
    id: 'balance',
    title: balanceTitle(input),
    subtitle: `${t('chart.unitFte', { ...span(input), first: String(years[0] ?? picture.firstYear) })}.${bandWords(input)}`,
    figure: {
      kind: 'line',
      years,
      lines,
      bands: balanceBands(input).map((band) => ({
        ...band,
        low: after(before, band.low),
        high: after(before, band.high),
      })),
      percent: false,
      fromZero: false,
      ...(before > 0 ? { splitYear: picture.firstYear } : {}),
      mark: {
        year: picture.firstYear + i,
        from: at(picture.plan.demand, i),
        to: at(picture.plan.supply, i),
        text: t(gap >= 0 ? 'word.missing' : 'word.over', { value: figure(language, Math.abs(gap)) }),
      },
    },
    table: yearTable(years, t, [
      { label: withPlan(t('word.demand')), values: padded(picture.plan.demand) },
      { label: withPlan(t('word.supply')), values: padded(picture.plan.supply) },
      { label: withPlan(t('word.gap')), values: after(before, gapOf(picture.plan)) },
      ...(changed
        ? [
            {
              label: `${t('word.demand')} ${t('word.withoutPlan')}`,
              values: padded(picture.reference.demand),
            },
            {
              label: `${t('word.supply')} ${t('word.withoutPlan')}`,
              values: padded(picture.reference.supply),
            },
            {
              label: `${t('word.gap')} ${t('word.withoutPlan')}`,
              values: after(before, gapOf(picture.reference)),
            },
          ]
        : []),
      ...bandColumns(input).map((column) => ({ ...column, values: after(before, column.values) })),
      ...pathLines(input, before).map(({ id, label, values }) => ({
        label: `${t(id.endsWith('demand') ? 'word.demand' : 'word.supply')}: ${label.toLocaleLowerCase()}`,
        values,
      })),
      ...observedLines(input, before).map(({ label, values }) => {
        const known = years.filter((_, y) => values[y] !== null);
        return { label: `${label} ${known[0]}–${known.at(-1)}`, values };
      }),
    ]),
    ...staffNote(input),
  };
};

/** Bands at rest of the very question the picture answers: median and coverage are known only then. */
const restingOf = ({ picture, details, question }: ChartInput): RestingBands | null =>
  question === picture.question ? (details?.bands ?? null) : null;

const bandsOfInput = ({ picture, details, question }: ChartInput) => bandsIn(picture, details, question);

/** Where eight of ten runs lie; as long as there are no draws, the space between the best and the worst path. */
const balanceBands = (input: ChartInput) => {
  const bands = bandsOfInput(input);
  const { details } = input;
  const between = (tone: 'demand' | 'supply') => {
    if (bands !== null) return { low: Array.from(bands[tone].low), high: Array.from(bands[tone].high) };
    if (details === null) return null;
    const { best, worst } = details;
    return {
      low: Array.from(best[tone], (value, y) => Math.min(value, at(worst[tone], y))),
      high: Array.from(best[tone], (value, y) => Math.max(value, at(worst[tone], y))),
    };
  };
  return (['demand', 'supply'] as const).flatMap((tone) => {
    const band = between(tone);
    return band === null ? [] : [{ id: `band-${tone}`, tone, ...band }];
  });
};

/** What the band of the chart means, for the line under its title; a band never stands without its meaning. */
const bandWords = (input: ChartInput): string => {
  if (bandsOfInput(input) !== null) return ` ${input.t('chart.bandDraws')}`;
  return input.details === null ? '' : ` ${input.t('chart.bandPaths')}`;
};

const bandColumns = (input: ChartInput) => {
  const gap = bandsOfInput(input)?.gap;
  const resting = restingOf(input);
  return gap === undefined
    ? []
    : [
        { label: `${input.t('word.gap')} P10`, values: Array.from(gap.low) },
        ...(resting === null
          ? []
          : [{ label: `${input.t('word.gap')} P50`, values: Array.from(resting.gap.median) }]),
        { label: `${input.t('word.gap')} P90`, values: Array.from(gap.high) },
      ];
};

export const gapChart = (input: ChartInput): ChartModel => {
  const gapBand = bandsOfInput(input)?.gap;
  const { picture, t, language } = input;
  const changed = hasPlan(picture);
  const withPlan = gapOf(picture.plan);
  const without = gapOf(picture.reference);
  return {
    id: 'gap',
    title: t('title.gapGrows', {
      first: figure(language, withPlan[0] ?? 0),
      last: figure(language, withPlan.at(-1) ?? 0),
    }),
    subtitle: `${t('chart.unitFte', span(input))}${bandsOfInput(input) === null ? '' : `. ${t('chart.bandDraws')}`}`,
    figure: {
      kind: 'line',
      years: yearsOf(picture),
      lines: [
        line('gap', t('word.gap'), 'demand', withPlan, changed ? { note: t('word.withPlan') } : {}),
        ...(changed
          ? [
              line('gap0', t('word.gap'), 'demand', without, {
                dashed: true,
                quiet: true,
                note: t('word.withoutPlan'),
              }),
            ]
          : []),
      ],
      bands:
        gapBand === undefined
          ? []
          : [
              {
                id: 'band-gap',
                tone: 'demand',
                low: Array.from(gapBand.low),
                high: Array.from(gapBand.high),
              },
            ],
      percent: false,
      fromZero: true,
    },
    table: yearTable(yearsOf(picture), t, [
      { label: t('word.with'), values: withPlan },
      { label: t('word.without'), values: without },
      ...bandColumns(input),
      { label: t('word.difference'), values: withPlan.map((value, y) => value - (without[y] ?? 0)) },
    ]),
  };
};

export const coverage = (input: ChartInput): ChartModel => {
  const { picture, t, language } = input;
  const band = restingOf(input)?.coverage ?? null;
  const changed = hasPlan(picture);
  const withPlan = coverageIn(picture.plan);
  const without = coverageIn(picture.reference);
  return {
    id: 'coverage',
    title: t('title.coverage', {
      first: percent(language, withPlan[0] ?? null),
      last: percent(language, withPlan.at(-1) ?? null),
    }),
    subtitle: `${t('chart.unitPercent', span(input))}${band === null ? '' : `. ${t('chart.bandDraws')}`}`,
    figure: {
      kind: 'line',
      years: yearsOf(picture),
      lines: [
        line('coverage', t('word.coverage'), 'supply', withPlan, changed ? { note: t('word.withPlan') } : {}),
        ...(changed
          ? [
              line('coverage0', t('word.coverage'), 'supply', without, {
                dashed: true,
                quiet: true,
                note: t('word.withoutPlan'),
              }),
            ]
          : []),
      ],
      bands:
        band === null
          ? []
          : [
              {
                id: 'band-coverage',
                tone: 'supply',
                low: Array.from(band.low),
                high: Array.from(band.high),
              },
            ],
      percent: true,
      fromZero: false,
    },
    table: yearTable(yearsOf(picture), t, [
      { label: t('word.with'), values: withPlan, percent: true },
      { label: t('word.without'), values: without, percent: true },
      ...(band === null
        ? []
        : (['low', 'median', 'high'] as const).map((key) => ({
            label: `${t('word.coverage')} ${key === 'low' ? 'P10' : key === 'median' ? 'P50' : 'P90'}`,
            values: Array.from(band[key]),
            percent: true,
          }))),
    ]),
  };
};

export const paths = (input: ChartInput): ChartModel => {
  const { picture, details, t, language } = input;
  const middle = gapOf(picture.plan);
  const best = details === null ? null : gapOf(details.best);
  const worst = details === null ? null : gapOf(details.worst);
  const i = yearIndex(picture);
  const ends = [best?.[i], middle[i], worst?.[i]].filter((value) => value !== undefined);
  return {
    id: 'paths',
    title: t('title.paths', {
      year: String(picture.firstYear + i),
      low: figure(language, Math.min(...ends)),
      high: figure(language, Math.max(...ends)),
    }),
    subtitle: t('chart.unitFte', span(input)),
    figure: {
      kind: 'line',
      years: yearsOf(picture),
      lines: [
        ...(worst === null ? [] : [line('worst', t('scenario.worst'), 'demand', worst)]),
        line('middle', t('scenario.middle'), 'accent', middle),
        ...(best === null ? [] : [line('best', t('scenario.best'), 'supply', best)]),
      ],
      bands: [],
      percent: false,
      fromZero: true,
    },
    table: yearTable(yearsOf(picture), t, [
      ...(best === null ? [] : [{ label: t('word.best'), values: best }]),
      { label: t('word.middle'), values: middle },
      ...(worst === null ? [] : [{ label: t('word.worst'), values: worst }]),
    ]),
  };
};
