import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeProblem } from '@veivalg/core/text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandFailure } from '../output/fail.ts';
import { openSession, type Session } from '../session.ts';
import { balanceCommand } from './balance.ts';
import { type ImportCommandOptions, importDataCommand } from './data-import.ts';
import { dataStatusCommand } from './data-status.ts';
import { ownFiguresCommand, undoOwnCommand } from './own-figures.ts';

const root = join(import.meta.dirname, '../../../..');
const options: ImportCommandOptions = { kommune: '4631', slag: 'stab', ar: '2026' };
const marker = 'HEMMELIG';
let home = '';
let session: Session;
let before: string | undefined;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'veivalg-'));
  before = process.env['VEIVALG_DATA'];
  process.env['VEIVALG_DATA'] = join(home, 'data');
  session = openSession('nb');
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
    const looked = importDataCommand(session, root, path, { ...options, vis: true });
    expect(looked).toContain('X-KODE: 2 rader');
    const printed = importDataCommand(session, root, path, { ...options, yrke: ['X-KODE=lege'] });
    expect(printed).toContain('8 rader lest, 8 brukt');
    expect(JSON.parse(readFileSync(join(home, 'data/local/4631/staff.json'), 'utf8')).cells).toHaveLength(2);
    const shared = importDataCommand(session, root, path, { ...options, delbar: true });
    expect(shared).toContain('Lege: skjult');
    for (const text of [looked, printed, shared, kept()]) expect(text).not.toContain(marker);
  });

  it('stops at faults, tells where, and leaves what was kept before', () => {
    const sums = kept();
    const path = file([row(1, 'Sykepleier'), row(2, `${marker}-yrke`)]);
    let failure: unknown;
    try {
      importDataCommand(session, root, path, options);
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

describe('own figures on the command line', () => {
  const rows = [
    ...Array.from({ length: 12 }, (_, i) => row(i, 'Sykepleier')),
    ...Array.from({ length: 3 }, (_, i) => row(20 + i, 'Jordmor')),
  ];
  const balance = (own: 'own' | 'register'): Promise<string> =>
    balanceCommand(openSession('nb', own), '4631', { ar: '2026', yrke: 'sykepleier', json: true });
  const supply = (json: string): number => JSON.parse(json).rows[0].supply_fte;

  it('are used when a reason is given, named in what comes out, left out when asked, and undone', async () => {
    const before = await balance('own');
    expect(supply(before)).toBe(supply(await balance('register')));
    importDataCommand(session, root, file(rows), options);
    // Laid beside the register's only: no number moves.
    expect(supply(await balance('own'))).toBe(supply(before));
    const printed = importDataCommand(session, root, file(rows), {
      ...options,
      bruk: 'talt 1. januar',
      tall: 'årsverk:sykepleier',
    });
    expect(printed).toContain('talt 1. januar');
    const after = JSON.parse(await balance('own'));
    // 12 nurses at half a position; the rest of the row is the specialist services in the place.
    const register = JSON.parse(await balance('register'));
    expect(after.rows[0].supply_fte).not.toBe(register.rows[0].supply_fte);
    expect(after.data_version).toBe(`${register.data_version}+egne-4631`);
    expect(after.own_assumptions).toEqual(['Egne tall for Alver: årsverk (sykepleier)']);
    expect(supply(await balance('register'))).toBe(supply(before));
    expect(dataStatusCommand(session, false)).toContain('Egne tall for Alver');
    expect(undoOwnCommand('nb', '4631')).toContain('tilbake');
    expect(supply(await balance('own'))).toBe(supply(before));
  });

  it('are refused without a reason or when the calculation has no place for them, and nothing is kept', () => {
    const path = file(rows);
    const code = (more: Partial<ImportCommandOptions>): string => {
      try {
        importDataCommand(session, root, path, { ...options, ...more });
        return '';
      } catch (error) {
        return error instanceof CommandFailure ? (error.problems[0]?.code ?? '') : String(error);
      }
    };
    const before = kept();
    expect(code({ bruk: ' ' })).toBe('V3215');
    expect(code({ bruk: 'x', tall: 'alder' })).toBe('V2009');
    expect(code({ kommune: '9999' })).toBe('V3221');
    expect(kept()).toBe(before);
  });

  it('are shared without small groups, and read again', () => {
    importDataCommand(session, root, file(rows), { ...options, bruk: 'talt 1. januar', tall: 'årsverk' });
    const out = join(home, 'egne.json');
    ownFiguresCommand(session, '4631', out);
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('"nurse"');
    expect(text).not.toContain('midwife');
    expect(text).not.toContain(marker);
    expect(importDataCommand(session, root, out, { ...options, slag: 'egne' })).toContain('talt 1. januar');
    expect(JSON.parse(readFileSync(join(home, 'data/local/4631/own.json'), 'utf8'))).toEqual(
      JSON.parse(text),
    );
  });
});
