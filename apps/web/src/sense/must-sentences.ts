import { formatPercent } from '@veivalg/core/text';
import { figure } from '../text/figures.ts';
import { inputName, inputSpan, inputValue } from './input-words.ts';
import type { SenseFacts } from './sense-models.ts';

/** Inputs told of in sentences of their own. */
const told = 5;

/** A chance as people read it: never nothing, since the value lies inside the range looked in. */
const chanceText = (language: SenseFacts['language'], chance: number): string =>
  formatPercent(language, chance, chance < 0.1 ? 1 : 0);

/** A name inside a sentence. */
const lowered = (name: string): string => name.charAt(0).toLocaleLowerCase() + name.slice(1);

/** What would have to be true for the gap to close, in sentences that say no more than the numbers. */
export const mustSentences = (facts: SenseFacts): readonly string[] => {
  const { answer, t, language } = facts;
  const year = String(facts.year);
  if (!(answer.gap > 0)) return [t('sense.closed', { year })];
  const single = answer.needed.slice(0, told).map(({ name, now, needed, chance }) => {
    const span = inputSpan(facts, name, needed);
    const values = {
      name: inputName(facts, name),
      now: inputValue(facts, name, now),
      needed: inputValue(facts, name, needed),
      chance: chanceText(language, chance),
    };
    return span === null
      ? t('sense.neededNoSpan', values)
      : t('sense.needed', {
          ...values,
          span: span.text,
          where: t(span.inside ? 'sense.inside' : 'sense.outside'),
        });
  });
  const alone =
    single.length > 0
      ? single
      : [
          t('sense.noneAlone'),
          ...answer.closest.slice(0, 1).map(({ name, now, value, gap }) =>
            t('sense.closest', {
              name: lowered(inputName(facts, name)),
              now: inputValue(facts, name, now),
              value: inputValue(facts, name, value),
              gap: figure(language, gap),
            }),
          ),
        ];
  return [
    ...alone,
    answer.joint === null
      ? t('sense.jointNone', { gap: figure(language, answer.best), year })
      : t('sense.jointClosed', { percent: formatPercent(language, answer.joint), year }),
    t('sense.jointEnd'),
  ];
};

/** One row of the table of what all would have to be at once. */
export interface TogetherRow {
  readonly id: string;
  readonly name: string;
  readonly now: string;
  readonly needed: string;
  readonly span: string;
  readonly inside: boolean | null;
}

/** The values that close the gap together, beside today's and the published range. */
export const togetherRows = (facts: SenseFacts): readonly TogetherRow[] =>
  facts.answer.together.map(({ name, now, needed }) => {
    const span = inputSpan(facts, name, needed);
    return {
      id: name,
      name: inputName(facts, name),
      now: inputValue(facts, name, now),
      needed: inputValue(facts, name, needed),
      span: span?.text ?? '–',
      inside: span?.inside ?? null,
    };
  });
