import {
  type DemandDrivers,
  f64,
  type ParameterTable,
  parameterValue,
  professions,
  type Service,
  services,
  serviceTraits,
} from '@veivalg/core';
import { adminShare } from './add-move.ts';
import type { Layers } from './layers.ts';
import type { LeverContext } from './lever-context.ts';
import type { LimitBook } from './limits.ts';

const width = professions.length;
const serviceCount = services.length;

/** Makes the factor on FTE per user from what levers leave of the time that does not reach the user, service by service. */
const timeFactors = (
  parameters: ParameterTable,
): ((s: number, adminLeft: number, travelLeft: number) => number) => {
  const value = (id: string): number => parameterValue(parameters, id);
  const admins = Float64Array.from(services, (_, s) => adminShare(parameters, s));
  const travels = Float64Array.from(services, (service) =>
    service === 'homeCare' ? value('demand.travelTimeShare') : 0,
  );
  const adminFloor = value('demand.adminTimeFloor');
  const travelFloor = value('demand.travelTimeFloor');
  return (s, adminLeft, travelLeft) => {
    const admin = f64(admins, s);
    const travel = f64(travels, s);
    const adminAfter = Math.max(Math.min(admin, adminFloor), admin * adminLeft);
    const travelAfter = Math.max(Math.min(travel, travelFloor), travel * travelLeft);
    return (1 - admin - travel) / (1 - adminAfter - travelAfter);
  };
};

/** Factor of each year on FTE per user from changed growth and saving, the change of a year being felt the year after. */
const ratePath = (layers: Layers, book: LimitBook): Float64Array | null => {
  const growth = layers.byDriver.get('demand.standardGrowth')?.values;
  const saving = layers.byDriver.get('demand.labourSaving')?.values;
  if (growth === undefined && saving === undefined) return null;
  const path = new Float64Array(layers.yearCount * serviceCount).fill(1);
  const keepGrowth = book.keeper('demand.standardGrowth');
  const keepSaving = book.keeper('demand.labourSaving');
  for (let y = 0; y + 1 < layers.yearCount; y++)
    for (let s = 0; s < serviceCount; s++) {
      const index = y * serviceCount + s;
      const grows = growth ? keepGrowth(f64(growth, index) - 1, y) : 0;
      const saves = saving ? keepSaving(1 - f64(saving, index), y) : 0;
      path[index + serviceCount] = f64(path, index) * (1 + grows) * (1 - saves);
    }
  return path;
};

/**
 * Factor on the use of a care service when unpaid care changes: what families do more of, the service does less of.
 *
 * @param olderShare Share of the service's workload for people aged 67 and over. @param weight FTE of unpaid care that
 * become demand, over FTE of care for them. @param unpaid Unpaid care against the reference.
 * @source docs/method/use.md U4
 */
export const unpaidUse = (olderShare: number, weight: number, unpaid: number): number =>
  Math.max(0, 1 - olderShare * weight * (unpaid - 1));

const finishUse = (
  reference: Float64Array,
  layers: Layers,
  book: LimitBook,
  context: LeverContext,
): Float64Array => {
  const rate = book.bounded(layers, 'demand.userRate');
  const lowValue = book.bounded(layers, 'demand.lowValueVolume');
  const unpaid = book.bounded(layers, 'demand.unpaidCare');
  if (!rate && !lowValue && !unpaid) return reference;
  const value = (id: string): number => parameterValue(context.parameters, id);
  const weight = unpaid
    ? (value('demand.unpaidCareSubstitution') * value('demand.unpaidCareFte')) / context.olderCareFte
    : 0;
  return reference.map((before, index) => {
    const y = Math.floor(index / serviceCount);
    const s = index % serviceCount;
    let after = before;
    if (rate) after *= f64(rate, index);
    if (lowValue) after *= f64(lowValue, index);
    if (unpaid && serviceTraits[services[s] as Service].mixGroup === 'care')
      after *= unpaidUse(f64(context.olderShare, s), weight, f64(unpaid, y));
    return after;
  });
};

