import {
  at,
  type DemandDrivers,
  f64,
  type LeverPaths,
  type ParameterTable,
  parameterValue,
  services,
} from '@veivalg/core';

const serviceCount = services.length;
/** Positions of the services that hand over and take over work. */
export const somatic = services.indexOf('somaticHospital');
export const longTerm = services.indexOf('longTermStay');
export const housing = services.indexOf('staffedHousing');
/** Services that take over from the hospital, first the one made for it; the first that has staff in the place takes it. */
export const receivers = [services.indexOf('shortTermStay'), services.indexOf('homeCare')];

/**
 * The service that takes over from the hospital in a place: the staff there decide, and they are the same every year.
 *
 * @param ftePerWork Shape [S][M]. @returns Position of the service, −1 when none has staff.
 */
export const receiverOf = (ftePerWork: Float64Array, place: number, places: number): number =>
  receivers.find((s) => f64(ftePerWork, s * places + place) > 0) ?? -1;

/** Drivers and paths of the places not reached and of those reached. */
export interface TransferReach {
  readonly demand: DemandDrivers;
  readonly paths: LeverPaths;
}

/**
 * Move work between services: from the hospital to the municipality, and from institution to staffed housing.
 *
 * What leaves the hospital arrives in the municipality of the same residents, full-time equivalent for full-time equivalent, so the
 * country’s sum does not change. People who live in staffed housing instead of an institution need a stated share of the staff.
 * A place without staff in any receiving service keeps the work where it was.
 *
 * @param work Users of mean workload. Shape [Y][S][M]; not changed.
 * @param users Shape [Y][S][M]. Unit: persons; not changed.
 * @param ftePerWork FTE per user of mean workload at the base year. Shape [S][M].
 * @param reaches Places not reached, places reached. @param reached 1 where the plan reaches. Shape [M].
 * @returns New arrays, or the same when nothing moves.
 * @source docs/method/measures.md M3; method.md H1
 */
export const applyTransfers = (
  work: Float64Array,
  users: Float64Array,
  ftePerWork: Float64Array,
  reaches: readonly [TransferReach, TransferReach],
  reached: Uint8Array,
  parameters: ParameterTable,
): { readonly work: Float64Array; readonly users: Float64Array } => {
  const isMoved = ({ paths }: TransferReach): boolean =>
    paths.levelTransfer.some((share) => share !== 0) || paths.institutionShift.some((share) => share !== 0);
  if (!reaches.some(isMoved)) return { work, users };
  const places = reached.length;
  const stride = serviceCount * places;
  const yearCount = work.length / stride;
  const newWork = work.slice();
  const newUsers = users.slice();
  const housingFte = parameterValue(parameters, 'measures.housingFte');
  const receiverAt = Int32Array.from(reached, (_, m) => receiverOf(ftePerWork, m, places));
  for (let y = 0; y < yearCount; y++)
    reaches.forEach(({ demand, paths }, reach) => {
      const level = f64(paths.levelTransfer, y);
      const shift = f64(paths.institutionShift, y);
      const perUser = (s: number): number => f64(demand.ftePerUser, y * serviceCount + s);
      /** Pass a share of the work of one service to another, with the people where they move along. */
      const pass = (
        m: number,
        from: number,
        to: number,
        share: number,
        rate: number,
        people: boolean,
      ): void => {
        const giver = y * stride + from * places + m;
        const taker = y * stride + to * places + m;
        const takerFte = f64(ftePerWork, to * places + m) * perUser(to);
        const moved = f64(work, giver) * share;
        const fte = moved * f64(ftePerWork, from * places + m) * perUser(from) * rate;
        if (!(takerFte > 0) || !Number.isFinite(fte)) return;
        newWork[giver] = f64(newWork, giver) - moved;
        newWork[taker] = f64(newWork, taker) + fte / takerFte;
        if (!people) return;
        const movers = f64(users, giver) * share;
        newUsers[giver] = f64(newUsers, giver) - movers;
        newUsers[taker] = f64(newUsers, taker) + movers;
      };
      if (level === 0 && shift === 0) return;
      for (let m = 0; m < places; m++) {
        if (at(reached, m) !== reach) continue;
        const receiver = at(receiverAt, m);
        // A hospital patient stays a patient; only the work moves.
        if (level !== 0 && receiver >= 0) pass(m, somatic, receiver, level, 1, false);
        if (shift !== 0) pass(m, longTerm, housing, shift, housingFte, true);
      }
    });
  return { work: newWork, users: newUsers };
};
