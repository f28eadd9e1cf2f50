import { emptyPlan, type Result } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOfArrays, digestOfPlain } from './digest.ts';
import { compareRun, digestOf, runFileOf } from './run-file.ts';

const array = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => Math.sqrt(i + 1));
const result = (changed: Partial<Result> = {}): Result => ({
  plan: emptyPlan,
  baselineId: 'abc',
  dataVersion: '1',
  modelVersion: '1',
  draw: null,
  problems: [],
  firstYear: 2026,
  yearCount: 2,
  placeCount: 3,
  users: array(6),
  demandByService: array(6),
  cells: {
    volume: array(6),
    mix: array(4),
    localFactor: array(4),
    reached: Uint8Array.from([0, 1, 1]),
    added: [],
  },
  demand: array(6),
  supply: array(6),
  contractedFte: array(6),
  heads: array(6),
  residents: array(6),
  employed: array(6),
  ...changed,
});

describe('digests', () => {
  it('see one changed bit anywhere', () => {
    const before = digestOf(result());
    fc.assert(
      fc.property(fc.nat(5), fc.nat(7), fc.nat(7), (index, byte, bit) => {
        const supply = array(6);
        const bytes = new Uint8Array(supply.buffer);
        const at = index * 8 + byte;
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        expect(digestOf(result({ supply }))).not.toBe(before);
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });

  it('tell two arrays that have changed places', () => {
    const one = array(3);
    const two = array(3).map((value) => value + 1);
    expect(digestOfArrays({ a: one, b: two })).not.toBe(digestOfArrays({ a: two, b: one }));
    expect(digestOfArrays({ a: one, b: two })).toBe(digestOfArrays({ b: two, a: one }));
  });

  it('are known values, so that every engine can be held against them', () => {
    expect(digestOfPlain({ b: 1, a: 'Ås' })).toBe(digestOfPlain({ a: 'Ås', b: 1 }));
    expect(digestOfPlain({ a: 'Ås', b: 1 })).toMatch(/^[0-9a-f]{16}$/);
    expect(digestOfArrays({ x: Float64Array.from([0.1, Number.NaN, -0]) })).toBe(
      digestOfArrays({ x: Float64Array.from([0.1, Number.NaN, 0]) }),
    );
  });
});

describe('rebuilding a run', () => {
  it('finds nothing to say when it is the same', () => {
    expect(compareRun(runFileOf(result()), result())).toEqual([]);
  });

  it('says what changed: plan, figures, numbers', () => {
    const run = runFileOf(result());
    const named = (rebuilt: Result) => compareRun(run, rebuilt).map((p) => [p.code, p.where]);
    expect(named(result({ plan: { ...emptyPlan, name: 'x' } }))).toEqual([['V2201', 'plan']]);
    expect(named(result({ baselineId: 'abd' }))).toEqual([
      ['V2201', 'baselineId'],
      ['V2201', 'resultDigest'],
    ]);
    expect(named(result({ heads: array(6).map((v) => v + 1e-12) }))).toEqual([['V2201', 'resultDigest']]);
    expect(compareRun({ ...run, plan: { ...emptyPlan, notes: 'y' } }, result())).toMatchObject([
      { where: 'planDigest' },
    ]);
  });

  it('warns of another model', () => {
    expect(compareRun(runFileOf(result()), result({ modelVersion: '2' }))).toMatchObject([
      { code: 'V2202', severity: 'warning' },
    ]);
  });
});
