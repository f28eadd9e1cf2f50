import type { SourceKey } from './ids.ts';

/** Where figures come from; every field must be filled. */
export interface SourceRecord {
  readonly key: SourceKey;
  readonly producer: string;
  readonly title: string;
  /** Table number or edition. */
  readonly edition: string;
  /** ISO date or year of publication; `unknown` only with a note that says why. */
  readonly published: string;
  /** ISO date the figures were taken from the source. */
  readonly accessed: string;
  readonly links: readonly string[];
  readonly licence: string;
  /** The words to show beside figures from this source. */
  readonly citation: string;
  readonly note: string;
}

/** One series of figures in `data/series`. */
export interface SeriesRecord {
  readonly id: string;
  readonly title: Readonly<Record<'nb' | 'nn' | 'en', string>>;
  /** Unit of the value column. */
  readonly unit: string;
  readonly file: string;
  /** SHA-256 of the file. */
  readonly checksum: string;
  readonly sources: readonly SourceKey[];
  readonly firstYear: number;
  readonly lastYear: number;
  /** Method rules that use the series. */
  readonly rules: readonly string[];
  /** Known defects and holes, each a short sentence in bokmål. */
  readonly holes: readonly string[];
}
