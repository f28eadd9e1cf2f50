import type { Language } from '@veivalg/core';
import { createTranslator, type Translate } from '@veivalg/core/text';
import { en } from './en.ts';
import { type ConnectorKey, nb } from './nb.ts';
import { nn } from './nn.ts';

/** Words for fetching, reading and sharing figures, in one language. */
export const connectorWords = (language: Language): Translate<ConnectorKey> =>
  createTranslator(language, { nb, nn, en });
