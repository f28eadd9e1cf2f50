import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeProblem } from '@veivalg/core/text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandFailure } from '../output/fail.ts';
import { type ImportCommandOptions, importDataCommand } from './data-import.ts';

const root = join(import.meta.dirname, '../../../..');
const options: ImportCommandOptions = { kommune: '4631', slag: 'stab', ar: '2026' };
const marker = 'HEMMELIG';
let home = '';
let before: string | undefined;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'veivalg-'));
  before = process.env['VEIVALG_DATA'];
  process.env['VEIVALG_DATA'] = join(home, 'data');
});
afterAll(() => {
  if (before === undefined) delete process.env['VEIVALG_DATA'];
  else process.env['VEIVALG_DATA'] = before;
  rmSync(home, { recursive: true, force: true });
});

const file = (rows: readonly string[]): string => {
  const path = join(home, 'ansatte.csv');
  writeFileSync(
    path,
    ['Ansattnr;Navn;Stillingskode;Fødselsår;Stillingsprosent;Avdeling', ...rows].join('\n'),
  );
  return path;
};
const row = (i: number, occupation: string): string =>
  `${marker}-${i};${marker} ${i};${occupation};1980;50;Sone A`;
const kept = (): string =>
  readdirSync(join(home, 'data/local/4631'))
    .map((name) => readFileSync(join(home, 'data/local/4631', name), 'utf8'))
    .join('\n');

describe('veivalg data importer', () => {
  it('keeps sums and mapping, and nothing of a row, in files or in what it prints', () => {
    const path = file(Array.from({ length: 8 }, (_, i) => row(i, i < 6 ? 'Sykepleier' : 'X-KODE')));
    const looked = importDataCommand('nb', root, path, { ...options, vis: true });
    expect(looked).toContain('X-KODE: 2 rader');
    const printed = importDataCommand('nb', root, path, { ...options, yrke: ['X-KODE=lege'] });
    expect(printed).toContain('8 rader lest, 8 brukt');
    expect(JSON.parse(readFileSync(join(home, 'data/local/4631/staff.json'), 'utf8')).cells).toHaveLength(2);
    const shared = importDataCommand('nb', root, path, { ...options, delbar: true });
    expect(shared).toContain('Lege: skjult');
    for (const text of [looked, printed, shared, kept()]) expect(text).not.toContain(marker);
  });

  it('stops at faults, tells where, and leaves what was kept before', () => {
    const sums = kept();
    const path = file([row(1, 'Sykepleier'), row(2, `${marker}-yrke`)]);
    let failure: unknown;
    try {
      importDataCommand('nb', root, path, options);
    } catch (error) {
      failure = error;
    }
    if (!(failure instanceof CommandFailure)) throw new Error('no failure');
    const words = failure.problems.map((one) => describeProblem('nb', one)).join('\n');
    expect(words).toContain('rad 3, kolonne C');
    expect(words).not.toContain(marker);
    expect(kept()).toBe(sums);
  });
});
