import { type Profession, professions } from '@veivalg/core';
import { sharedTexts } from '@veivalg/core/text';
import { z } from 'zod';

/** `data/connectors/occupation-codes.json`: codes and titles that lead to a profession. */
export const occupationCodesSchema = z.strictObject({
  source: z.string().min(1),
  codes: z.record(z.string().regex(/^\d{4}$/), z.enum(professions)),
  titles: z.record(z.string(), z.enum(professions)),
});
export type OccupationCodes = z.infer<typeof occupationCodesSchema>;

/** A profession, or that rows with the code are not health and care staff and are left out. */
export type OccupationChoice = Profession | 'leftOut';

/** Fold an occupation code or title for comparison. */
export const foldOccupation = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.,;]+$/, '');

/**
 * Make the function that finds a profession for an occupation as written in a file.
 *
 * The user's own choices go first, then the four digits of a STYRK-08 code, then titles in the three languages.
 *
 * @param own Choices remembered for the municipality, by folded occupation.
 */
export const occupationFinder = (
  codes: OccupationCodes,
  own: ReadonlyMap<string, OccupationChoice>,
): ((occupation: string) => OccupationChoice | null) => {
  const titles = new Map<string, Profession>(Object.entries(codes.titles));
  for (const profession of professions)
    for (const table of Object.values(sharedTexts))
      titles.set(table[`profession.${profession}`].toLowerCase(), profession);
  const styrk = new Map<string, Profession>(Object.entries(codes.codes));
  return (occupation) => {
    const folded = foldOccupation(occupation);
    const chosen = own.get(folded) ?? titles.get(folded);
    if (chosen !== undefined) return chosen;
    const code = /^(\d{4})(?!\d)/.exec(folded)?.[1];
    const byCode = code === undefined ? undefined : styrk.get(code);
    if (byCode !== undefined) return byCode;
    const title = folded.replace(/^\d+\s*[-–:]?\s*/, '');
    return titles.get(title) ?? null;
  };
};
