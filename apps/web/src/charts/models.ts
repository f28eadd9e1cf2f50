import { at, type Language, professions, services, serviceTraits } from '@veivalg/core';
import type { Translate } from '@veivalg/core/text';
import type { AreaRun, Details, Pair, Picture } from '../engine/protocol.ts';
import type { ChartId } from '../state/view.ts';
import { figure, percent } from '../text/figures.ts';
import type { TextKey } from '../text/use-text.ts';
import type { Bar, ChartModel, Line, TableModel } from './model.ts';
import { coverageSpread } from './spread.ts';

/** What a chart is made from. */
export interface ChartInput {
  readonly picture: Picture;
  /** Best and worst paths, when they have come. */
  readonly details: Details | null;
  readonly place: string;
  readonly t: Translate<TextKey>;
  readonly language: Language;
}

const yearsOf = (picture: Picture): readonly number[] =>
  Array.from({ length: picture.yearCount }, (_, i) => picture.firstYear + i);

/** Does the plan change anything? */
export const hasPlan = (picture: Picture): boolean => {
  const { plan } = picture.question;
  return plan.levers.length + plan.requirements.length > 0;
};

const gapOf = (pair: Pair): readonly number[] =>
  Array.from(pair.demand, (value, y) => value - at(pair.supply, y));
const coverageIn = (pair: Pair): readonly (number | null)[] =>
  Array.from(pair.demand, (value, y) => (value > 0 ? at(pair.supply, y) / value : null));

/** Two paths a reader could tell apart. */
const differs = (one: Float64Array, other: Float64Array): boolean =>
  one.some((value, y) => Math.abs(value - at(other, y)) > 0.002 * Math.abs(value));

const yearIndex = (picture: Picture): number =>
  Math.min(Math.max(picture.question.year - picture.firstYear, 0), picture.yearCount - 1);

const yearTable = (
  years: readonly number[],
  t: Translate<TextKey>,
  columns: readonly { label: string; percent?: boolean; values: readonly (number | null)[] }[],
): TableModel => ({
  columns: [
    { label: t('word.year'), kind: 'year' },
    ...columns.map(({ label, percent: share }) => ({
      label,
      kind: share ? ('percent' as const) : ('number' as const),
    })),
  ],
  rows: years.map((year, y) => [year, ...columns.map(({ values }) => values[y] ?? null)]),
});

const span = ({ picture, place }: ChartInput): Record<string, string> => ({
  place,
  first: String(picture.firstYear),
  last: String(picture.firstYear + picture.yearCount - 1),
  year: String(picture.question.year),
});

/** First year after which the gap stays above (or below) nothing. */
const lastingFrom = (gap: readonly number[], wanted: (value: number) => boolean): number | null => {
  let from: number | null = null;
  gap.forEach((value, y) => {
    if (!wanted(value)) from = null;
    else from ??= y;
  });
  return from;
};

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

const line = (
  id: string,
  label: string,
  tone: Line['tone'],
  values: readonly (number | null)[],
  more: Partial<Line> = {},
): Line => ({
  id,
  label,
  tone,
  values,
  ...more,
});

