import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../ids.ts';
import { localeOf } from './number.ts';

/** ICU message texts of one language by key. */
export type MessageTable<Key extends string> = Readonly<Record<Key, string>>;
/** What a message may be filled with; numbers are written by the caller, except plural counts. */
export type MessageArguments = Readonly<Record<string, string | number>>;

/** Looks up a message and fills it. */
export type Translate<Key extends string> = (key: Key, values?: MessageArguments) => string;

/**
 * Make the function that turns a message key into text in one language.
 *
 * Messages are ICU: `{count, plural, one {# bruker} other {# brukere}}`. Compiled messages are kept by the translator itself.
 *
 * @param tables The same keys in bokmål, nynorsk and English; the types refuse a missing one.
 */
export const createTranslator = <Key extends string>(
  language: Language,
  tables: Readonly<Record<Language, MessageTable<Key>>>,
): Translate<Key> => {
  const table = tables[language];
  const compiled = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    const text = table[key];
    if (!text.includes('{') && !text.includes("'")) return text;
    let message = compiled.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(text, localeOf(language), undefined, {
        ignoreTag: true,
      });
      compiled.set(key, message);
    }
    return String(message.format(values));
  };
};
