import type { ParameterId } from '@veivalg/core';

/** The assumptions a case paper lists: those that carry the most; all of them stand in Veivalg under «Data og metode». */
export const caseAssumptions: readonly ParameterId[] = [
  'demand.standardGrowth',
  'demand.labourSaving',
  'demand.healthyShare',
  'demand.unpaidCareFollow',
  'demand.unpaidCareSubstitution',
  'use.olderTrend',
  'use.levelFadeYears',
  'staffing.mixTrend',
  'supply.sickLeave',
  'supply.returnShare',
  'supply.leavingUnder35',
  'supply.leaving35to54',
  'supply.leavingFrom55',
];
