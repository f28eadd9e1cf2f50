import { at } from '@veivalg/core';
import type { AgeAnswer, AgeSplit } from '../engine/age-answer.ts';
import { percent } from '../text/figures.ts';
import type { TextKey } from '../text/use-text.ts';
import type { Bar, ChartModel } from './model.ts';
import { type ChartInput, hasPlan, span } from './model-input.ts';

const groups = [0, 1, 2, 3] as const;
const oldest = [2, 3] as const;

const gapAt = ({ demand, supply }: AgeSplit, g: number): number => at(demand, g) - at(supply, g);
const over = (of: readonly number[], read: (g: number) => number): number =>
  of.reduce((total, g) => total + read(g), 0);

/** Before the answer has come: the chart says that it is on its way. */
const waiting = (input: ChartInput, id: 'age' | 'ageDemand'): ChartModel => ({
  id,
  title: input.t('chart.ageWait'),
  subtitle: input.t(id === 'age' ? 'chart.unitAgeGap' : 'chart.unitAgeDemand', span(input)),
  figure: { kind: 'bars', bars: [], percent: false, unit: input.t('unit.fte'), more: 0 },
  table: { columns: [{ label: input.t('word.age'), kind: 'text' }], rows: [] },
  pending: true,
});

const gapTitle = ({ t, language, picture }: ChartInput, { plan }: AgeAnswer): string => {
  const year = String(picture.question.year);
  const whole = over(groups, (g) => gapAt(plan, g));
  if (!(whole > 0)) return t('title.ageNone', { year });
  const old = over(oldest, (g) => gapAt(plan, g)) / whole;
  const young = gapAt(plan, 0) / whole;
  return young > old
    ? t('title.age', { year, share: percent(language, young) })
    : t('title.ageOld', { year, share: percent(language, old) });
};

/** How the shortage falls on the ages of those served, in proportion. Rule B6. */
export const byAge = (input: ChartInput): ChartModel => {
  const { ages, picture, t } = input;
  if (ages == null) return waiting(input, 'age');
  const changed = hasPlan(picture);
  const bars: Bar[] = groups.map((g) => ({
    id: String(g),
    label: t(`served.${g}`),
    light: changed ? gapAt(ages.reference, g) : null,
    dark: gapAt(ages.plan, g),
  }));
  const whole = over(groups, (g) => at(ages.plan.demand, g));
  return {
    id: 'age',
    title: gapTitle(input, ages),
    subtitle: t('chart.unitAgeGap', span(input)),
    figure: { kind: 'bars', bars, percent: false, unit: t('unit.fte'), more: 0 },
    table: {
      columns: [
        { label: t('word.age'), kind: 'text' },
        { label: t('word.demand'), kind: 'number' },
        { label: `${t('word.demand')}, ${t('word.share').toLocaleLowerCase()}`, kind: 'percent' },
        { label: t('word.supply'), kind: 'number' },
        ...(changed
          ? ([
              { label: `${t('word.gap')} ${t('word.withoutPlan')}`, kind: 'number' },
              { label: `${t('word.gap')} ${t('word.withPlan')}`, kind: 'number' },
            ] as const)
          : ([{ label: t('word.gap'), kind: 'number' }] as const)),
      ],
      rows: bars.map((bar, g) => [
        bar.label,
        at(ages.plan.demand, g),
        whole > 0 ? at(ages.plan.demand, g) / whole : null,
        at(ages.plan.supply, g),
        ...(changed ? [bar.light] : []),
        bar.dark,
      ]),
    },
    note: `${changed ? `${t('chart.barTones')} ` : ''}${t('chart.ageNote')}`,
  };
};

/** Who the need is for: FTE by the age of those served, in the base year and in the year looked at. Rule B6. */
export const demandByAge = (input: ChartInput): ChartModel => {
  const { ages, picture, t, language } = input;
  if (ages == null) return waiting(input, 'ageDemand');
  const first = String(picture.firstYear);
  const bars: Bar[] = groups.map((g) => ({
    id: String(g),
    label: t(`served.${g}` as TextKey),
    light: at(ages.first.demand, g),
    dark: at(ages.plan.demand, g),
  }));
  const change =
    over(oldest, (g) => at(ages.plan.demand, g)) / over(oldest, (g) => at(ages.first.demand, g)) - 1;
  return {
    id: 'ageDemand',
    title: t('title.ageDemand', {
      first,
      year: String(picture.question.year),
      change: `${change > 0 ? '+' : ''}${percent(language, change)}`,
    }),
    subtitle: t('chart.unitAgeDemand', { ...span(input), first }),
    figure: { kind: 'bars', bars, percent: false, unit: t('unit.fte'), more: 0, lightWord: first },
    table: {
      columns: [
        { label: t('word.age'), kind: 'text' },
        { label: first, kind: 'number' },
        { label: String(picture.question.year), kind: 'number' },
        { label: t('word.change'), kind: 'number' },
      ],
      rows: bars.map((bar) => [bar.label, bar.light, bar.dark, bar.dark - (bar.light ?? 0)]),
    },
    note: `${t('chart.barYears', { first, year: String(picture.question.year) })} ${t('chart.ageDemandNote')}`,
  };
};
