import { expect, test } from 'vitest';
import { en } from '../text/own-figures/en.ts';
import { nb, type OwnKey } from '../text/own-figures/nb.ts';
import { nn } from '../text/own-figures/nn.ts';

const keys = Object.keys(nb) as OwnKey[];
const blanks = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].sort();

test('every text has the same blanks to fill in the three languages', () => {
  for (const key of keys) {
    expect(blanks(nn[key]), key).toEqual(blanks(nb[key]));
    expect(blanks(en[key]), key).toEqual(blanks(nb[key]));
  }
});

test('nynorsk holds no bokmål forms', () => {
  const forms =
    /\b(ikke|hvor|hva|hvem|hvorfor|hvilke|noen|tjenester|flere|gjør|regnes|jeg|dere|egne|tall|brukes)\b/i;
  for (const key of keys) expect(forms.test(nn[key]), `${key}: ${nn[key]}`).toBe(false);
});
