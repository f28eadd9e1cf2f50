import { type Problem, problem } from '@veivalg/core';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { templateFields } from './fields.ts';

/** Parts of a Word file that fields are looked for in. */
const textParts = /^word\/(document|header\d*|footer\d*)\.xml$/;

const plainText = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The text of each paragraph, whatever pieces Word has cut it into. */
const paragraphTexts = (zip: PizZip): readonly string[] =>
  Object.keys(zip.files)
    .filter((name) => textParts.test(name))
    .flatMap((name) => (zip.file(name)?.asText() ?? '').split('</w:p>'))
    .map((part) =>
      plainText([...part.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')),
    );

/** Edits between two words: how near a misspelt field is to a real one. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? a.length;
};

const known = (): ReadonlySet<string> =>
  new Set(
    templateFields.flatMap(({ name, alias, columns }) => [
      name,
      ...(alias === undefined ? [] : [alias]),
      ...(columns ?? []),
    ]),
  );

const nearest = (name: string, names: Iterable<string>): string => {
  let best = 'none';
  let least = 3;
  for (const candidate of names) {
    const far = distance(name.toLowerCase(), candidate);
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
};

interface TemplateError {
  readonly properties?: { readonly id?: string; readonly xtag?: string; readonly explanation?: string };
}

/** The compiler's own list of what is broken in a template. */
const compileErrors = (error: unknown): readonly TemplateError[] => {
  if (typeof error !== 'object' || error === null || !('properties' in error)) throw error;
  const { properties } = error as { properties: { errors?: readonly TemplateError[] } };
  return properties.errors ?? [error as TemplateError];
};

/** A template that has been read, and everything that is wrong with it. */
export interface CheckedTemplate {
  readonly problems: readonly Problem[];
  /** Null when it cannot be filled. */
  readonly filler: Docxtemplater | null;
}

/**
 * Read a template and name every fault at once: unknown fields (V4010), missing ones (V4011), broken ones (V4012).
 *
 * @param where Name of the file, for the messages. V4013 when it is no Word file.
 */
export const checkTemplate = (bytes: Uint8Array, where: string): CheckedTemplate => {
  const problems: Problem[] = [];
  let zip: PizZip;
  try {
    zip = new PizZip(bytes);
  } catch {
    return { problems: [problem('V4013', where)], filler: null };
  }
  if (zip.file('word/document.xml') === null) return { problems: [problem('V4013', where)], filler: null };
  const names = known();
  const found = new Set<string>();
  for (const text of paragraphTexts(zip))
    for (const [, sign = '', inner = ''] of text.matchAll(/\{([#/^@&>-]?)\s*([^{}]*?)\s*\}/g)) {
      if (sign === '@' || sign === '&' || sign === '>' || sign === '-')
        problems.push(problem('V4010', where, { field: `${sign}${inner}`, suggestions: 'none' }));
      else if (names.has(inner)) found.add(inner);
      else if (sign !== '/')
        problems.push(problem('V4010', where, { field: inner, suggestions: nearest(inner, names) }));
    }
  for (const { name, alias, required } of templateFields)
    if (required === true && !found.has(name) && !(alias !== undefined && found.has(alias)))
      problems.push(problem('V4011', where, { field: name }));
  let filler: Docxtemplater | null = null;
  try {
    filler = new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      nullGetter: () => '',
      errorLogging: false,
    });
  } catch (error) {
    const broken = new Set<string>();
    for (const { properties } of compileErrors(error)) {
      const field = properties?.xtag ?? '?';
      // One broken loop is reported from both its ends; one message is enough.
      if (broken.has(field)) continue;
      broken.add(field);
      problems.push(problem('V4012', where, { field, what: properties?.id ?? 'unknown' }));
    }
  }
  return { problems, filler: problems.some(({ severity }) => severity === 'error') ? null : filler };
};
