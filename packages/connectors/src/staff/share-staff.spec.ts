import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SharedGroup, shareableStaff, smallestShared } from './share-staff.ts';
import type { StaffSummary } from './summary.ts';

describe('what may be shared', () => {
  const cellsFrom = (heads: readonly number[]): StaffSummary => ({
    schemaVersion: 1,
    municipality: '4631',
    year: 2026,
    cells: heads.map((count, i) => ({
      unit: `U${Math.floor(i / 4) % 3}`,
      profession: (['nurse', 'doctor', 'midwife'] as const)[Math.floor(i / 12) % 3] ?? 'nurse',
      band: i % 4,
      heads: count,
      fte: count * 0.8,
      sickFte: null,
      exits: 0,
    })),
    vacancies: [],
    rowsRead: 0,
    rowsUsed: 0,
    rowsLeftOut: 0,
  });
  it('never shows a group under five, nor lets one be worked out from the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 36 }), (heads) => {
        const walk = (group: SharedGroup): void => {
          if (group.heads === null) {
            expect(group).toMatchObject({ fte: null, groups: [] });
            return;
          }
          expect(group.heads).toBeGreaterThanOrEqual(smallestShared);
          const hidden = group.groups.filter((one) => one.heads === null);
          const rest = group.groups.reduce((total, one) => total - (one.heads ?? 0), group.heads);
          if (hidden.length > 0 && rest > 0) {
            expect(rest).toBeGreaterThanOrEqual(smallestShared);
            expect(hidden.length).toBeGreaterThanOrEqual(2);
          }
          group.groups.forEach(walk);
        };
        walk(shareableStaff(cellsFrom(heads)));
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
  it('shows everything when no group is small', () => {
    const shared = shareableStaff(cellsFrom(new Array(36).fill(6)));
    expect(JSON.stringify(shared)).not.toContain('null');
  });
});
