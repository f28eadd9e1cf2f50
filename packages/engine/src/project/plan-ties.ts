import {
  f64,
  type LeverPaths,
  type ParameterTable,
  type PlanTies,
  parameterValue,
  services,
  serviceTraits,
} from '@veivalg/core';
import { unpaidUse } from '../measures/finish-demand.ts';

/**
 * Say what a plan's measures have tied to something else than the service it lands in.
 *
 * @param reaches Paths of places not reached and of places reached.
 * @param olderShare Share of each service's workload for people aged 67 and over. Shape [S].
 * @param olderCareFte FTE of care for them at the base year.
 * @returns Null where nothing is tied.
 * @source docs/method/uncertainty.md Q3
 */
export const planTies = (
  reaches: readonly [LeverPaths, LeverPaths],
  parameters: ParameterTable,
  olderShare: Float64Array,
  olderCareFte: number,
): PlanTies | null => {
  const moves = ({ levelTransfer, institutionShift, unpaidCare }: LeverPaths): boolean =>
    levelTransfer.some((share) => share !== 0) ||
    institutionShift.some((share) => share !== 0) ||
    unpaidCare.some((factor) => factor !== 1);
  if (!reaches.some(moves)) return null;
  const years = reaches[0].levelTransfer.length;
  const both = (part: 'levelTransfer' | 'institutionShift'): Float64Array =>
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
  return {
    levelTransfer: both('levelTransfer'),
    institutionShift: both('institutionShift'),
    housingFte: parameterValue(parameters, 'measures.housingFte'),
    unpaidCare,
  };
};
