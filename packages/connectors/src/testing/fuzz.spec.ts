import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { occupationCodesSchema, occupationFinder } from '../staff/occupations.ts';
import { fuzzImporters, fuzzKinds } from './fuzz.ts';

const codes = occupationCodesSchema.parse(
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../data/connectors/occupation-codes.json'), 'utf8'),
  ),
);

describe('mutated files', () => {
  it.each(fuzzKinds)(
    '%s: a hundred of them neither crash the importer nor are summed wrongly',
    async (kind) => {
      const [account] = await fuzzImporters(
        [kind],
        100,
        20_261_121,
        occupationFinder(codes, new Map()),
        () => 0,
      );
      // The long run is `npm run fuzz`; docs/importers.md has its figures.
      expect(account?.faults).toEqual([]);
      expect((account?.accepted ?? 0) + (account?.refused ?? 0)).toBe(100);
      expect(account?.accepted).toBeGreaterThan(0);
      expect(account?.refused).toBeGreaterThan(0);
    },
  );
});
