import type { Language } from '../ids.ts';
import { en } from './shared/en.ts';
import { nb } from './shared/nb.ts';
import { nn } from './shared/nn.ts';

export { describeProblem, problemCodes, problemTexts } from './describe-problem.ts';
export {
  formatNumber,
  formatPercent,
  formatRange,
  formatSigned,
  localeOf,
  localesOf,
  parseNumber,
  roundForReader,
} from './number.ts';
export type { ProblemCode } from './problems/nb.ts';
export { type BalanceFacts, balanceSentences } from './sentences/balance-sentence.ts';
export type { SharedKey } from './shared/nb.ts';
export {
  createTranslator,
  type MessageArguments,
  type MessageTable,
  type Translate,
} from './translator.ts';

/** Shared words in the three languages. */
export const sharedTexts: Readonly<Record<Language, Readonly<Record<keyof typeof nb, string>>>> = {
  nb,
  nn,
  en,
};
