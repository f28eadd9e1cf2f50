import {
  exitBands,
  f64,
  type LeverPaths,
  type ParameterTable,
  type PlanTies,
  parameterValue,
  type StaffTies,
  type SupplyDrivers,
  services,
  serviceTraits,
} from '@veivalg/core';
import { unpaidUse } from '../measures/finish-demand.ts';
import { type CohortDrivers, cohortDrivers } from '../supply/project-workforce.ts';
import type { StaffAnswers } from '../supply/staff-answers.ts';
import type { ReachPair } from '../use/users-of-services.ts';

/** What is tied of the staff of two reaches, given how staff answer with the plan and without it. */
const tiesOf = (reaches: ReachPair<StaffAnswers>, without: StaffAnswers): StaffTies => {
  const count = without.inflow.length;
  const bands = exitBands.length;
  const apart = new Float64Array(2 * count);
  const leaving = new Float64Array(2 * count * bands);
  reaches.forEach((own, r) => {
    for (let i = 0; i < count; i++) {
      const before = f64(without.inflow, i);
      const follows = before > 0 ? f64(own.inflow, i) / before : 1;
      apart[r * count + i] = 1 - follows;
      for (let b = i * bands; b < (i + 1) * bands; b++)
        leaving[r * count * bands + b] = f64(own.leaving, b) - follows * f64(without.leaving, b);
    }
  });
  return { apart, leaving };
};

/**
 * Say how the staff of a plan answer to draws otherwise than without it, when that is asked for.
 *
 * @param reference Drivers before any lever.
 * @param answers How the nation's staff answer under some drivers.
 * @returns Null where the plan moves nothing that the nation's staff follow from.
 * @source docs/method/uncertainty.md Q3
 */
export const staffTies = (
  [outside, inside]: ReachPair<SupplyDrivers>,
  reference: SupplyDrivers,
  answers: (drivers: CohortDrivers) => StaffAnswers,
): (() => StaffTies) | null => {
  const before = cohortDrivers(reference);
  const names = Object.keys(before) as (keyof CohortDrivers)[];
  const moves = (drivers: SupplyDrivers): boolean => names.some((name) => drivers[name] !== reference[name]);
  if (!moves(outside) && !moves(inside)) return null;
  return () => {
    const own = answers(cohortDrivers(inside));
    return tiesOf([outside === inside ? own : answers(cohortDrivers(outside)), own], answers(before));
  };
};

/**
 * Say what a plan's measures have tied to something else than the service it lands in.
 *
 * @param reaches Paths of places not reached and of places reached.
 * @param olderShare Share of each service's workload for people aged 67 and over. Shape [S].
 * @param olderCareFte FTE of care for them at the base year.
 * @param staff What is tied of the staff, worked out when it is read.
 * @param moves Whether any measure moves anything.
 * @returns Null where none does.
 * @source docs/method/uncertainty.md Q3
 */
export const planTies = (
  reaches: readonly [LeverPaths, LeverPaths],
  parameters: ParameterTable,
  olderShare: Float64Array,
  olderCareFte: number,
  staff: (() => StaffTies) | null,
  moves: boolean,
): PlanTies | null => {
  if (!moves) return null;
  const years = reaches[0].levelTransfer.length;
  const both = (part: 'levelTransfer' | 'institutionShift' | 'healthyShare'): Float64Array =>
    Float64Array.from([...reaches[0][part], ...reaches[1][part]]);
  const weight =
    (parameterValue(parameters, 'demand.unpaidCareSubstitution') *
      parameterValue(parameters, 'demand.unpaidCareFte')) /
    olderCareFte;
  const unpaidCare = new Float64Array(2 * years * services.length);
  reaches.forEach((paths, r) => {
    for (let y = 0; y < years; y++)
      services.forEach((service, s) => {
        if (serviceTraits[service].mixGroup !== 'care') return;
        const factor = unpaidUse(f64(olderShare, s), weight, f64(paths.unpaidCare, y));
        if (factor > 0) unpaidCare[(r * years + y) * services.length + s] = 1 - 1 / factor;
      });
  });
  const cells = reaches[0].position.length;
  const worked = new Float64Array(2 * cells);
  reaches.forEach(({ position, attendance, hours }, r) => {
    for (let i = 0; i < cells; i++)
      worked[r * cells + i] = f64(position, i) * f64(attendance, i) * f64(hours, i);
  });
  let known: StaffTies | null = null;
  return {
    levelTransfer: both('levelTransfer'),
    institutionShift: both('institutionShift'),
    housingFte: parameterValue(parameters, 'measures.housingFte'),
    unpaidCare,
    healthyShare: both('healthyShare'),
    worked,
    get staff() {
      known ??= staff === null ? null : staff();
      return known;
    },
  };
};
