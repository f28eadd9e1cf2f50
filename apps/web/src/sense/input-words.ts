import type { Language, Measure, Parameter } from '@veivalg/core';
import { formatNumber, type Translate } from '@veivalg/core/text';
import { localCourse, measureFront } from '../engine/sensitivity-question.ts';
import { setting } from '../text/figures.ts';
import type { TextKey } from '../text/use-text.ts';

/** What is needed to name an input and write its values. */
export interface InputWords {
  readonly parameters: readonly Parameter[];
  readonly measures: readonly Measure[];
  readonly t: Translate<TextKey>;
  readonly language: Language;
}

/** Name of a parameter, a measure or the places' own course. */
export const inputName = ({ parameters, measures, t, language }: InputWords, name: string): string => {
  if (name === localCourse) return t('sense.local');
  if (name.startsWith(measureFront)) {
    const id = name.slice(measureFront.length);
    return measures.find((one) => one.id === id)?.name[language] ?? id;
  }
  return parameters.find(({ id }) => id === name)?.name[language] ?? name;
};

const withUnit: Readonly<Record<string, TextKey>> = {
  years: 'unit.yearsValue',
  FTE: 'unit.fteValue',
  persons: 'unit.personsValue',
  births: 'unit.personsValue',
  hours: 'unit.hoursValue',
  percentPerYear: 'unit.perYear',
  percentagePoints: 'unit.pointsValue',
};

/** A number in the detail its size allows, and the key of the words that give it its unit. */
const parts = (
  { parameters, language }: InputWords,
  name: string,
  value: number,
): { readonly text: string; readonly unit: TextKey | '%' | null } => {
  if (name.startsWith(measureFront))
    return { text: formatNumber(language, value * 100), unit: 'sense.measureUnit' };
  const unit = parameters.find(({ id }) => id === name)?.unit ?? '';
  if (unit === 'year') return { text: String(Math.round(value)), unit: null };
  const scaled = unit === 'share' ? value * 100 : value;
  const size = Math.abs(scaled);
  const text =
    size >= 100 ? formatNumber(language, scaled) : setting(language, Number(scaled.toPrecision(2)));
  return { text, unit: unit === 'share' || unit === 'percent' ? '%' : (withUnit[unit] ?? null) };
};

const united = (
  { t, language }: InputWords,
  { text, unit }: { readonly text: string; readonly unit: TextKey | '%' | null },
): string =>
  unit === null
    ? text
    : unit === '%'
      ? `${text}${language === 'en' ? '' : '\u00a0'}%`
      : t(unit, { value: text });

/** Write a value of an input with its unit, in the detail its size allows. */
export const inputValue = (words: InputWords, name: string, value: number): string =>
  united(words, parts(words, name, value));

/** The published range of an input in words, and whether a value is inside it; null where none is published. */
export const inputSpan = (
  words: InputWords,
  name: string,
  value: number,
): { readonly text: string; readonly inside: boolean } | null => {
  const parameter = words.parameters.find(({ id }) => id === name);
  if (parameter === undefined || parameter.low === parameter.high) return null;
  const [low, high] = [parts(words, name, parameter.low), parts(words, name, parameter.high)];
  return {
    text: united(words, {
      text: words.t('sense.range', { low: low.text, high: high.text }),
      unit: high.unit,
    }),
    inside: value >= parameter.low && value <= parameter.high,
  };
};
