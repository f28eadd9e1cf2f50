import type { Language } from '@veivalg/core';
import { createTranslator, type SharedKey, sharedTexts, type Translate } from '@veivalg/core/text';
import { useStore } from '../state/store.ts';
import { en } from './en.ts';
import { type AppKey, nb } from './nb.ts';
import { nn } from './nn.ts';

export type TextKey = AppKey | SharedKey;

const tables = {
  nb: { ...sharedTexts.nb, ...nb },
  nn: { ...sharedTexts.nn, ...nn },
  en: { ...sharedTexts.en, ...en },
};

const translators = new Map<Language, Translate<TextKey>>();

/** The translator of one language; made once. */
export const translatorFor = (language: Language): Translate<TextKey> => {
  const found = translators.get(language) ?? createTranslator<TextKey>(language, tables);
  translators.set(language, found);
  return found;
};

/** Texts in the language chosen, and the language itself. */
export const useText = (): { readonly t: Translate<TextKey>; readonly language: Language } => {
  const language = useStore((state) => state.view.language);
  return { t: translatorFor(language), language };
};
