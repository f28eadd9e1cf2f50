import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryFolder } from '../files/folder.ts';
import { loadMeasures } from './load-measures.ts';

const root = join(import.meta.dirname, '../../../../data');
const filesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]),
  );
const shipped = { ...filesIn('measures'), ...filesIn('measures/sources'), ...filesIn('requirements') };

type Json = Record<string, unknown>;
/** The shipped folder with one file changed. */
const withChange = (path: string, change: (json: Json) => unknown) =>
  loadMeasures(
    memoryFolder({ ...shipped, [path]: JSON.stringify(change(JSON.parse(shipped[path] ?? '{}') as Json)) }),
  );
const codes = (outcome: ReturnType<typeof loadMeasures>): readonly (readonly string[])[] =>
  outcome.problems.map(({ code, where }) => [code, where]);
const gps = 'measures/gps.json';

describe('loading the catalogue', () => {
  it('reads what is shipped', () => {
    const outcome = loadMeasures(memoryFolder(shipped));
    expect(outcome.problems).toEqual([]);
    expect(outcome.ok && outcome.value.measures.length).toBe(158);
    expect(outcome.ok && outcome.value.requirements.length).toBe(14);
  });

  it('names the file and field of an unknown driver, an unknown field and a missing one', () => {
    const outcome = withChange(gps, ({ name: _name, ...rest }) => ({
      ...rest,
      extra: 1,
      moves: [{ ...(rest['moves'] as Json[])[0], driver: 'demand.magic' }],
    }));
    expect(codes(outcome).map(([code]) => code)).toEqual(['V1102', 'V1102', 'V1102']);
    expect(codes(outcome).some(([, where]) => where === `${gps}: moves.0.driver`)).toBe(true);
  });

  it('refuses a lever without a size or a span, and an effect without evidence', () => {
    expect(codes(withChange(gps, (m) => ({ ...m, ownSpan: null })))).toEqual([['V1102', `${gps}: ownSpan`]]);
    const effect = {
      low: 1,
      central: 2,
      high: 3,
      unit: { nb: 'x', nn: 'x', en: 'x' },
      basis: 'published',
      direction: 'lowersDemand',
      use: 'default',
      note: { nb: 'x', nn: 'x', en: 'x' },
    };
    expect(codes(withChange(gps, (m) => ({ ...m, evidenceGrade: 'D', effect })))).toEqual([
      ['V1102', `${gps}: effect`],
    ]);
    expect(
      codes(withChange(gps, (m) => ({ ...m, evidenceGrade: 'B', effect: { ...effect, low: 9 } })))[0]?.[1],
    ).toContain('effect');
  });

  it('names links that lead nowhere, and codes that stand twice', () => {
    expect(codes(withChange(gps, (m) => ({ ...m, sources: ['no-such'] })))).toEqual([
      ['V1111', 'measures/gps'],
    ]);
    expect(codes(withChange(gps, (m) => ({ ...m, overlaps: ['no-such'] })))).toEqual([
      ['V1115', 'measures/gps'],
    ]);
    expect(codes(withChange('requirements/tryggest.json', (r) => ({ ...r, id: 'bemanningsnorm' })))).toEqual([
      ['V1110', 'requirements/bemanningsnorm'],
    ]);
  });

  it('wants every driver in exactly one group, with limits that do not cross', () => {
    const groups = JSON.parse(shipped['measures/groups.json'] ?? '[]') as Json[];
    const without = loadMeasures(
      memoryFolder({ ...shipped, 'measures/groups.json': JSON.stringify(groups.slice(1)) }),
    );
    expect(codes(without).map(([code]) => code)).toContain('V1114');
    const crossed = groups.map((group, i) =>
      i === 0
        ? { ...group, limits: (group['limits'] as Json[]).map((limit) => ({ ...limit, least: 2, most: 1 })) }
        : group,
    );
    const outcome = loadMeasures(
      memoryFolder({ ...shipped, 'measures/groups.json': JSON.stringify(crossed) }),
    );
    expect(codes(outcome)).toEqual([['V1109', 'measures/groups.json']]);
  });

  it('wants the professions of a requirement to sum to one, and its amount inside its span', () => {
    const path = 'requirements/kommunepsykolog.json';
    expect(codes(withChange(path, (r) => ({ ...r, amount: 99 })))).toEqual([['V1102', `${path}: amount`]]);
    expect(
      codes(withChange(path, (r) => ({ ...r, professions: [{ profession: 'psychologist', share: 0.5 }] }))),
    ).toEqual([['V1102', `${path}: professions`]]);
  });
});
