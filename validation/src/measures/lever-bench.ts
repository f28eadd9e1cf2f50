import {
  type DriverId,
  type Drivers,
  emptyPlan,
  exitBands,
  type LeverPaths,
  type LeverSetting,
  type Measure,
  type MeasureLibrary,
  type ParameterTable,
  type Plan,
  professions,
  sectors,
  services,
} from '@veivalg/core';
import { loadMeasures, loadParameters, loadSources } from '@veivalg/data';
import { diskFolder } from '@veivalg/data/node';
import { type AppliedLevers, applyLevers, type LeverContext } from '@veivalg/engine';

const unwrap = <T>(outcome: { ok: true; value: T } | { ok: false; problems: readonly unknown[] }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 5)));
  return outcome.value;
};

/** The shipped catalogue and parameters. @param root The `data` folder. */
export const shippedCatalogue = (
  root: string,
): { readonly library: MeasureLibrary; readonly parameters: ParameterTable } => {
  const folder = diskFolder(root);
  const sources = unwrap(loadSources(folder));
  return {
    library: unwrap(loadMeasures(folder)),
    parameters: unwrap(loadParameters(folder, new Set(sources.map((source) => source.key)))),
  };
};

const years = 25;

/** Drivers that change nothing, with an even mix: levers show as what differs from 1 and 0. */
export const flatDrivers = (yearCount = years): Drivers => {
  const cells = (size: number, value: number): Float64Array => new Float64Array(yearCount * size).fill(value);
  const p = professions.length;
  return {
    demand: {
      healthShift: Float64Array.from({ length: yearCount }, (_, y) => 0.05 * y),
      userRate: cells(services.length, 1),
      ftePerUser: cells(services.length, 1),
      mix: cells(services.length * p, 1 / p),
    },
    supply: {
      intake: cells(p, 1),
      completion: cells(p, 1),
      entryShare: cells(p, 1),
      addedEntrants: cells(p, 0),
      exitRate: cells(p * exitBands.length, 1),
      retirementDelay: cells(p, 0),
      position: cells(p, 1),
      attendance: cells(p, 1),
      municipalPull: cells(p, 0),
      attractiveness: cells(p, 1),
    },
  };
};

/** A country of round numbers for trying levers on. */
export const benchContext = (
  library: MeasureLibrary,
  parameters: ParameterTable,
  changed: Partial<LeverContext> = {},
): LeverContext => ({
  library,
  parameters,
  firstYear: 2026,
  yearCount: years,
  inside: true,
  lifeExpectancyGain: Float64Array.from({ length: years }, (_, y) => 0.1 * y),
  baseHeads: new Float64Array(sectors.length * professions.length).fill(10_000),
  placeResidents: [60_000],
  olderShare: new Float64Array(services.length).fill(0.8),
  olderCareFte: 100_000,
  employed: 2_850_000,
  ...changed,
});

/** A setting at full reach that starts in the first year at full strength unless said otherwise. */
export const setting = (
  measure: Measure,
  value: number,
  changed: Partial<LeverSetting> = {},
): LeverSetting => ({
  measure: measure.id,
  value,
  startYear: 2026,
  rampYears: measure.ramp.standard,
  reach: 1,
  ...changed,
});

/** A plan of settings and nothing else. */
export const planOf = (levers: readonly LeverSetting[]): Plan => ({ ...emptyPlan, levers });

/** Apply settings to the flat drivers. */
export const tryLevers = (context: LeverContext, levers: readonly LeverSetting[]): AppliedLevers =>
  applyLevers(flatDrivers(context.yearCount), planOf(levers), context);

type Columns = Readonly<Record<string, Float64Array>>;
const columnsOf = (drivers: Drivers, paths: LeverPaths): Columns => ({
  ...drivers.demand,
  ...Object.fromEntries(Object.entries(drivers.supply).map(([name, array]) => [`supply.${name}`, array])),
  ...Object.fromEntries(Object.entries(paths).map(([name, array]) => [`paths.${name}`, array])),
});

/** Names of the columns that differ from the flat drivers. */
export const movedColumns = (applied: AppliedLevers, before: AppliedLevers): readonly string[] => {
  const now = columnsOf(applied.drivers, applied.paths);
  const then = columnsOf(before.drivers, before.paths);
  return Object.keys(now).filter((name) => {
    const a = now[name] as Float64Array;
    const b = then[name] as Float64Array;
    return a.some((value, i) => Math.abs(value - (b[i] as number)) > 1e-12);
  });
};

/** Columns that each driver may move. */
export const columnsOfDriver: Readonly<Record<DriverId, readonly string[]>> = {
  'demand.userRate': ['userRate'],
  'demand.ftePerUser': ['ftePerUser', 'mix'],
  'demand.standardGrowth': ['ftePerUser'],
  'demand.labourSaving': ['ftePerUser'],
  'demand.healthyShare': ['healthShift', 'paths.healthyShare'],
  'demand.unpaidCare': ['userRate', 'paths.participation', 'paths.unpaidCare'],
  'demand.adminTimeShare': ['ftePerUser', 'mix'],
  'demand.travelTimeShare': ['ftePerUser', 'mix'],
  'demand.institutionShare': ['paths.institutionShift'],
  'demand.levelTransfer': ['paths.levelTransfer'],
  'demand.lowValueVolume': ['userRate'],
  'demand.addedFte': ['paths.requirementLeft'],
  'supply.intake': ['supply.intake'],
  'supply.completionRate': ['supply.completion'],
  'supply.entryShare': ['supply.entryShare'],
  'supply.adultInflow': ['supply.addedEntrants'],
  'supply.returnInflow': ['supply.addedEntrants'],
  'supply.immigrationInflow': ['supply.addedEntrants'],
  'supply.exitRate': ['supply.exitRate'],
  'supply.retirementAge': ['supply.retirementDelay'],
  'supply.position': ['paths.position'],
  'supply.sickLeave': ['paths.attendance'],
  'supply.hoursPerFte': ['paths.hours'],
  'supply.agencyUse': ['supply.municipalPull'],
  'supply.municipalPull': ['supply.municipalPull'],
  'supply.attractiveness': ['supply.attractiveness'],
  'supply.participation': ['paths.participation'],
  'mix.taskShare': ['mix'],
};
