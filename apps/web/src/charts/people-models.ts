import { at } from '@veivalg/core';
import type { AreaRun } from '../engine/protocol.ts';
import { percent } from '../text/figures.ts';
import type { TextKey } from '../text/use-text.ts';
import type { ChartModel } from './model.ts';
import {
  type ChartInput,
  hasPlan,
  line,
  span,
  yearIndex,
  yearsFrom,
  yearsOf,
  yearTable,
} from './model-input.ts';
import { coverageSpread } from './spread.ts';

const ageTones = ['quiet', 'accent', 'a', 'b', 'demand'] as const;

export const residents = (input: ChartInput): ChartModel => {
  const { picture, history, t, language } = input;
  const before = history == null ? 0 : Math.max(0, picture.firstYear - history.firstYear);
  const years = yearsFrom(picture, before);
  const ahead = (a: number): readonly number[] =>
    Array.from({ length: picture.yearCount }, (_, y) =>
      at(picture.plan.residents, a * picture.yearCount + y),
    );
  const old = ahead(3).map((value, y) => value + (ahead(4)[y] ?? 0));
  const change = (old.at(-1) ?? 0) / (old[0] || Number.NaN) - 1;
  const estimatedYears = history?.estimatedYears ?? 0;
  const lines = ageTones.map((tone, a) =>
    line(
      String(a),
      t(`age.${a}` as TextKey),
      tone,
      [...(history?.residents[a] ?? []).slice(0, before), ...ahead(a)],
      estimatedYears > 0 ? { estimatedTo: estimatedYears } : {},
    ),
  );
  const notes = [
    ...(estimatedYears > 0 && history != null
      ? [t('chart.residentsEstimated', { year: String(history.firstYear + estimatedYears - 1) })]
      : []),
    ...(history?.residents[0]?.includes(null) === true ? [t('chart.residentsHole')] : []),
  ];
  return {
    id: 'residents',
    title: t('title.residents', {
      ...span(input),
      percent: `${change > 0 ? '+' : ''}${percent(language, change)}`,
    }),
    subtitle: t('chart.unitPersons', span(input)),
    figure: {
      kind: 'line',
      years,
      lines,
      bands: [],
      percent: false,
      fromZero: true,
      ...(before > 0 ? { splitYear: picture.firstYear } : {}),
    },
    table: yearTable(
      years,
      t,
      lines.map(({ label, values }) => ({ label, values })),
    ),
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
    ...(history == null ? {} : { sources: t('chart.observedSource', { sources: history.residentSources }) }),
  };
};

/** Share of all in work that health and care would take, all sectors. Rule B3. */
export const ceilingShare = (run: AreaRun): readonly (number | null)[] =>
  Array.from(run.headsNeeded, (heads, y) => (at(run.employed, y) > 0 ? heads / at(run.employed, y) : null));

export const ceiling = (input: ChartInput): ChartModel => {
  const { picture, t, language } = input;
  const changed = hasPlan(picture);
  const withPlan = ceilingShare(picture.plan);
  const without = ceilingShare(picture.reference);
  const limit = input.ceiling ?? null;
  const crossed = limit === null ? -1 : withPlan.findIndex((share) => share !== null && share > limit);
  const ceilingTitle =
    limit === null
      ? t('title.ceiling', {
          last: percent(language, withPlan.at(-1) ?? null, 1),
          year: String(picture.firstYear + picture.yearCount - 1),
        })
      : crossed < 0
        ? t('title.ceilingKept', { limit: percent(language, limit, 1) })
        : t('title.ceilingCrossed', {
            limit: percent(language, limit, 1),
            year: String(picture.firstYear + crossed),
          });
  const limits = limit === null ? null : withPlan.map(() => limit);
  return {
    id: 'ceiling',
    title: ceilingTitle,
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
        ...(limits === null ? [] : [line('limit', t('word.ceiling'), 'quiet', limits, { thin: true })]),
      ],
      bands: [],
      percent: true,
      fromZero: true,
    },
    table: yearTable(yearsOf(picture), t, [
      { label: t('word.with'), values: withPlan, percent: true },
      { label: t('word.without'), values: without, percent: true },
      ...(limits === null ? [] : [{ label: t('word.ceiling'), values: limits, percent: true }]),
    ]),
  };
};

export const spread = (input: ChartInput): ChartModel => {
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
