import { at, exitBands, f64, type ParameterTable, professions, staffAges } from '@veivalg/core';
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

/** Take every stock one year on, each by the shares that stay; leaving at an age changes those. */
const ageOn = (stock: Stock, stay: Float64Array, leaves: Float64Array): void => {
  for (let x = 0; x < 2; x++) {
    const first = x * ages;
    for (let part = 0; part < 2 + bands; part++)
      for (let a = ages - 1; a > 0; a--) {
        const from = first + a - 1;
        let after = f64(stock, part * width + from) * f64(stay, from);
        if (part >= 2 && at(bandOfAge, a - 1) === part - 2) after -= f64(leaves, from);
        stock[part * width + first + a] = after;
      }
    for (let part = 0; part < 2 + bands; part++) stock[part * width + first] = 0;
  }
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
  const [stay, leaves] = [new Float64Array(width), new Float64Array(width)];
  const sums = new Float64Array(2 + bands);
  for (let y = 0; y < yearCount; y++) {
    stocks.forEach((stock, p) => {
      for (let part = 0; part < 2 + bands; part++) {
        let total = 0;
        for (let i = part * width; i < (part + 1) * width; i++) total += f64(stock, i);
        sums[part] = total;
      }
      const heads = f64(sums, 0);
      if (heads <= 0) return;
      answers.inflow[y * size + p] = f64(sums, 1) / heads;
      for (let b = 0; b < bands; b++) answers.leaving[(y * size + p) * bands + b] = f64(sums, 2 + b) / heads;
    });
    if (y === yearCount - 1) break;
    for (let p = 0; p < size; p++) {
      const stock = stocks[p] as Stock;
      const shift = f64(model.retirementShift, p) + f64(drivers.retirementDelay, y * size + p);
      for (let a = 0; a < ages; a++) {
        const band = at(bandOfAge, a);
        const factor = f64(drivers.exitRate, (y * size + p) * bands + band);
        const exit = Math.min(1, Math.max(0, f64(model.exit, p * ages + a) * factor));
        const leave =
          firstAge + a < retirementFirstAge
            ? factor * (p === untrained ? leavingUntrained : (leaving[band] ?? 0))
            : 0;
        const retired = a === ages - 1 ? 1 : retirementAt(model.retirement, model.retirementLevel, a, shift);
        for (let x = 0; x < 2; x++) {
          const i = x * ages + a;
          const alive = (1 - f64(model.deaths, y * width + i)) * (1 - retired);
          stay[i] = alive * (1 - exit);
          leaves[i] = alive * leave * f64(stock, i);
        }
      }
      ageOn(stock, stay, leaves);
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
    const source = at(feederAt, p);
    if (source < 0) continue;
    const from = stocks[source] as Stock;
    const learned = learnedOf(model, drivers, y, p);
    const moved = new Float64Array((2 + bands) * width);
    for (let i = 0; i < width; i++) {
      const share = Math.min(mostMoving, Math.max(0, f64(model.transfer, p * ages + (i % ages)) * learned));
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
  stocks.forEach((stock, p) => {
    const entering = enteringOf(model, drivers, y, p, learnedOf(model, drivers, y, p));
    const coming = comingOf(entering);
    entryKinds.forEach((_, k) => {
      const from = (k * size + p) * width;
      const follows = k === added ? 0 : (entering[k] ?? 0);
      for (let i = 0; i < width; i++) {
        const profile = f64(model.profile, from + i);
        stock[i] = f64(stock, i) + (coming[k] ?? 0) * profile;
        stock[width + i] = f64(stock, width + i) + follows * profile;
      }
    });
  });
};
