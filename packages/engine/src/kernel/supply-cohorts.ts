import { at, f64 } from '@veivalg/core';

/** Sizes of a run: years Y, professions P, cells C of sex × age in one profession (X·A), ages A. */
export interface CohortSizes {
  readonly years: number;
  readonly professions: number;
  readonly ages: number;
}

/** What one year does to every profession, before people enter. All flat. */
export interface CohortYear {
  /** Chance of death. Shape [X][A]. */
  readonly deaths: Float64Array;
  /** Exits other than death and retirement. Shape [P][A]. */
  readonly exit: Float64Array;
  /** Retirement. Shape [P][A]. */
  readonly retirement: Float64Array;
  /** Share at the new age that moves from the feeder into this profession. Shape [P][A]. */
  readonly transfer: Float64Array;
  /** Position of the feeder of each profession, −1 for none. Shape [P]. */
  readonly feeder: Int32Array;
  /** Those who enter, aged as on 1 January after. Shape [P][X][A]. Unit: persons. */
  readonly entering: Float64Array;
}

/** Yearly flows that the step writes. Shape [P] each. Unit: persons. */
export interface CohortFlows {
  readonly deaths: Float64Array;
  readonly exits: Float64Array;
  readonly retirements: Float64Array;
  readonly movedIn: Float64Array;
  readonly movedOut: Float64Array;
}

/**
 * Take every cohort of every profession one year on, and add the newly entered as a cohort of their own.
 *
 * `cells` holds stock by cohort: cohort 0 the base stock, cohort s + 1 those who entered in year s. Shape [P][cohort Y][X][A].
 * Order inside the year: one year older, deaths, exits, retirement (all past the last age retire), moves from feeder to fed, entries.
 * @param y Year that passes, from 0. @param total Stock with cohorts together, updated. Shape [P][X][A].
 * @param heads Persons by cohort after the year, written. Shape [P][cohort Y].
 * @source docs/method/supply.md S2
 */
export const stepCohorts = (
  sizes: CohortSizes,
  y: number,
  cells: Float64Array,
  total: Float64Array,
  heads: Float64Array,
  year: CohortYear,
  flows: CohortFlows,
): void => {
  const { professions, ages, years } = sizes;
  const width = 2 * ages;
  const stay = new Float64Array(width);
  for (let p = 0; p < professions; p++) {
    leave(sizes, p, total, year, flows, stay);
    ageOn(total, p * width, ages, stay);
    for (let c = 0; c <= y; c++) heads[p * years + c] = ageOn(cells, (p * years + c) * width, ages, stay);
  }
  moveAndEnter(sizes, y, cells, total, heads, year, flows);
};

/** Count those who die, exit and retire in one profession, and write the shares that stay. */
const leave = (
  sizes: CohortSizes,
  p: number,
  total: Float64Array,
  year: CohortYear,
  flows: CohortFlows,
  stay: Float64Array,
): void => {
  const { ages } = sizes;
  let deaths = 0;
  let exits = 0;
  let retirements = 0;
  for (let x = 0; x < 2; x++)
    for (let a = 0; a < ages; a++) {
      const i = x * ages + a;
      const n = f64(total, p * 2 * ages + i);
      const q = f64(year.deaths, i);
      const e = f64(year.exit, p * ages + a);
      const r = a === ages - 1 ? 1 : f64(year.retirement, p * ages + a);
      const alive = n * (1 - q);
      deaths += n * q;
      exits += alive * e;
      retirements += alive * (1 - e) * r;
      stay[i] = (1 - q) * (1 - e) * (1 - r);
    }
  flows.deaths[p] = deaths;
  flows.exits[p] = exits;
  flows.retirements[p] = retirements;
};

/** Move both sexes of one block one year up; the two are taken together so that neither waits for the other. @returns Persons left. */
const ageOn = (cells: Float64Array, start: number, ages: number, stay: Float64Array): number => {
  let women = 0;
  let men = 0;
  const second = start + ages;
  let f = f64(cells, start);
  let m = f64(cells, second);
  for (let a = 1; a < ages; a++) {
    const nextF = f64(cells, start + a);
    const nextM = f64(cells, second + a);
    const stayF = f * f64(stay, a - 1);
    const stayM = m * f64(stay, ages + a - 1);
    cells[start + a] = stayF;
    cells[second + a] = stayM;
    women += stayF;
    men += stayM;
    f = nextF;
    m = nextM;
  }
  cells[start] = 0;
  cells[second] = 0;
  return women + men;
};

const moveAndEnter = (
  sizes: CohortSizes,
  y: number,
  cells: Float64Array,
  total: Float64Array,
  heads: Float64Array,
  year: CohortYear,
  flows: CohortFlows,
): void => {
  const { professions, ages, years } = sizes;
  const width = 2 * ages;
  flows.movedIn.fill(0);
  flows.movedOut.fill(0);
  // Shares of all fed professions are taken of the same people, before any has moved.
  const leaving = new Float64Array(professions * width);
  for (let p = 0; p < professions; p++) {
    const source = at(year.feeder, p);
    const added = (p * years + y + 1) * width;
    cells.set(year.entering.subarray(p * width, (p + 1) * width), added);
    if (source < 0) continue;
    let moved = 0;
    for (let i = 0; i < width; i++) {
      const share = f64(year.transfer, p * ages + (i % ages));
      const moving = share * f64(total, source * width + i);
      leaving[source * width + i] = f64(leaving, source * width + i) + share;
      cells[added + i] = f64(cells, added + i) + moving;
      moved += moving;
    }
    flows.movedIn[p] = moved;
    flows.movedOut[source] = f64(flows.movedOut, source) + moved;
  }
  for (let p = 0; p < professions; p++) {
    if (f64(flows.movedOut, p) !== 0) {
      scale(total, p * width, leaving, p * width, width);
      for (let c = 0; c <= y; c++)
        heads[p * years + c] = scale(cells, (p * years + c) * width, leaving, p * width, width);
    }
    const added = (p * years + y + 1) * width;
    let entered = 0;
    for (let i = 0; i < width; i++) {
      const persons = f64(cells, added + i);
      total[p * width + i] = f64(total, p * width + i) + persons;
      entered += persons;
    }
    heads[p * years + y + 1] = entered;
  }
};

/** Take the share that leaves out of one block. @returns Persons left. */
const scale = (
  cells: Float64Array,
  start: number,
  leaving: Float64Array,
  shares: number,
  width: number,
): number => {
  let left = 0;
  for (let i = 0; i < width; i++) {
    const value = (1 - f64(leaving, shares + i)) * f64(cells, start + i);
    cells[start + i] = value;
    left += value;
  }
  return left;
};
