import {
  at,
  type DemandDrivers,
  type LeverPaths,
  type ParameterTable,
  parameterValue,
  services,
} from '@veivalg/core';

const serviceCount = services.length;
const somatic = services.indexOf('somaticHospital');
const longTerm = services.indexOf('longTermStay');
const housing = services.indexOf('staffedHousing');
/** Services that take over from the hospital, first the one made for it; the first that has staff in the place takes it. */
const receivers = [services.indexOf('shortTermStay'), services.indexOf('homeCare')];

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
  const cellFte = (demand: DemandDrivers, y: number, s: number, m: number): number =>
    at(ftePerWork, s * places + m) * at(demand.ftePerUser, y * serviceCount + s);
  const pass = (
    y: number,
    m: number,
    from: number,
    to: number,
    share: number,
    rate: number,
    people: number,
  ): void => {
    const { demand } = reaches[at(reached, m) as 0 | 1];
    const giver = y * stride + from * places + m;
    const taker = y * stride + to * places + m;
    const takerFte = cellFte(demand, y, to, m);
    const moved = at(work, giver) * share;
    const fte = moved * cellFte(demand, y, from, m) * rate;
    if (!(takerFte > 0) || !Number.isFinite(fte) || share === 0) return;
    newWork[giver] = at(newWork, giver) - moved;
    newWork[taker] = at(newWork, taker) + fte / takerFte;
    newUsers[giver] = at(newUsers, giver) - people;
    newUsers[taker] = at(newUsers, taker) + people;
  };
  for (let m = 0; m < places; m++) {
    const { demand, paths } = reaches[at(reached, m) as 0 | 1];
    for (let y = 0; y < yearCount; y++) {
      const receiver = receivers.find((s) => cellFte(demand, y, s, m) > 0);
      // A hospital patient stays a patient; only the work moves.
      if (receiver !== undefined) pass(y, m, somatic, receiver, at(paths.levelTransfer, y), 1, 0);
      const shift = at(paths.institutionShift, y);
      pass(y, m, longTerm, housing, shift, housingFte, at(users, y * stride + longTerm * places + m) * shift);
    }
  }
  return { work: newWork, users: newUsers };
};
