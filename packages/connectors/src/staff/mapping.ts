import { professions } from '@veivalg/core';
import { z } from 'zod';
import { staffFields } from './fields.ts';
import { foldOccupation, type OccupationChoice } from './occupations.ts';

/**
 * How a municipality's staff file is read, remembered so that next year's file needs no work.
 *
 * Column headers and occupation codes only: nothing of a row.
 */
export const staffMappingSchema = z.strictObject({
  schemaVersion: z.literal(1),
  municipality: z.string().regex(/^\d{4}$/),
  /** Row of the headers, from 1. */
  headerRow: z.int().min(1).max(1000),
  /** Header text of the column for each field. */
  columns: z.partialRecord(z.enum(staffFields), z.string().max(200)),
  /** How positions are written: 80 or 0.8 for four days of five. */
  positionScale: z.enum(['percent', 'share']),
  /** Choices made for occupation codes, folded. */
  occupations: z.record(z.string().max(120), z.enum([...professions, 'leftOut'])),
});
export type StaffMapping = z.infer<typeof staffMappingSchema>;

/** The user's occupation choices of a mapping. */
export const ownChoices = (mapping: StaffMapping): ReadonlyMap<string, OccupationChoice> =>
  new Map(Object.entries(mapping.occupations));

/** Add choices to a mapping; occupations are folded first. */
export const withChoices = (
  mapping: StaffMapping,
  choices: ReadonlyMap<string, OccupationChoice>,
): StaffMapping => ({
  ...mapping,
  occupations: {
    ...mapping.occupations,
    ...Object.fromEntries([...choices].map(([occupation, choice]) => [foldOccupation(occupation), choice])),
  },
});
