import {
  at,
  type DemandDrivers,
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

/** What levers leave of the time that does not reach the user, as a factor on FTE per user of one profession. */
const timeFactor = (parameters: ParameterTable, s: number, adminLeft: number, travelLeft: number): number => {
  const value = (id: string): number => parameterValue(parameters, id);
  const admin = adminShare(parameters, s);
  const travel = services[s] === 'homeCare' ? value('demand.travelTimeShare') : 0;
  const adminAfter = Math.max(Math.min(admin, value('demand.adminTimeFloor')), admin * adminLeft);
  const travelAfter = Math.max(Math.min(travel, value('demand.travelTimeFloor')), travel * travelLeft);
  return (1 - admin - travel) / (1 - adminAfter - travelAfter);
};

/** Factor of each year on FTE per user from changed growth and saving, the change of a year being felt the year after. */
const ratePath = (layers: Layers, book: LimitBook): Float64Array | null => {
  const growth = layers.byDriver.get('demand.standardGrowth')?.values;
  const saving = layers.byDriver.get('demand.labourSaving')?.values;
  if (growth === undefined && saving === undefined) return null;
  const path = new Float64Array(layers.yearCount * serviceCount).fill(1);
  for (let y = 0; y + 1 < layers.yearCount; y++)
    for (let s = 0; s < serviceCount; s++) {
      const index = y * serviceCount + s;
      const grows = growth ? book.keep('demand.standardGrowth', at(growth, index) - 1, y) : 0;
      const saves = saving ? book.keep('demand.labourSaving', 1 - at(saving, index), y) : 0;
      path[index + serviceCount] = at(path, index) * (1 + grows) * (1 - saves);
    }
  return path;
};

const finishUse = (
  reference: Float64Array,
  layers: Layers,
  book: LimitBook,
  context: LeverContext,
): Float64Array => {
  const rate = layers.byDriver.get('demand.userRate')?.values;
  const lowValue = layers.byDriver.get('demand.lowValueVolume')?.values;
  const unpaid = layers.byDriver.get('demand.unpaidCare')?.values;
  if (!rate && !lowValue && !unpaid) return reference;
  const value = (id: string): number => parameterValue(context.parameters, id);
  const weight = unpaid
    ? (value('demand.unpaidCareSubstitution') * value('demand.unpaidCareFte')) / context.olderCareFte
    : 0;
  return reference.map((before, index) => {
    const y = Math.floor(index / serviceCount);
    const s = index % serviceCount;
    let after = before;
    if (rate) after *= book.keep('demand.userRate', at(rate, index), y);
    if (lowValue) after *= book.keep('demand.lowValueVolume', at(lowValue, index), y);
    if (unpaid && serviceTraits[services[s] as Service].mixGroup === 'care') {
      const extra = book.keep('demand.unpaidCare', at(unpaid, y), y) - 1;
      after *= Math.max(0, 1 - at(context.olderShare, s) * weight * extra);
    }
    return after;
  });
};

/** Let tasks pass between professions inside one service and year; no time appears or disappears. */
const passTasks = (mix: Float64Array, row: number, y: number, s: number, layers: Layers, book: LimitBook) => {
  const left = layers.byDriver.get('mix.taskShare')?.values;
  if (left === undefined) return;
  const before = mix.slice(row, row + width);
  for (const flow of layers.taskFlows.values()) {
    const share = at(flow.share, y * serviceCount + s);
    if (share === 0) continue;
    const giverLeft = at(left, row + flow.from);
    const kept = book.keep('mix.taskShare', giverLeft, y);
    const part = giverLeft < 1 ? share * ((1 - kept) / (1 - giverLeft)) : share;
    const time = at(before, flow.from) * part;
    mix[row + flow.from] = at(mix, row + flow.from) - time;
    mix[row + flow.to] = at(mix, row + flow.to) + time;
  }
};

/** Work less per user in single professions: the service’s FTE falls by their part, and the mix bends. */
const finishWork = (reference: DemandDrivers, layers: Layers, book: LimitBook, context: LeverContext) => {
  const perUser = layers.byDriver.get('demand.ftePerUser')?.values;
  const admin = layers.byDriver.get('demand.adminTimeShare')?.values;
  const travel = layers.byDriver.get('demand.travelTimeShare')?.values;
  const rates = ratePath(layers, book);
  const byProfession = perUser !== undefined || admin !== undefined || travel !== undefined;
  const tasks = layers.byDriver.has('mix.taskShare');
  const mix = byProfession || tasks ? reference.mix.slice() : reference.mix;
  const ftePerUser = byProfession || rates ? reference.ftePerUser.slice() : reference.ftePerUser;
  for (let cell = 0; cell < ftePerUser.length; cell++) {
    const y = Math.floor(cell / serviceCount);
    const s = cell % serviceCount;
    const row = cell * width;
    if (rates) ftePerUser[cell] = at(ftePerUser, cell) * at(rates, cell);
    if (tasks) passTasks(mix, row, y, s, layers, book);
    if (!byProfession) continue;
    let total = 0;
    let changed = false;
    for (let p = 0; p < width; p++) {
      const adminLeft = admin ? book.keep('demand.adminTimeShare', at(admin, row + p), y) : 1;
      const travelLeft = travel ? book.keep('demand.travelTimeShare', at(travel, row + p), y) : 1;
      const hours = perUser ? book.keep('demand.ftePerUser', at(perUser, row + p), y) : 1;
      if (adminLeft === 1 && travelLeft === 1 && hours === 1) {
        total += at(mix, row + p);
        continue;
      }
      changed = true;
      mix[row + p] = at(mix, row + p) * hours * timeFactor(context.parameters, s, adminLeft, travelLeft);
      total += at(mix, row + p);
    }
    if (!changed || total <= 0) continue;
    for (let p = 0; p < width; p++) mix[row + p] = at(mix, row + p) / total;
    ftePerUser[cell] = at(ftePerUser, cell) * total;
  }
  return { ftePerUser, mix };
};

const finishHealth = (
  reference: Float64Array,
  layers: Layers,
  book: LimitBook,
  context: LeverContext,
): Float64Array => {
  const healthy = layers.byDriver.get('demand.healthyShare')?.values;
  if (healthy === undefined) return reference;
  return reference.map((shift, y) => {
    const gain = at(context.lifeExpectancyGain, y);
    const moved = shift + gain * book.keep('demand.healthyShare', at(healthy, y), y);
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
