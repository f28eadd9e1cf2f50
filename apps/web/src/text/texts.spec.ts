import { expect, test } from 'vitest';
import { en } from './en.ts';
import { type AppKey, nb } from './nb.ts';
import { nn } from './nn.ts';

const keys = Object.keys(nb) as AppKey[];
const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].sort();

test('every text has the same blanks to fill in the three languages', () => {
  for (const key of keys) {
    expect(placeholders(nn[key]), key).toEqual(placeholders(nb[key]));
    expect(placeholders(en[key]), key).toEqual(placeholders(nb[key]));
  }
});

test('nynorsk holds no bokmål forms', () => {
  const forms =
    /\b(ikke|hvor|hva|hvem|hvorfor|hvilke|noen|kommuner|tjenester|mangler|flere|mer|gjør|viser du|hjelper|fylker|kilder|regnes|jeg|dere)\b/i;
  for (const key of keys) expect(forms.test(nn[key]), `${key}: ${nn[key]}`).toBe(false);
});

test('no text is empty and no Norwegian text is left as a code word', () => {
  for (const key of keys)
    for (const table of [nb, nn, en]) {
      expect(table[key].trim(), key).not.toBe('');
      expect(table[key], key).not.toMatch(/undefined|NaN|TODO/);
    }
});
