import { professions, workforceBands } from '@veivalg/core';
import { z } from 'zod';

/** Age groups of summed staff: the bands the register's figures come in. */
export const staffBands = workforceBands.map((first, i) => ({
  first,
  last: (workforceBands[i + 1] ?? 75) - 1,
}));

/** Band of an age. Unit: years. @returns −1 outside staff age. */
export const bandOf = (age: number): number =>
  staffBands.findIndex(({ first, last }) => age >= first && age <= last);

const count = z.int().min(0);
const amount = z.number().min(0);

/**
 * A municipality's own staff, summed: what is left of a staff file when its rows are forgotten.
 *
 * Kept on the user's machine; what is shared goes through `shareableStaff` first.
 */
export const staffSummarySchema = z.strictObject({
  schemaVersion: z.literal(1),
  municipality: z.string().regex(/^\d{4}$/),
  /** Stock on 1 January of this year. */
  year: z.int().min(2000).max(2100),
  cells: z.array(
    z.strictObject({
      unit: z.string().max(200),
      profession: z.enum(professions),
      /** Place in `staffBands`. */
      band: z
        .int()
        .min(0)
        .max(staffBands.length - 1),
      /** Persons, each counted where the largest position is. */
      heads: count,
      /** Contracted FTE. */
      fte: amount,
      /** FTE absent through sickness; null when the file did not say. */
      sickFte: amount.nullable(),
      /** Positions that ended. */
      exits: count,
    }),
  ),
  /** FTE of vacant positions. */
  vacancies: z.array(
    z.strictObject({ unit: z.string().max(200), profession: z.enum(professions), fte: amount }),
  ),
  rowsRead: count,
  rowsUsed: count,
  rowsLeftOut: count,
});
export type StaffSummary = z.infer<typeof staffSummarySchema>;
export type StaffCell = StaffSummary['cells'][number];

/** Sum FTE and heads over some cells. */
export const sumStaff = (cells: readonly StaffCell[]): { readonly heads: number; readonly fte: number } => ({
  heads: cells.reduce((total, { heads }) => total + heads, 0),
  fte: cells.reduce((total, { fte }) => total + fte, 0),
});
