import type { Language } from '@veivalg/core';
import { createTranslator, sharedTexts, type Translate } from '@veivalg/core/text';
import { en } from './en.ts';
import { type CliKey, nb } from './nb.ts';
import { nn } from './nn.ts';

/** Words of the command line and the shared words, in one language. */
export interface Words {
  readonly language: Language;
  readonly cli: Translate<CliKey>;
  readonly shared: Translate<keyof typeof sharedTexts.nb>;
}

/** Make the words of one language. */
export const wordsIn = (language: Language): Words => ({
  language,
  cli: createTranslator(language, { nb, nn, en }),
  shared: createTranslator(language, sharedTexts),
});
