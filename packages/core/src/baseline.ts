import type { DemographyInput } from './baseline/demography.ts';
import type { LabourInput } from './baseline/labour.ts';
import type { StaffingInput } from './baseline/staffing.ts';
import type { UseInput } from './baseline/use.ts';
import type { WorkforceInput } from './baseline/workforce.ts';
import type { ParameterTable } from './parameter.ts';
import type { FormerMunicipality, Municipality } from './place.ts';
import type { SeriesRecord, SourceRecord } from './source.ts';

/**
 * Everything the engine starts from, as figures with their sources; frozen, and the same in Node and in the browser.
 *
 * Typed arrays with their axes stated in the docstrings. The engine estimates rates from it (`prepare`) and projects.
 */
export interface Baseline {
  /** SHA-256 digest of the data it was built from. */
  readonly id: string;
  /** Version of the data, as in CHANGELOG.md. */
  readonly dataVersion: string;
  /** Year of the starting stocks (1 January). */
  readonly baseYear: number;
  /** Place axis of every array: sorted by municipality number. */
  readonly municipalities: readonly Municipality[];
  /** County number → Norwegian name. */
  readonly countyNames: Readonly<Record<string, string>>;
  /** Municipalities that no longer exist, so that an old name or number leads somewhere. */
  readonly formerMunicipalities: readonly FormerMunicipality[];
  readonly parameters: ParameterTable;
  readonly demography: DemographyInput;
  readonly use: UseInput;
  readonly staffing: StaffingInput;
  readonly workforce: WorkforceInput;
  readonly labour: LabourInput;
  readonly series: readonly SeriesRecord[];
  readonly sources: readonly SourceRecord[];
}
