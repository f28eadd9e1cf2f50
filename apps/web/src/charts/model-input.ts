import { at, type Language } from '@veivalg/core';
import type { Translate } from '@veivalg/core/text';
import type { AgeAnswer } from '../engine/age-answer.ts';
import type { Details, Pair, Picture, Question } from '../engine/protocol.ts';
import type { TextKey } from '../text/use-text.ts';
import type { AreaHistory } from './history.ts';
import type { MapInput } from './map-model.ts';
import type { Line, TableModel } from './model.ts';

/** What a chart is made from. */
export interface ChartInput {
  readonly picture: Picture;
  /** Best and worst paths, when they have come. */
  readonly details: Details | null;
  /** The question the details answer: an older one while new ones are worked out. */
  readonly question?: Question | null;
  /** What is observed before the base year, when it has come. */
  readonly history?: AreaHistory | null;
  /** The split over ages, when a chart needs it and it has come. */
  readonly ages?: AgeAnswer | null;
  /** What the map is made from, when a chart is a map. */
  readonly map?: MapInput;
  /** Draw the best and the worst path beside the middle. */
  readonly showPaths?: boolean;
  /** Share of all in work that the user holds to be the most there can be; null when not set. */
  readonly ceiling?: number | null;
  readonly place: string;
  readonly t: Translate<TextKey>;
  readonly language: Language;
}

export const yearsOf = (picture: Picture): readonly number[] =>
  Array.from({ length: picture.yearCount }, (_, i) => picture.firstYear + i);

/** The years of a picture with `before` years in front. */
export const yearsFrom = (picture: Picture, before: number): readonly number[] =>
  Array.from({ length: before + picture.yearCount }, (_, i) => picture.firstYear - before + i);

/** Values of the picture's years with holes in front, so that they stand beside what is observed. */
export const after = (before: number, values: readonly (number | null)[]): readonly (number | null)[] => [
  ...new Array<null>(before).fill(null),
  ...values,
];

/** Observed points on the axis of a picture with `before` years in front; a year without a count is a hole. */
export const observed = (
  picture: Picture,
  before: number,
  years: readonly number[],
  values: readonly number[],
): readonly (number | null)[] =>
  yearsFrom(picture, before).map((year) => values[years.indexOf(year)] ?? null);

/** Does the plan change anything? */
export const hasPlan = (picture: Picture): boolean => {
  const { plan } = picture.question;
  return plan.levers.length + plan.requirements.length > 0;
};

export const gapOf = (pair: Pair): readonly number[] =>
  Array.from(pair.demand, (value, y) => value - at(pair.supply, y));
export const coverageIn = (pair: Pair): readonly (number | null)[] =>
  Array.from(pair.demand, (value, y) => (value > 0 ? at(pair.supply, y) / value : null));

/** Two paths a reader could tell apart. */
export const differs = (one: Float64Array, other: Float64Array): boolean =>
  one.some((value, y) => Math.abs(value - at(other, y)) > 0.002 * Math.abs(value));

export const yearIndex = (picture: Picture): number =>
  Math.min(Math.max(picture.question.year - picture.firstYear, 0), picture.yearCount - 1);

export const yearTable = (
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

export const span = ({ picture, place }: ChartInput): Record<string, string> => ({
  place,
  first: String(picture.firstYear),
  last: String(picture.firstYear + picture.yearCount - 1),
  year: String(picture.question.year),
});

/** First year after which the gap stays above (or below) nothing. */
export const lastingFrom = (gap: readonly number[], wanted: (value: number) => boolean): number | null => {
  let from: number | null = null;
  gap.forEach((value, y) => {
    if (!wanted(value)) from = null;
    else from ??= y;
  });
  return from;
};

/** One line of a chart. */
export const line = (
  id: string,
  label: string,
  tone: Line['tone'],
  values: readonly (number | null)[],
  more: Partial<Line> = {},
): Line => ({ id, label, tone, values, ...more });
