import {
  type DriverId,
  f64,
  type LeverPaths,
  type ParameterTable,
  parameterValue,
  professions,
  type SupplyDrivers,
  sectors,
} from '@veivalg/core';
import type { Layers } from './layers.ts';
import { type LeverContext, neutralPaths } from './lever-context.ts';
import type { LimitBook } from './limits.ts';

const width = professions.length;

/** Reference × what is left, inside the limits. The layer has the reference’s shape. */
const scaled = (reference: Float64Array, driver: DriverId, layers: Layers, book: LimitBook): Float64Array => {
  const layer = book.bounded(layers, driver);
  return layer === null ? reference : reference.map((before, i) => before * f64(layer, i));
};

/** Reference + sum, inside the limits of the sum. */
const shifted = (
  reference: Float64Array,
  driver: DriverId,
  layers: Layers,
  book: LimitBook,
): Float64Array => {
  const layer = book.bounded(layers, driver);
  return layer === null ? reference : reference.map((before, i) => before + f64(layer, i));
};

/** People on top of the reference by each route; a route that is full takes no more, and its levers share the places. */
const entrants = (reference: Float64Array, layers: Layers, book: LimitBook): Float64Array => {
  const routes = ['supply.adultInflow', 'supply.returnInflow', 'supply.immigrationInflow'] as const;
  if (!routes.some((driver) => layers.byDriver.has(driver))) return reference;
  const result = reference.slice();
  for (const driver of routes) {
    const layer = layers.byDriver.get(driver)?.values;
    if (layer === undefined) continue;
    for (let y = 0; y < layers.yearCount; y++) {
      let gained = 0;
      for (let p = 0; p < width; p++) gained += Math.max(0, f64(layer, y * width + p));
      const part = gained > 0 ? book.keeper(driver)(gained, y) / gained : 1;
      for (let p = 0; p < width; p++) {
        const index = y * width + p;
        result[index] = f64(result, index) + f64(layer, index) * part;
      }
    }
  }
  return result;
};

const pull = (reference: Float64Array, layers: Layers, book: LimitBook): Float64Array =>
  shifted(shifted(reference, 'supply.municipalPull', layers, book), 'supply.agencyUse', layers, book);

const attractiveness = (reference: Float64Array, layers: Layers, book: LimitBook): Float64Array => {
  const layer = layers.byDriver.get('supply.attractiveness')?.values;
  if (layer === undefined) return reference;
  return reference.map(
    (before, i) => before * book.keeper('supply.attractiveness')(1 + f64(layer, i), Math.floor(i / width)),
  );
};

/** Turn the layers into supply drivers: the reference, moved. @source docs/method/measures.md M2–M3; docs/method/supply.md S2–S5 */
export const finishSupply = (reference: SupplyDrivers, layers: Layers, book: LimitBook): SupplyDrivers => ({
  intake: scaled(reference.intake, 'supply.intake', layers, book),
  completion: scaled(reference.completion, 'supply.completionRate', layers, book),
  entryShare: scaled(reference.entryShare, 'supply.entryShare', layers, book),
  addedEntrants: entrants(reference.addedEntrants, layers, book),
  exitRate: scaled(reference.exitRate, 'supply.exitRate', layers, book),
  retirementDelay: shifted(reference.retirementDelay, 'supply.retirementAge', layers, book),
  position: reference.position,
  attendance: reference.attendance,
  municipalPull: pull(reference.municipalPull, layers, book),
  attractiveness: attractiveness(reference.attractiveness, layers, book),
});

/** Position against the reference: no one gets more than a full one. */
const positionPath = (path: Float64Array, reference: SupplyDrivers, layers: Layers, book: LimitBook) => {
  const layer = layers.byDriver.get('supply.position')?.values;
  if (layer === undefined) return;
  const perYear = sectors.length * width;
  const keep = book.keeper('supply.position');
  for (let i = 0; i < layer.length; i++) {
    if (f64(layer, i) === 0) continue;
    const y = Math.floor(i / perYear);
    const before = f64(reference.position, y * width + (i % width));
    const wanted = before + f64(layer, i);
    // A reference above the limit stays where it is.
    const after = Math.max(keep(wanted, y), Math.min(before, wanted));
    path[i] = after / before;
  }
};

const attendancePath = (
  path: Float64Array,
  layers: Layers,
  book: LimitBook,
  parameters: ParameterTable,
): void => {
  const layer = book.bounded(layers, 'supply.sickLeave');
  if (layer === null) return;
  const absence = parameterValue(parameters, 'supply.sickLeave');
  for (let i = 0; i < layer.length; i++) {
    const left = f64(layer, i);
    if (left !== 1) path[i] = (1 - absence * left) / (1 - absence);
  }
};

/** Paid work in health and care that is left when families care more: their hours are taken from all work alike. */
const participationPath = (
  path: Float64Array,
  layers: Layers,
  book: LimitBook,
  context: LeverContext,
): void => {
  const { parameters } = context;
  const unpaid = book.bounded(layers, 'demand.unpaidCare');
  const own = book.bounded(layers, 'supply.participation');
  for (let y = 0; y < path.length; y++) {
    let left = own ? f64(own, y) : 1;
    if (unpaid) {
      const extra = f64(unpaid, y) - 1;
      const lost =
        extra *
        parameterValue(parameters, 'demand.unpaidCareFte') *
        parameterValue(parameters, 'supply.carerWorkReduction');
      left *= 1 - lost / context.employed;
    }
    path[y] = left;
  }
};

/** What levers move beside the drivers. @source docs/method/measures.md M2–M3; docs/method/supply.md S3, S6 */
export const finishPaths = (
  reference: SupplyDrivers,
  layers: Layers,
  book: LimitBook,
  context: LeverContext,
): LeverPaths => {
  const paths = neutralPaths(layers.yearCount);
  positionPath(paths.position, reference, layers, book);
  attendancePath(paths.attendance, layers, book, context.parameters);
  const hours = book.bounded(layers, 'supply.hoursPerFte');
  if (hours !== null) paths.hours.set(hours);
  participationPath(paths.participation, layers, book, context);
  const sums = [
    ['demand.institutionShare', paths.institutionShift],
    ['demand.levelTransfer', paths.levelTransfer],
    ['demand.unpaidCare', paths.unpaidCare],
    ['demand.healthyShare', paths.healthyShare],
    ['demand.addedFte', paths.requirementLeft],
  ] as const;
  for (const [driver, path] of sums) {
    const layer = book.bounded(layers, driver);
    if (layer !== null) path.set(layer);
  }
  return paths;
};
