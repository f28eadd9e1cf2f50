import {
  at,
  exitBands,
  f64,
  feeder,
  invariant,
  professions,
  type SupplyDrivers,
  staffAges,
} from '@veivalg/core';
import { type CohortFlows, type CohortYear, stepCohorts } from '../kernel/supply-cohorts.ts';
import { bandOfAge, retirementAt } from './exit-rates.ts';
import { entryKinds, mostMoving, type WorkforceModel } from './workforce-model.ts';

const { count: ages } = staffAges;
const size = professions.length;
const width = 2 * ages;

const sumCells = (cells: Float64Array, start: number, end: number): number => {
  let total = 0;
  for (let i = start; i < end; i++) total += f64(cells, i);
  return total;
};

/** Kinds of flow in a year, in and out. */
export const workforceFlows = [
  'graduates',
  'adult',
  'returned',
  'immigrated',
  'added',
  'movedIn',
  'movedOut',
  'deaths',
  'exits',
  'retirements',
] as const;
export type WorkforceFlow = (typeof workforceFlows)[number];

/** The nation’s staff year by year. Axis letters: Y year from base, P profession, X sex, A age 17…74. */
export interface WorkforcePath {
  readonly yearCount: number;
  /** Heads on 1 January. Shape [Y][P]. Unit: persons. */
  readonly heads: Float64Array;
  /** Of the base stock, those still at work. Shape [Y][P]. Unit: persons. */
  readonly survivors: Float64Array;
  /** Those who came after the base date and still work. Shape [Y][P]. Unit: persons. */
  readonly entered: Float64Array;
  /** Entered by year of entry: those who came in year s and work on 1 January of year y; zero for y ≤ s. Shape [P][s][y]. Unit: persons. */
  readonly cohorts: Float64Array;
  /** Flows in the year that begins on 1 January; the last row is zero. Shape [Y][P] each. Unit: persons. */
  readonly flows: Readonly<Record<WorkforceFlow, Float64Array>>;
  /** Shape [Y][P][X][A]. Unit: persons. */
  readonly byAge: Float64Array;
}

/** The drivers that the nation's staff follow from; the others move only how much they work and where. */
export type CohortDrivers = Pick<
  SupplyDrivers,
  'intake' | 'completion' | 'entryShare' | 'addedEntrants' | 'exitRate' | 'retirementDelay'
>;

/** Those drivers alone. */
export const cohortDrivers = (drivers: SupplyDrivers): CohortDrivers => ({
  intake: drivers.intake,
  completion: drivers.completion,
  entryShare: drivers.entryShare,
  addedEntrants: drivers.addedEntrants,
  exitRate: drivers.exitRate,
  retirementDelay: drivers.retirementDelay,
});

/** Position of the profession that each is fed by, −1 for none. Shape [P]. */
export const feederAt: Int32Array = Int32Array.from(professions, (profession) => {
  const from = feeder[profession];
  return from === undefined ? -1 : professions.indexOf(from);
});

/** Intake driver at the time today’s graduates started; 1 before the base year, straight line between years. */
const intakeWhenStarted = (drivers: CohortDrivers, y: number, p: number, study: number): number => {
  const start = y - study;
  if (start < 0) return 1;
  const low = Math.floor(start);
  const part = start - low;
  const value = f64(drivers.intake, low * size + p);
  return part === 0 ? value : (1 - part) * value + part * f64(drivers.intake, (low + 1) * size + p);
};

/** Change in how many of a profession learn it and come to work, those who come in a year. */
export const learnedOf = (model: WorkforceModel, drivers: CohortDrivers, y: number, p: number): number =>
  intakeWhenStarted(drivers, y, p, f64(model.studyYears, p)) *
  f64(drivers.completion, y * size + p) *
  f64(drivers.entryShare, y * size + p);

/** Rates and entries of one year under the drivers. */
const yearOf = (model: WorkforceModel, drivers: CohortDrivers, y: number, year: CohortYear): void => {
  year.deaths.set(model.deaths.subarray(y * width, (y + 1) * width));
  for (let p = 0; p < size; p++) {
    const shift = f64(model.retirementShift, p) + f64(drivers.retirementDelay, y * size + p);
    const learned = learnedOf(model, drivers, y, p);
    if (y === 0 || shift !== f64(model.retirementShift, p) + f64(drivers.retirementDelay, (y - 1) * size + p))
      for (let a = 0; a < ages; a++)
        year.retirement[p * ages + a] = retirementAt(model.retirement, model.retirementLevel, a, shift);
    for (let a = 0; a < ages; a++) {
      const i = p * ages + a;
      const factor = f64(drivers.exitRate, (y * size + p) * exitBands.length + at(bandOfAge, a));
      year.exit[i] = Math.min(1, Math.max(0, f64(model.exit, i) * factor));
      year.transfer[i] = Math.min(mostMoving, Math.max(0, f64(model.transfer, i) * learned));
    }
    const coming = comingOf(enteringOf(model, drivers, y, p, learned));
    year.entering.fill(0, p * width, (p + 1) * width);
    for (let k = 0; k < entryKinds.length; k++) {
      const persons = at(coming, k);
      if (persons === 0) continue;
      const from = (k * size + p) * width;
      for (let i = 0; i < width; i++)
        year.entering[p * width + i] =
          f64(year.entering, p * width + i) + persons * f64(model.profile, from + i);
    }
  }
};

