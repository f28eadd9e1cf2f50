import { formatPercent } from '@veivalg/core/text';
import type { ChartModel } from '../charts/model.ts';
import type { SensitivityAnswer } from '../engine/sensitivity-question.ts';
import { figure, percent } from '../text/figures.ts';
import type { TextKey } from '../text/use-text.ts';
import { type InputWords, inputName, inputValue } from './input-words.ts';

/** Bars drawn; the rest stand in the table. */
const shownBars = 10;

/** What the charts are about. */
export interface SenseFacts extends InputWords {
  readonly answer: SensitivityAnswer;
  readonly place: string;
  readonly year: number;
}

const decimalsOf = ({ quantity }: SensitivityAnswer): number => (quantity === 'coverage' ? 1 : 0);

/** The middle of the bars: the result with nothing moved. */
const middleOf = (answer: SensitivityAnswer): number =>
  answer.quantity === 'coverage' ? answer.coverage : answer.gap;

/** Ends to write beside a bar: the farther one where both lie on the same side. */
const endsOf = (origin: number, low: number, high: number): readonly number[] =>
  (low - origin) * (high - origin) < 0
    ? [low, high]
    : [Math.abs(low - origin) > Math.abs(high - origin) ? low : high];

/** Bars of one assumption at a time, the longest first. */
export const tornadoModel = (facts: SenseFacts): ChartModel => {
  const { answer, t, language, place, year } = facts;
  const write = (value: number): string =>
    answer.quantity === 'coverage' ? percent(language, value, 1) : figure(language, value);
  const origin = middleOf(answer);
  const [first] = answer.inputs;
  const kind = answer.quantity === 'coverage' ? ('percent' as const) : ('number' as const);
  return {
    id: 'tornado',
    title:
      first === undefined
        ? t('sense.notMoved')
        : t(answer.quantity === 'coverage' ? 'sense.tornadoTitleCoverage' : 'sense.tornadoTitle', {
            name: inputName(facts, first.name).toLocaleLowerCase(),
            low: write(Math.min(first.atLow, first.atHigh)),
            high: write(Math.max(first.atLow, first.atHigh)),
          }),
    subtitle: t('sense.tornadoSubtitle', { place, year: String(year) }),
    figure: {
      kind: 'ranges',
      origin,
      originText: write(origin),
      percent: answer.quantity === 'coverage',
      decimals: decimalsOf(answer),
      rows: answer.inputs.slice(0, shownBars).map((one) => ({
        id: one.name,
        label: inputName(facts, one.name),
        parts: (['low', 'high'] as const)
          .map((tone) => {
            const value = tone === 'low' ? one.atLow : one.atHigh;
            const label = t(tone === 'low' ? 'sense.atLow' : 'sense.atHigh');
            return { id: tone, tone, from: origin, to: value, label, value };
          })
          // The shorter is drawn last, so that it is seen where both lie on the same side.
          .sort((one, other) => Math.abs(other.to - origin) - Math.abs(one.to - origin)),
        ends: endsOf(origin, one.atLow, one.atHigh).map((value) => ({ value, text: write(value) })),
      })),
    },
    table: {
      columns: [
        { label: t('sense.what'), kind: 'text' },
        { label: t('sense.lowValue'), kind: 'text' },
        { label: t('sense.highValue'), kind: 'text' },
        { label: t('sense.atLow'), kind },
        { label: t('sense.atHigh'), kind },
      ],
      rows: answer.inputs.map((one) => [
        inputName(facts, one.name),
        inputValue(facts, one.name, one.lowValue),
        inputValue(facts, one.name, one.highValue),
        one.atLow,
        one.atHigh,
      ]),
    },
  };
};

/** How many of the largest it takes to explain four fifths of the uncertainty, and how much they do explain. */
export const explainers = (answer: SensitivityAnswer): { readonly count: number; readonly share: number } => {
  const sorted = answer.inputs.map(({ first }) => first).sort((one, other) => other - one);
  let share = 0;
  let count = 0;
  for (const one of sorted) {
    if (share >= 0.8) break;
    share += one;
    count += 1;
  }
  return { count, share: Math.min(share, 1) };
};

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Shares of the variance, alone and in all, the largest first. */
export const sharesModel = (facts: SenseFacts): ChartModel => {
  const { answer, t, language, place, year } = facts;
  const inputs = [...answer.inputs].sort((one, other) => other.first - one.first);
  const { count, share } = explainers(answer);
  return {
    id: 'shares',
    title:
      count === 0
        ? t('sense.notMoved')
        : t('sense.sharesTitle', {
            count,
            word: capital(count <= 12 ? t(`number.${count}` as TextKey) : String(count)),
            percent: formatPercent(language, share),
          }),
    subtitle: t('sense.sharesSubtitle', { place, year: String(year) }),
    figure: {
      kind: 'ranges',
      origin: 0,
      originText: percent(language, 0),
      percent: true,
      decimals: 0,
      rows: inputs.slice(0, shownBars).map((one) => ({
        id: one.name,
        label: inputName(facts, one.name),
        parts: [
          {
            id: 'with',
            tone: 'with' as const,
            from: Math.min(one.first, one.total),
            to: Math.max(one.first, one.total),
            label: t('sense.together'),
            value: Math.max(one.first, one.total),
          },
          {
            id: 'alone',
            tone: 'alone' as const,
            from: 0,
            to: one.first,
            label: t('sense.alone'),
            value: one.first,
          },
        ],
        ends: [{ value: Math.max(one.first, one.total), text: percent(language, one.first) }],
      })),
    },
    table: {
      columns: [
        { label: t('sense.what'), kind: 'text' },
        { label: t('sense.alone'), kind: 'percent' },
        { label: t('sense.together'), kind: 'percent' },
      ],
      rows: inputs.map((one) => [inputName(facts, one.name), one.first, Math.max(one.first, one.total)]),
    },
  };
};