const balance = (input: ChartInput): ChartModel => {
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

const gapChart = (input: ChartInput): ChartModel => {
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

const coverage = (input: ChartInput): ChartModel => {
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

const paths = (input: ChartInput): ChartModel => {
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

/** Rows a bar chart shows; the rest is in its table. */
const mostBars = 10;

const barChart = (input: ChartInput, id: 'profession' | 'service', bars: readonly Bar[]): ChartModel => {
  const { picture, t } = input;
  const changed = hasPlan(picture);
  const sorted = [...bars].sort((one, other) => (other.light ?? other.dark) - (one.light ?? one.dark));
  const shown = sorted.filter((bar) => Math.abs(bar.dark) + Math.abs(bar.light ?? 0) > 1e-9);
  const worst = [...shown].sort((one, other) => other.dark - one.dark)[0];
  return {
    id,
    title:
      worst === undefined || worst.dark <= 0
        ? t('title.noShortage')
        : t('title.bottleneck', { name: worst.label.toLocaleLowerCase() }),
    subtitle: `${t(changed ? 'chart.unitFteYear' : 'chart.unitFteYearPlain', span(input))}, ${input.place}`,
    figure: {
      kind: 'bars',
      bars: shown.slice(0, mostBars).map((bar) => (changed ? bar : { ...bar, light: null })),
      percent: false,
      unit: t('unit.fte'),
      more: Math.max(0, shown.length - mostBars),
    },
    table: {
      columns: [
        { label: t(id === 'profession' ? 'word.profession' : 'word.service'), kind: 'text' },
        ...(changed
          ? ([
              { label: t('word.without'), kind: 'number' },
              { label: t('word.with'), kind: 'number' },
              { label: t('word.difference'), kind: 'number' },
            ] as const)
          : ([{ label: t('word.gap'), kind: 'number' }] as const)),
      ],
      rows: shown.map((bar) =>
        changed ? [bar.label, bar.light, bar.dark, bar.dark - (bar.light ?? 0)] : [bar.label, bar.dark],
      ),
    },
  };
};

const byProfession = (input: ChartInput): ChartModel => {
  const { picture, t } = input;
  const i = yearIndex(picture);
  const gap = (run: AreaRun, p: number): number =>
    at(run.demandByProfession, p * picture.yearCount + i) -
    at(run.supplyByProfession, p * picture.yearCount + i);
  return barChart(
    input,
    'profession',
    professions.map((profession, p) => ({
      id: profession,
      label: t(`profession.${profession}`),
      light: gap(picture.reference, p),
      dark: gap(picture.plan, p),
    })),
  );
};

const byService = (input: ChartInput): ChartModel => {
  const { picture, t } = input;
  const { scope } = picture.question;
  const gap = (run: AreaRun, s: number): number => at(run.demandByService, s) - at(run.supplyByService, s);
  return barChart(
    input,
    'service',
    services.flatMap((service, s) =>
      scope !== 'all' && serviceTraits[service].sector !== scope
        ? []
        : [
            {
              id: service,
              label: t(`service.${service}`),
              light: gap(picture.reference, s),
              dark: gap(picture.plan, s),
            },
          ],
    ),
  );
};

const ageTones = ['quiet', 'accent', 'a', 'b', 'demand'] as const;

const residents = (input: ChartInput): ChartModel => {
  const { picture, t, language } = input;
  const group = (a: number): readonly number[] =>
    Array.from({ length: picture.yearCount }, (_, y) =>
      at(picture.plan.residents, a * picture.yearCount + y),
    );
  const old = group(3).map((value, y) => value + (group(4)[y] ?? 0));
  const change = (old.at(-1) ?? 0) / (old[0] || Number.NaN) - 1;
  const lines = ageTones.map((tone, a) => line(String(a), t(`age.${a}` as TextKey), tone, group(a)));
  return {
    id: 'residents',
    title: t('title.residents', {
      ...span(input),
      percent: `${change > 0 ? '+' : ''}${percent(language, change)}`,
    }),
    subtitle: t('chart.unitPersons', span(input)),
    figure: { kind: 'line', years: yearsOf(picture), lines, bands: [], percent: false, fromZero: true },
    table: yearTable(
      yearsOf(picture),
      t,
      lines.map(({ label, values }) => ({ label, values })),
    ),
  };
};

/** Share of all in work that health and care would take, all sectors. Rule B3. */
export const ceilingShare = (run: AreaRun): readonly (number | null)[] =>
  Array.from(run.headsNeeded, (heads, y) => (at(run.employed, y) > 0 ? heads / at(run.employed, y) : null));

const ceiling = (input: ChartInput): ChartModel => {
  const { picture, t, language } = input;
  const changed = hasPlan(picture);
  const withPlan = ceilingShare(picture.plan);
  const without = ceilingShare(picture.reference);
  return {
    id: 'ceiling',
    title: t('title.ceiling', {
      last: percent(language, withPlan.at(-1) ?? null, 1),
      year: String(picture.firstYear + picture.yearCount - 1),
    }),
    subtitle: t('chart.unitCeiling', span(input)),
    figure: {
      kind: 'line',
      years: yearsOf(picture),
      lines: [
        line('ceiling', t('word.share'), 'accent', withPlan, changed ? { note: t('word.withPlan') } : {}),
        ...(changed
          ? [
              line('ceiling0', t('word.share'), 'accent', without, {
                dashed: true,
                quiet: true,
                note: t('word.withoutPlan'),
              }),
            ]
          : []),
      ],
      bands: [],
      percent: true,
      fromZero: true,
    },
    table: yearTable(yearsOf(picture), t, [
      { label: t('word.with'), values: withPlan, percent: true },
      { label: t('word.without'), values: without, percent: true },
    ]),
  };
};

const spread = (input: ChartInput): ChartModel => {
  const { picture, t, language } = input;
  const years = yearsOf(picture);
  const rows = years.map((_, y) =>
    coverageSpread(picture.map.plan, y, picture.map.plan.demand.length / picture.yearCount),
  );
  const column = (key: 'p10' | 'p50' | 'p90'): readonly (number | null)[] => rows.map((row) => row[key]);
  const i = yearIndex(picture);
  return {
    id: 'spread',
    title: t('title.spread', {
      low: percent(language, rows[i]?.p10 ?? null),
      high: percent(language, rows[i]?.p90 ?? null),
      year: String(picture.firstYear + i),
    }),
    subtitle: t('chart.unitSpread'),
    figure: {
      kind: 'line',
      years,
      lines: [
        line('p90', t('spread.p90'), 'quiet', column('p90')),
        line('p50', t('spread.p50'), 'accent', column('p50')),
        line('p10', t('spread.p10'), 'demand', column('p10')),
      ],
      bands: [],
      percent: true,
      fromZero: false,
    },
    table: yearTable(years, t, [
      { label: t('spread.p10'), values: column('p10'), percent: true },
      { label: t('spread.p50'), values: column('p50'), percent: true },
      { label: t('spread.p90'), values: column('p90'), percent: true },
    ]),
  };
};

const makers: Readonly<Record<ChartId, (input: ChartInput) => ChartModel>> = {
  balance,
  gap: gapChart,
  coverage,
  paths,
  profession: byProfession,
  service: byService,
  residents,
  ceiling,
  spread,
};

/** Make one chart from the picture at hand. */
export const chartModel = (id: ChartId, input: ChartInput): ChartModel => makers[id](input);
