import { at } from '@veivalg/core';
import { figure, percent } from '../text/figures.ts';
import type { ChartModel } from './model.ts';
import {
  type ChartInput,
  coverageIn,
  differs,
  gapOf,
  hasPlan,
  lastingFrom,
  line,
  span,
  yearIndex,
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

export const balance = (input: ChartInput): ChartModel => {
  const { picture, t, language } = input;
  const changed = hasPlan(picture);
  const i = yearIndex(picture);
  const demand = Array.from(picture.plan.demand);
  const supply = Array.from(picture.plan.supply);
  const note = changed ? { note: t('word.withPlan') } : {};
  const lines = [
    line('demand', t('word.demand'), 'demand', demand, note),
    line('supply', t('word.supply'), 'supply', supply, note),
    ...(changed && differs(picture.plan.demand, picture.reference.demand)
      ? [
          line('demand0', t('word.without'), 'demand', Array.from(picture.reference.demand), {
            dashed: true,
            quiet: true,
          }),
        ]
      : []),
    ...(changed && differs(picture.plan.supply, picture.reference.supply)
      ? [
          line('supply0', t('word.without'), 'supply', Array.from(picture.reference.supply), {
            dashed: true,
            quiet: true,
          }),
        ]
      : []),
  ];
  const gap = (demand[i] ?? 0) - (supply[i] ?? 0);
  return {
    id: 'balance',
    title: balanceTitle(input),
    subtitle: `${t('chart.unitFte', span(input))}.${bandWords(input)}`,
    figure: {
      kind: 'line',
      years: yearsOf(picture),
      lines,
      bands: balanceBands(input),
      percent: false,
      fromZero: false,
      mark: {
        year: picture.firstYear + i,
        from: demand[i] ?? 0,
        to: supply[i] ?? 0,
        text: t(gap >= 0 ? 'word.missing' : 'word.over', { value: figure(language, Math.abs(gap)) }),
      },
    },
    table: yearTable(yearsOf(picture), t, [
      { label: `${t('word.demand')} ${changed ? t('word.withPlan') : ''}`.trim(), values: demand },
      { label: `${t('word.supply')} ${changed ? t('word.withPlan') : ''}`.trim(), values: supply },
      { label: `${t('word.gap')} ${changed ? t('word.withPlan') : ''}`.trim(), values: gapOf(picture.plan) },
      ...(changed
        ? [
            {
              label: `${t('word.demand')} ${t('word.withoutPlan')}`,
              values: Array.from(picture.reference.demand),
            },
            {
              label: `${t('word.supply')} ${t('word.withoutPlan')}`,
              values: Array.from(picture.reference.supply),
            },
            { label: `${t('word.gap')} ${t('word.withoutPlan')}`, values: gapOf(picture.reference) },
          ]
        : []),
      ...bandColumns(input),
    ]),
  };
};

/** Where eight of ten runs lie; as long as there are no draws, the space between the best and the worst path. */
const balanceBands = ({ details }: ChartInput) => {
  if (details === null) return [];
  const { bands, best, worst } = details;
  const band = (tone: 'demand' | 'supply') => ({
    id: `band-${tone}`,
    tone,
    low:
      bands === null
        ? Array.from(best[tone], (value, y) => Math.min(value, at(worst[tone], y)))
        : Array.from(bands[tone].low),
    high:
      bands === null
        ? Array.from(best[tone], (value, y) => Math.max(value, at(worst[tone], y)))
        : Array.from(bands[tone].high),
  });
  return [band('demand'), band('supply')];
};

/** What the band of the chart means, for the line under its title; a band never stands without its meaning. */
const bandWords = ({ details, t }: ChartInput): string =>
  details === null ? '' : ` ${t(details.bands === null ? 'chart.bandPaths' : 'chart.bandDraws')}`;

const bandColumns = ({ details, t }: ChartInput) =>
  details === null || details.bands === null
    ? []
    : [
        { label: `${t('word.gap')} P10`, values: Array.from(details.bands.gap.low) },
        { label: `${t('word.gap')} P90`, values: Array.from(details.bands.gap.high) },
      ];

export const gapChart = (input: ChartInput): ChartModel => {
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
    subtitle: t('chart.unitFte', span(input)),
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
        input.details?.bands == null
          ? []
          : [
              {
                id: 'band-gap',
                tone: 'demand',
                low: Array.from(input.details.bands.gap.low),
                high: Array.from(input.details.bands.gap.high),
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
  const changed = hasPlan(picture);
  const withPlan = coverageIn(picture.plan);
  const without = coverageIn(picture.reference);
  return {
    id: 'coverage',
    title: t('title.coverage', {
      first: percent(language, withPlan[0] ?? null),
      last: percent(language, withPlan.at(-1) ?? null),
    }),
    subtitle: t('chart.unitPercent', span(input)),
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
      bands: [],
      percent: true,
      fromZero: false,
    },
    table: yearTable(yearsOf(picture), t, [
      { label: t('word.with'), values: withPlan, percent: true },
      { label: t('word.without'), values: without, percent: true },
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
