import type { Language } from '../../ids.ts';
import { type OwnFigures, setsInUse } from '../../own-figures.ts';
import type { SourceRecord } from '../../source.ts';
import { sharedTexts } from '../shared/index.ts';
import { createTranslator } from '../translator.ts';

/** Name of what an own figure is about: a profession or a service; empty for a year. */
export const ownKeyName = (language: Language, key: string): string => {
  const [code = ''] = key.split(':');
  const words: Readonly<Record<string, string>> = sharedTexts[language];
  return words[`profession.${code}`] ?? words[`service.${code}`] ?? '';
};

/**
 * Say in a line which own figures are used, so that no number made with them stands without it.
 *
 * @param place Name of the municipality.
 * @returns An empty text when none is used.
 */
export const describeOwn = (language: Language, own: OwnFigures, place: string): string => {
  const say = createTranslator(language, sharedTexts);
  const parts = setsInUse(own).map(({ kind, values }) => {
    const names = values
      .filter(({ use }) => use === 'own')
      .map(({ key }) => ownKeyName(language, key).toLowerCase())
      .filter((name) => name !== '');
    const figure = say(`ownFigure.${kind}`);
    return names.length === 0 ? figure : say('own.part', { figure, names: names.join(', ') });
  });
  return parts.length === 0 ? '' : say('own.line', { place, figures: parts.join('; ') });
};

/** Own figures as a source among the others, so that papers and exports name it. */
export const ownSource = (language: Language, own: OwnFigures, place: string): SourceRecord => {
  const say = createTranslator(language, sharedTexts);
  const sets = setsInUse(own);
  const days = sets.map(({ chosen }) => chosen).sort();
  const reasons = [...new Set(sets.map(({ reason }) => reason))].join(' ');
  return {
    key: `own-${own.municipality}`,
    producer: `${place} (${say('own.title').toLowerCase()})`,
    title: say('own.title'),
    edition: [...new Set(sets.map(({ source }) => String(source.year)))].join(', '),
    published: days.at(-1) ?? '',
    accessed: days.at(-1) ?? '',
    links: [],
    licence: say('own.licence'),
    citation: `${describeOwn(language, own, place)} ${reasons}`,
    note: '',
  };
};
