import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyPlan, type RunFile } from '@veivalg/core';
import { compareRun, project } from '@veivalg/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandFailure } from '../output/fail.ts';
import { writeFiles } from '../output/write-files.ts';
import { openSession, type Session } from '../session.ts';
import { caseCommand } from './case.ts';

const folder = mkdtempSync(join(tmpdir(), 'veivalg-sak-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const here = (name: string): string => join(folder, name);

const codesOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof CommandFailure) return error.problems.map(({ code }) => code);
    throw error;
  }
  return [];
};

describe('veivalg sak', () => {
  let session: Session;
  beforeAll(() => {
    session = openSession('nn');
    writeFileSync(
      here('plan.json'),
      JSON.stringify({
        ...emptyPlan,
        levers: [{ measure: 'heltidskultur', value: 0.9, startYear: 2027, rampYears: 9, reach: 0.8 }],
      }),
    );
  });

  it('writes the paper in nynorsk, the run it comes from and what the archive needs', async () => {
    const printed = await caseCommand(session, 'alver', {
      plan: here('plan.json'),
      form: 'nn',
      ut: here('sak.txt'),
    });
    expect(printed).toContain('sak.kjoring.json');
    const text = readFileSync(here('sak.txt'), 'utf8');
    expect(text).toMatch(
      /I 2040 manglar Alver [\d\u00a0]+ årsverk i dei kommunale helse- og omsorgstenestene\./,
    );
    expect(text).toContain('Alternativ 0: Ingen nye tiltak');
    const run = JSON.parse(readFileSync(here('sak.kjoring.json'), 'utf8')) as RunFile;
    expect(text).toContain(run.resultDigest);
    const rebuilt = project(session.prepared, run.plan);
    expect(rebuilt.ok && compareRun(run, rebuilt.value)).toEqual([]);
    const metadata: unknown = JSON.parse(readFileSync(here('sak.meta.json'), 'utf8'));
    expect(metadata).toMatchObject({ language: 'nn-NO', place: 'Alver', run: { digest: run.resultDigest } });
  });

  it('follows the form of the municipality when none is asked for', async () => {
    await caseCommand(session, 'bodø', { type: 'profil', ut: here('bodo.txt') });
    expect(readFileSync(here('bodo.txt'), 'utf8')).toContain('Kort fortalt');
    expect(readFileSync(here('bodo.meta.json'), 'utf8')).toContain('nb-NO');
    await caseCommand(session, 'alver', { type: 'profil', ut: here('alver.txt') });
    expect(readFileSync(here('alver.meta.json'), 'utf8')).toContain('nn-NO');
  });

  it('says what is wrong with the call, and writes nothing', async () => {
    const before = readdirSync(folder);
    const fails = (options: Parameters<typeof caseCommand>[2]) =>
      codesOf(() => caseCommand(session, 'alver', options));
    expect(await fails({ type: 'roman' })).toEqual(['V4008']);
    expect(await fails({ ut: here('sak.odt') })).toEqual(['V4009']);
    expect(await fails({ ut: here('a.txt'), ar: '2090' })).toEqual(['V2004']);
    expect(await fails({ ut: here('a.txt'), ar: 'snart' })).toEqual(['V2004']);
    expect(await fails({ ut: here('a.txt'), tittel: 'a'.repeat(5000) })).toEqual(['V4001', 'V4007']);
    expect(await fails({ ut: here('a.txt'), type: 'notat' })).toEqual(['V4016']);
    expect(await fails({ ut: here('a.txt'), type: 'plan' })).toEqual(['V4007']);
    expect(await fails({ ut: here('a.txt'), krav: 'finst-ikkje' })).toEqual(['V2108']);
    expect(await fails({ ut: here('a.txt'), plan: here('borte.json') })).toEqual(['V1101']);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('writing files', () => {
  it('leaves everything as it was when one of them cannot be written', () => {
    writeFileSync(here('gammel.txt'), 'som før');
    mkdirSync(here('mappe.txt'));
    const before = readdirSync(folder);
    const outcome = writeFiles([
      { path: here('gammel.txt'), bytes: 'ny' },
      { path: join(folder, 'finst', 'ikkje', 'ny.txt'), bytes: 'ny' },
    ]);
    expect(outcome.problems).toMatchObject([{ code: 'V2301', details: { what: 'ENOENT' } }]);
    expect(readFileSync(here('gammel.txt'), 'utf8')).toBe('som før');
    expect(readdirSync(folder)).toEqual(before);
    expect(writeFiles([{ path: here('mappe.txt'), bytes: 'ny' }]).problems).toMatchObject([
      { code: 'V2301' },
    ]);
    expect(readdirSync(folder)).toEqual(before);
  });
});
