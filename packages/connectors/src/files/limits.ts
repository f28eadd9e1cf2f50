/** Hard limits of the importers; a file past one of them is refused with words, and nothing is kept of it. */
export interface FileLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes one part of a spreadsheet may unpack to. */
  readonly partBytes: number;
  /** Bytes all parts that are read may unpack to, together. */
  readonly totalBytes: number;
  /** How many times larger a part may be unpacked than packed, beyond the first megabyte. */
  readonly ratio: number;
  readonly entries: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters in one cell. */
  readonly cellCharacters: number;
  /** Characters of all shared texts together. */
  readonly sharedCharacters: number;
}

export const standardLimits: FileLimits = {
  fileBytes: 200_000_000,
  partBytes: 160_000_000,
  totalBytes: 240_000_000,
  ratio: 120,
  entries: 2_000,
  rows: 1_048_576,
  columns: 512,
  cellCharacters: 32_767,
  sharedCharacters: 40_000_000,
};