const graduates = entryKinds.indexOf('graduates');
/** The last kind. */
const added = entryKinds.indexOf('added');

/** People who come in a year by kind: fewer than the reference are taken evenly from all who would have come. Shape [kind]. */
export const comingOf = (entering: readonly number[]): readonly number[] => {
  let others = 0;
  for (let k = 0; k < added; k++) others += entering[k] ?? 0;
  const more = entering[added] ?? 0;
  const less = more < 0 && others > 0 ? 1 + more / others : 1;
  const coming: number[] = [];
  for (let k = 0; k < added; k++) coming.push(less * (entering[k] ?? 0));
  coming.push(Math.max(0, more));
  return coming;
};

/** People who enter in a year by kind; what is taken away is never more than all who would have come. Shape [kind]. */
export const enteringOf = (
  model: WorkforceModel,
  drivers: CohortDrivers,
  y: number,
  p: number,
  learned: number,
): readonly number[] => {
  const byKind: number[] = [];
  let others = 0;
  for (let k = 0; k < added; k++) {
    const reference = f64(model.inflow, (k * model.yearCount + y) * size + p);
    const persons = k === graduates ? reference * learned : reference;
    byKind.push(persons);
    others += persons;
  }
  byKind.push(Math.max(f64(drivers.addedEntrants, y * size + p), -others));
  return byKind;
};

/**
 * Project the nation’s staff from the base year, one year at a time (S2).
 *
 * Linear in the stock and in every inflow. Neutral drivers give the reference.
 * @param model From `prepareWorkforce`. @param drivers Neutral or moved by levers; each with at least `yearCount` rows.
 * @param yearCount Years including the base year, at most those of the model.
 * @source docs/method/supply.md S2
 */
export const projectWorkforce = (
  model: WorkforceModel,
  drivers: CohortDrivers,
  yearCount: number,
): WorkforcePath => {
  invariant(yearCount >= 1 && yearCount <= model.yearCount, 'the run is longer than the reference inflow');
  const cells = new Float64Array(size * yearCount * width);
  for (let p = 0; p < size; p++)
    cells.set(model.stock.subarray(p * width, (p + 1) * width), p * yearCount * width);
  const total = Float64Array.from(model.stock);
  const shape = (): Float64Array => new Float64Array(yearCount * size);
  const flows = Object.fromEntries(workforceFlows.map((name) => [name, shape()])) as Record<
    WorkforceFlow,
    Float64Array
  >;
  const path: WorkforcePath = {
    yearCount,
    heads: shape(),
    survivors: shape(),
    entered: shape(),
    cohorts: new Float64Array(size * yearCount * yearCount),
    flows,
    byAge: new Float64Array(yearCount * size * width),
  };
  const year: CohortYear = {
    deaths: new Float64Array(width),
    exit: new Float64Array(size * ages),
    retirement: new Float64Array(size * ages),
    transfer: new Float64Array(size * ages),
    feeder: feederAt,
    entering: new Float64Array(size * width),
  };
  const out: CohortFlows = {
    deaths: new Float64Array(size),
    exits: new Float64Array(size),
    retirements: new Float64Array(size),
    movedIn: new Float64Array(size),
    movedOut: new Float64Array(size),
  };
  const cohortHeads = new Float64Array(size * yearCount);
  for (let p = 0; p < size; p++)
    cohortHeads[p * yearCount] = sumCells(model.stock, p * width, (p + 1) * width);
  for (let y = 0; y < yearCount; y++) {
    record(path, cohortHeads, total, y);
    if (y === yearCount - 1) break;
    yearOf(model, drivers, y, year);
    stepCohorts({ years: yearCount, professions: size, ages }, y, cells, total, cohortHeads, year, out);
    for (let p = 0; p < size; p++) {
      const learned = learnedOf(model, drivers, y, p);
      const entering = enteringOf(model, drivers, y, p, learned);
      for (const [k, kind] of entryKinds.entries()) flows[kind][y * size + p] = at(entering, k);
      for (const name of ['deaths', 'exits', 'retirements', 'movedIn', 'movedOut'] as const)
        flows[name][y * size + p] = f64(out[name], p);
    }
  }
  return path;
};

const record = (path: WorkforcePath, cohortHeads: Float64Array, total: Float64Array, y: number): void => {
  const { yearCount } = path;
  path.byAge.set(total, y * size * width);
  for (let p = 0; p < size; p++) {
    let entered = 0;
    for (let s = 0; s < y; s++) {
      const persons = f64(cohortHeads, p * yearCount + s + 1);
      path.cohorts[(p * yearCount + s) * yearCount + y] = persons;
      entered += persons;
    }
    const survivors = f64(cohortHeads, p * yearCount);
    path.survivors[y * size + p] = survivors;
    path.entered[y * size + p] = entered;
    path.heads[y * size + p] = survivors + entered;
  }
};
