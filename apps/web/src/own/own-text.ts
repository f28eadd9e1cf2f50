import type { Language } from '@veivalg/core';
import { createTranslator, type Translate } from '@veivalg/core/text';
import { useStore } from '../state/store.ts';
import { en } from '../text/own-figures/en.ts';
import { nb, type OwnKey } from '../text/own-figures/nb.ts';
import { nn } from '../text/own-figures/nn.ts';

const tables = { nb, nn, en };
const translators = new Map<Language, Translate<OwnKey>>();

/** The room's own texts in the language chosen; loaded with the room, so that the first load stays small. */
export const useOwnText = (): Translate<OwnKey> => {
  const language = useStore((state) => state.view.language);
  const found = translators.get(language) ?? createTranslator<OwnKey>(language, tables);
  translators.set(language, found);
  return found;
};
