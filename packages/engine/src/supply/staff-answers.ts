import { exitBands, f64, type ParameterTable, professions, staffAges } from '@veivalg/core';
import { bandOfAge, retirementAt } from './exit-rates.ts';
import { type CohortDrivers, comingOf, enteringOf, feederAt, learnedOf } from './project-workforce.ts';
import { readSupplyParameters } from './supply-parameters.ts';
import { entryKinds, mostMoving, type WorkforceModel } from './workforce-model.ts';

const { count: ages, first: firstAge } = staffAges;
const size = professions.length;
const width = 2 * ages;
const bands = exitBands.length;
const untrained = professions.indexOf('withoutHealthEducation');
const added = entryKinds.indexOf('added');

/** How the nation's staff answer, under some drivers, to what draws do to the staff they follow from. */
export interface StaffAnswers {
  /** How much of the staff follows the level of inflow. Shape [Y][P]. Unit: share. */
  readonly inflow: Float64Array;
  /** Change in the log of the staff per log of how many leave at each age, inflow as it is. Shape [Y][P][band]. */
  readonly leaving: Float64Array;
}

/** Staff of one profession, the part of it that follows inflow, and what leaving at each age does to it. Shape [2 + band][X][A]. */
type Stock = Float64Array;

/** Shares of one year and profession. Shape [X][A] each. */
interface YearShares {
  /** Those who stay. */
  readonly stay: Float64Array;
  /** Change in heads per log of how many leave at their age. Unit: persons. */
  readonly leaves: Float64Array;
}

/** First and last staff age of each exit band, to before the last. */
const bandSpans = exitBands.map((_, b) => [bandOfAge.indexOf(b), bandOfAge.lastIndexOf(b) + 1] as const);

/** Take every stock one year on, each by the shares that stay; leaving at an age changes those. */
const ageOn = (stock: Stock, { stay, leaves }: YearShares): void => {
  for (let part = 0; part < 2 + bands; part++) {
    const [from, to] = bandSpans[part - 2] ?? [0, 0];
    for (let x = 0; x < 2; x++) {
      const start = part * width + x * ages;
      const of = x * ages;
      for (let a = ages - 1; a > 0; a--) stock[start + a] = f64(stock, start + a - 1) * f64(stay, of + a - 1);
      for (let a = from; a < to && a < ages - 1; a++)
        stock[start + a + 1] = f64(stock, start + a + 1) - f64(leaves, of + a);
      stock[start] = 0;
    }
  }
};

/** Write what the staff of one profession and year come to. */
const readAnswers = (stock: Stock, row: number, { inflow, leaving }: StaffAnswers): void => {
  const total = (part: number): number => {
    let sum = 0;
    for (let i = part * width; i < (part + 1) * width; i++) sum += f64(stock, i);
    return sum;
  };
  const heads = total(0);
  if (heads <= 0) return;
  inflow[row] = total(1) / heads;
  for (let b = 0; b < bands; b++) leaving[row * bands + b] = total(2 + b) / heads;
};

/**
 * Work out how the nation's staff answer to the level of inflow and to how many leave, under the drivers.
 *
 * The same steps as `projectWorkforce`, of the staff together, with the part that comes of inflow and the derivatives beside it.
 *
 * @param parameters For how many leave by age: the rest of the exits is disability.
 * @source docs/method/uncertainty.md Q3; docs/method/supply.md S2
 */
