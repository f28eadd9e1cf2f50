import { f64 } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { reachRuns } from './reach-runs.ts';
import { countUsers } from './use-users.ts';

describe('reachRuns', () => {
  it('cuts the places where the plan begins or ends to reach, each place once', () => {
    expect(reachRuns(Uint8Array.of(0, 0, 1, 0, 1, 1))).toEqual([
      { start: 0, end: 2, reach: 0 },
      { start: 2, end: 3, reach: 1 },
      { start: 3, end: 4, reach: 0 },
      { start: 4, end: 6, reach: 1 },
    ]);
    expect(reachRuns(Uint8Array.of(1, 1))).toEqual([{ start: 0, end: 2, reach: 1 }]);
    expect(reachRuns(new Uint8Array(0))).toEqual([]);
  });
});

describe('countUsers (U2–U4)', () => {
  const values = Float64Array.of(0, 100, 200, 300, 120, 240, 360);
  const base = Float64Array.of(9, 1.5, 2, 1);
  const target = Float64Array.of(9, 1.1, 1, 1);
  const counted = (part: number): Float64Array => {
    const out = new Float64Array(5).fill(-1);
    const rows = { low: 1, high: 4, part, level: 1, own: 0.25, rate: 0.9 };
    countUsers(out, 2, values, base, target, rows, 0, 2);
    return out;
  };

  it('reads between two shifts, times the change of use, times a level between its own and its target', () => {
    const out = counted(0.3);
    expect(f64(out, 2)).toBeCloseTo((100 * 0.7 + 120 * 0.3) * 0.9 * (0.25 * 1.5 + 0.75 * 1.1), 12);
    expect(f64(out, 3)).toBeCloseTo((200 * 0.7 + 240 * 0.3) * 0.9 * (0.25 * 2 + 0.75 * 1), 12);
    expect([out[0], out[1], out[4]]).toEqual([-1, -1, -1]);
  });

  it('reads one row alone where the shift is whole', () => {
    expect(f64(counted(0), 2)).toBeCloseTo(100 * 0.9 * (0.25 * 1.5 + 0.75 * 1.1), 12);
  });
});
