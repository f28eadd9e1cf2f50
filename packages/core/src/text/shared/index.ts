import type { Language } from '../../ids.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

/** Shared words in the three languages. */
export const sharedTexts: Readonly<Record<Language, Readonly<Record<keyof typeof nb, string>>>> = {
  nb,
  nn,
  en,
};
