import { expect, test } from 'vitest';
import { linkedPage, readPages } from './page-list.ts';

const pages = readPages({
  changelog: '# Endringslogg',
  'method-use': '# Bruk',
  assumptions: '<!-- laget -->\n# Forutsetninger',
  'method-readme': '# Metoden',
  data: 'uten overskrift',
});

test('pages stand in the order of the calculation, under the title each begins with', () => {
  expect(pages.map((page) => [page.id, page.title, page.group])).toEqual([
    ['method-readme', 'Metoden', 'method'],
    ['method-use', 'Bruk', 'method'],
    ['assumptions', 'Forutsetninger', 'figures'],
    ['data', 'data', 'figures'],
    ['changelog', 'Endringslogg', 'about'],
  ]);
});

test('a link between pages finds its page from the folder it stands in, and nothing else', () => {
  expect(linkedPage(pages, 'method-readme', 'use.md#u2')).toBe('method-use');
  expect(linkedPage(pages, 'method-use', '../assumptions.md')).toBe('assumptions');
  expect(linkedPage(pages, 'data', 'method/use.md')).toBe('method-use');
  expect(linkedPage(pages, 'data', '../CHANGELOG.md')).toBe('changelog');
  expect(linkedPage(pages, 'changelog', 'docs/data.md')).toBe('data');
  expect(linkedPage(pages, 'data', 'adr/README.md')).toBeNull();
  expect(linkedPage(pages, 'data', '../LICENSE')).toBeNull();
});

test('a file of another form is refused', () => {
  expect(() => readPages({ data: 4 })).toThrow();
});
