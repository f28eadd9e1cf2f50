import type { Baseline } from '@veivalg/core';
import { f64, type Profession, professions } from '@veivalg/core';
import { type DataFolder, type FileTools, numberIn, readSeries } from '@veivalg/data';
import type { StaffMortality, WorkforceModel } from '@veivalg/engine';
import { type CarriedCheck, checkCarried } from './carried.ts';
import { type ClosedGroupCheck, checkClosedGroup } from './closed-group.ts';
import { type HelsemodRow, helsemodSigns } from './helsemod.ts';
import {
  hindcastDoctors,
  hindcastStaff,
  type StaffHindcastRow,
  type StaffHindcastSummary,
  summariseStaff,
} from './hindcast.ts';
import { type StaffBand, staffBands } from './staff-bands.ts';
import { type StaffBandSummary, summariseStaffBands } from './staff-coverage.ts';
import {
  type StaffSplitRow,
  type StaffTogether,
  staffFactor,
  staffSplits,
  staffTogether,
  tryStaffSplit,
} from './staff-spread.ts';

/** Everything the validation says of supply, as plain data. */
export interface SupplyReport {
  readonly staff: readonly StaffHindcastRow[];
  readonly staffByHorizon: readonly StaffHindcastSummary[];
  /** The same hindcasts drawn, by profession and for their sum, and how often the band held. */
  readonly staffBands: readonly StaffBand[];
  readonly staffSumBands: readonly StaffBand[];
  readonly staffBandsByHorizon: readonly StaffBandSummary[];
  /** What the rule for the spread of inflow gives on all outcomes against the spread there is, and on parts of them. */
  readonly staffFactor: number;
  readonly staffSplits: readonly StaffSplitRow[];
  readonly staffTogether: readonly StaffTogether[];
  readonly doctors: readonly StaffHindcastRow[];
  readonly carried: readonly CarriedCheck[];
  readonly closedGroup: readonly ClosedGroupCheck[];
  readonly helsemod: readonly HelsemodRow[];
  /** Professions with the year their newest count is from and how their inflow came to be. */
  readonly observed: readonly {
    readonly profession: Profession;
    readonly year: number;
    readonly standing: string;
    readonly entryShare: number;
  }[];
}

/** Year whose mortality the hindcasts use: the middle of the years they cover. */
const hindcastYear = 2010;

/** Observed mortality of one year. */
export const observedMortality = (baseline: Baseline, year: number): StaffMortality => {
  const { mortality, mortalityYears } = baseline.demography;
  const ages = mortality.length / mortalityYears.count / 2;
  const start = (year - mortalityYears.first) * 2 * ages;
  return { values: mortality.slice(start, start + 2 * ages), years: 1, ages };
};

/**
 * Hold the supply side against counts and published results (V2, V3).
 *
 * @param model The workforce as prepared for the shipped baseline.
 * @param gapOf National gap and need in 2040 by profession, under the reference. Unit: FTE.
 * @param balanceWithin Share of need within which a gap counts as balance.
 * Throws when a shipped series is broken: the tests of `data` say which.
 * @source docs/method/supply.md V2–V3
 */
export const supplyReport = (
  baseline: Baseline,
  model: WorkforceModel,
  folder: DataFolder,
  tools: FileTools,
  gapOf: (profession: Profession) => { readonly gap: number; readonly demand: number },
  balanceWithin = 0.03,
): SupplyReport => {
  const rowsOf = (id: string) => {
    const outcome = readSeries(folder, tools, id);
    if (!outcome.ok) throw new Error(`Series ${id} does not load`);
    return outcome.value.rows;
  };
  const mortality = observedMortality(baseline, hindcastYear);
  const staff = hindcastStaff(baseline.workforce, mortality, baseline.parameters);
  const drawn = staffBands(baseline.workforce, mortality, baseline.parameters);
  const bands = drawn.filter(({ profession }) => profession !== 'all');
  const doctors = rowsOf('municipal-doctors')
    .filter((row) => row['indicator'] === 'fte')
    .map((row) => ({ year: numberIn(row, 'year'), fte: numberIn(row, 'value') }));
  const totals = new Map(
    rowsOf('workforce-counts')
      .filter((row) => row['group'] === 'I alt 15-74')
      .map((row) => [numberIn(row, 'year'), numberIn(row, 'persons')] as const)
      .sort(([a], [b]) => a - b),
  );
  const ageBands = rowsOf('workforce-ages')
    .filter((row) => row['group'] === 'Hjelpepleier' && row['year'] === '2013')
    .sort((a, b) => numberIn(a, 'band') - numberIn(b, 'band'))
    .map((row) => numberIn(row, 'persons'));
  const auxiliary = new Map(
    rowsOf('workforce-counts')
      .filter(
        (row) =>
          row['group'] === 'Hjelpepleier' && row['industries'] === 'all' && numberIn(row, 'year') >= 2013,
      )
      .map((row) => [numberIn(row, 'year'), numberIn(row, 'persons')] as const),
  );
  const published = rowsOf('helsemod-results').map((row) => ({
    edition: row['edition'] ?? '',
    side: row['side'] ?? '',
    group: row['group'] ?? '',
    value: row['value'] ?? '',
  }));
  return {
    staff,
    staffByHorizon: summariseStaff(staff),
    staffBands: bands,
    staffSumBands: drawn.filter(({ profession }) => profession === 'all'),
    staffBandsByHorizon: summariseStaffBands(bands),
    staffFactor: staffFactor(bands),
    staffSplits: staffSplits.map((split) => tryStaffSplit(bands, split)),
    staffTogether: staffTogether(bands),
    doctors: hindcastDoctors(baseline.workforce, mortality, baseline.parameters, doctors),
    carried: checkCarried(model, totals),
    closedGroup: checkClosedGroup(baseline.workforce, mortality, baseline.parameters, ageBands, auxiliary),
    helsemod: helsemodSigns(published, gapOf, balanceWithin),
    observed: professions.map((profession, p) => ({
      profession,
      year: f64(model.observedYear, p),
      standing: model.standing[p] ?? 'heldGrowth',
      entryShare: f64(model.entryShare, p),
    })),
  };
};