export const staffAnswers = (
  model: WorkforceModel,
  drivers: CohortDrivers,
  parameters: ParameterTable,
  yearCount: number,
): StaffAnswers => {
  const { leaving, leavingUntrained, retirementFirstAge } = readSupplyParameters(parameters);
  const stocks: Stock[] = Array.from({ length: size }, (_, p) => {
    const stock = new Float64Array((2 + bands) * width);
    stock.set(model.stock.subarray(p * width, (p + 1) * width));
    return stock;
  });
  const answers: StaffAnswers = {
    inflow: new Float64Array(yearCount * size),
    leaving: new Float64Array(yearCount * size * bands),
  };
  const shares: YearShares = { stay: new Float64Array(width), leaves: new Float64Array(width) };
  const open = Math.max(0, Math.min(ages, Math.ceil(retirementFirstAge - firstAge)));
  const retired = new Float64Array(size * ages);
  const shifts = new Float64Array(size).fill(Number.NaN);
  const writeShares = (stock: Stock, y: number, p: number): void => {
    const shift = f64(model.retirementShift, p) + f64(drivers.retirementDelay, y * size + p);
    const first = p * ages;
    // Most years are as the one before.
    if (shift !== f64(shifts, p)) {
      shifts[p] = shift;
      for (let a = 0; a < ages - 1; a++)
        retired[first + a] = retirementAt(model.retirement, model.retirementLevel, a, shift);
      retired[first + ages - 1] = 1;
    }
    const { stay, leaves } = shares;
    for (let b = 0; b < bands; b++) {
      const factor = f64(drivers.exitRate, (y * size + p) * bands + b);
      const moved = factor * (p === untrained ? leavingUntrained : (leaving[b] ?? 0));
      const [from, to] = bandSpans[b] ?? [0, 0];
      for (let a = from; a < to; a++) {
        const stays = 1 - Math.min(1, Math.max(0, f64(model.exit, first + a) * factor));
        const leave = a < open ? moved : 0;
        const works = 1 - f64(retired, first + a);
        for (let i = a; i < width; i += ages) {
          const alive = (1 - f64(model.deaths, y * width + i)) * works;
          stay[i] = alive * stays;
          leaves[i] = alive * leave * f64(stock, i);
        }
      }
    }
  };
  for (let y = 0; y < yearCount; y++) {
    for (let p = 0; p < size; p++) readAnswers(stocks[p] as Stock, y * size + p, answers);
    if (y === yearCount - 1) break;
    for (let p = 0; p < size; p++) {
      const stock = stocks[p] as Stock;
      writeShares(stock, y, p);
      ageOn(stock, shares);
    }
    move(model, drivers, y, stocks);
    enter(model, drivers, y, stocks);
  }
  return answers;
};

/** Let people pass from the professions that feed others: all who come that way follow the inflow of where they come to. */
const move = (model: WorkforceModel, drivers: CohortDrivers, y: number, stocks: readonly Stock[]): void => {
  const leaving = new Float64Array(size * width);
  const coming: { readonly p: number; readonly stock: Stock }[] = [];
  for (let p = 0; p < size; p++) {
    const source = feederAt[p] ?? -1;
    if (source < 0) continue;
    const from = stocks[source] as Stock;
    const learned = learnedOf(model, drivers, y, p);
    const moved = new Float64Array((2 + bands) * width);
    for (let i = 0; i < width; i++) {
      const row = p * ages + (i < ages ? i : i - ages);
      const share = Math.min(mostMoving, Math.max(0, f64(model.transfer, row) * learned));
      if (share === 0) continue;
      leaving[source * width + i] = f64(leaving, source * width + i) + share;
      moved[i] = share * f64(from, i);
      moved[width + i] = share * f64(from, i);
      for (let part = 2; part < 2 + bands; part++)
        moved[part * width + i] = share * f64(from, part * width + i);
    }
    coming.push({ p, stock: moved });
  }
  stocks.forEach((stock, p) => {
    for (let i = 0; i < width; i++) {
      const share = f64(leaving, p * width + i);
      if (share === 0) continue;
      for (let part = 0; part < 2 + bands; part++)
        stock[part * width + i] = (1 - share) * f64(stock, part * width + i);
    }
  });
  for (const { p, stock: moved } of coming) {
    const stock = stocks[p] as Stock;
    for (let i = 0; i < moved.length; i++) stock[i] = f64(stock, i) + f64(moved, i);
  }
};

/** Let people enter: those whom measures bring do not follow the level of inflow, nor do those whom measures take away. */
const enter = (model: WorkforceModel, drivers: CohortDrivers, y: number, stocks: readonly Stock[]): void => {
  for (let p = 0; p < size; p++) {
    const stock = stocks[p] as Stock;
    const entering = enteringOf(model, drivers, y, p, learnedOf(model, drivers, y, p));
    const coming = comingOf(entering);
    for (let k = 0; k < entryKinds.length; k++) {
      const persons = coming[k] ?? 0;
      const follows = k === added ? 0 : (entering[k] ?? 0);
      if (persons === 0 && follows === 0) continue;
      const from = (k * size + p) * width;
      for (let i = 0; i < width; i++) {
        const profile = f64(model.profile, from + i);
        stock[i] = f64(stock, i) + persons * profile;
        stock[width + i] = f64(stock, width + i) + follows * profile;
      }
    }
  }
};
