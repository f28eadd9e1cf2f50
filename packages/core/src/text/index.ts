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
export { describeOwn, ownKeyName, ownSource } from './own/describe-own.ts';
export type { ProblemCode } from './problems/nb.ts';
export { type BalanceFacts, balanceSentences } from './sentences/balance-sentence.ts';
export { sharedTexts } from './shared/index.ts';
export type { SharedKey } from './shared/nb.ts';
export {
  createTranslator,
  type MessageArguments,
  type MessageTable,
  type Translate,
} from './translator.ts';
