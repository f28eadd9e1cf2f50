/** The part of the connectors that reads files a person has chosen, on that person's machine: no network, no disk, no writer of workbooks. */
export { columnLetters } from './files/cell.ts';
export type { TextEncodingName } from './files/decode.ts';
export { type OpenedFile, type OpenOptions, openFile } from './files/open-file.ts';
export {
  chooseOwn,
  ownSetsOfPopulation,
  ownSetsOfStaff,
  ownSetsOfUnits,
  ownSetsOfUsers,
  type SetOrigin,
  withSets,
} from './local/own-sets.ts';
export { readOwnPopulation, readOwnUnits, readOwnUsers } from './local/own-tables.ts';
export { guessField, type StaffField, staffFields } from './staff/fields.ts';
export { ownChoices, type StaffMapping, staffMappingSchema, withChoices } from './staff/mapping.ts';
export {
  foldOccupation,
  type OccupationChoice,
  type OccupationCodes,
  occupationFinder,
} from './staff/occupations.ts';
export { type ColumnPreview, previewStaff, type StaffPreview } from './staff/preview.ts';
export { sumStaffFile } from './staff/sum-staff.ts';
export type { StaffSummary } from './staff/summary.ts';