/** Let tasks pass between professions inside one service and year; no time appears or disappears. */
const passTasks = (
  mix: Float64Array,
  cell: number,
  left: Float64Array,
  layers: Layers,
  keep: (value: number, y: number) => number,
): void => {
  const row = cell * width;
  const before = mix.slice(row, row + width);
  for (const flow of layers.taskFlows.values()) {
    const share = f64(flow.share, cell);
    if (share === 0) continue;
    const giverLeft = f64(left, row + flow.from);
    const kept = keep(giverLeft, Math.floor(cell / serviceCount));
    const part = giverLeft < 1 ? share * ((1 - kept) / (1 - giverLeft)) : share;
    const time = f64(before, flow.from) * part;
    mix[row + flow.from] = f64(mix, row + flow.from) - time;
    mix[row + flow.to] = f64(mix, row + flow.to) + time;
  }
};

/** Work less per user in single professions: the service’s FTE falls by their part, and the mix bends. */
const finishWork = (reference: DemandDrivers, layers: Layers, book: LimitBook, context: LeverContext) => {
  const perUser = book.bounded(layers, 'demand.ftePerUser');
  const admin = book.bounded(layers, 'demand.adminTimeShare');
  const travel = book.bounded(layers, 'demand.travelTimeShare');
  const rates = ratePath(layers, book);
  const byProfession = perUser !== null || admin !== null || travel !== null;
  const tasks = layers.byDriver.get('mix.taskShare')?.values ?? null;
  const keepTasks = book.keeper('mix.taskShare');
  const factor = timeFactors(context.parameters);
  const mix = byProfession || tasks ? reference.mix.slice() : reference.mix;
  const ftePerUser = byProfession || rates ? reference.ftePerUser.slice() : reference.ftePerUser;
  for (let cell = 0; cell < ftePerUser.length; cell++) {
    const s = cell % serviceCount;
    const row = cell * width;
    if (rates) ftePerUser[cell] = f64(ftePerUser, cell) * f64(rates, cell);
    if (tasks) passTasks(mix, cell, tasks, layers, keepTasks);
    if (!byProfession) continue;
    let total = 0;
    let changed = false;
    for (let p = 0; p < width; p++) {
      const adminLeft = admin ? f64(admin, row + p) : 1;
      const travelLeft = travel ? f64(travel, row + p) : 1;
      const hours = perUser ? f64(perUser, row + p) : 1;
      if (adminLeft === 1 && travelLeft === 1 && hours === 1) {
        total += f64(mix, row + p);
        continue;
      }
      changed = true;
      mix[row + p] = f64(mix, row + p) * hours * factor(s, adminLeft, travelLeft);
      total += f64(mix, row + p);
    }
    if (!changed || total <= 0) continue;
    for (let p = 0; p < width; p++) mix[row + p] = f64(mix, row + p) / total;
    ftePerUser[cell] = f64(ftePerUser, cell) * total;
  }
  return { ftePerUser, mix };
};

const finishHealth = (
  reference: Float64Array,
  layers: Layers,
  book: LimitBook,
  context: LeverContext,
): Float64Array => {
  const healthy = book.bounded(layers, 'demand.healthyShare');
  if (healthy === null) return reference;
  return reference.map((shift, y) => {
    const gain = f64(context.lifeExpectancyGain, y);
    const moved = shift + gain * f64(healthy, y);
    // No more than the whole gain can be healthy, unless the assumptions say so already.
    return Math.max(0, Math.min(Math.max(shift, gain), moved));
  });
};

/**
 * Turn the layers into demand drivers: the reference, moved.
 *
 * Arrays that no lever touches are the reference’s own.
 *
 * @source docs/method/measures.md M2–M3; docs/method/staffing.md F2–F4; docs/method/use.md U3–U4
 */
export const finishDemand = (
  reference: DemandDrivers,
  layers: Layers,
  book: LimitBook,
  context: LeverContext,
): DemandDrivers => ({
  healthShift: finishHealth(reference.healthShift, layers, book, context),
  userRate: finishUse(reference.userRate, layers, book, context),
  ...finishWork(reference, layers, book, context),
});
