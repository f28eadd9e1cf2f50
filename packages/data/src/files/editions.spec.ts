import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../../data/sources');

/*
 * Where in a source a figure stands is shown as it is written, in all three languages: it is kept in words that bokmål and
 * nynorsk share. Titles are the source's own, and may be English.
 */
const english =
  /\b(text|table|article|summary|abstract|page|paragraph|note|computed|derived|from|of|the|and|first|second|third|main|chapter|figure|columns?|edition)\b/i;

test('where a figure stands in its source is not said in English', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(100);
  const said = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).edition as string);
  expect(said.filter((edition) => english.test(edition))).toEqual([]);
});
