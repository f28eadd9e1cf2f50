import type { StaffingInput } from '@veivalg/core';
import type { carryForward } from './staff-shares.ts';

/** What the counting of national staff reads. */
export interface StaffReader {
  readonly input: StaffingInput;
  readonly value: (id: string) => number;
  readonly count: (unit: string, group: string, year?: number, measure?: string) => number;
  readonly total: (id: Parameters<typeof carryForward>[1]) => number;
}
