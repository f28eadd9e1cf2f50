import type { DriverId } from '@veivalg/core';

/** Axes of a layer, in the order of its cells: Y year, S service, K employer, P profession, B age band. */
export type LayerAxes = 'Y' | 'YS' | 'YSP' | 'YP' | 'YPB' | 'YKP';

/**
 * How levers add up in one driver.
 *
 * `left`: each lever changes what the others left, cell × (1 + change); the layer starts at 1.
 * `shrink`: a positive change takes that share away from what the others left, cell × (1 − change); the layer starts at 1.
 * `sum`: changes are added; the layer starts at 0.
 */
export type LayerRule = 'left' | 'shrink' | 'sum';

/** How one driver is moved: the whole mechanism of a lever is a row of this table. */
export interface Adapter {
  readonly axes: LayerAxes;
  readonly rule: LayerRule;
  /** The number is for the whole country: it is shared on professions by their staff. */
  readonly national?: true;
  /** Moves people between places: only the places reached can gain, whoever decides. */
  readonly insideOnly?: true;
  /** A national cohort holds all employers: the change counts for the share of staff at the employers named. */
  readonly byEmployerShare?: true;
}

/**
 * Every driver a lever can move. A new kind of lever is a new row here and its line in `finish-demand` or `finish-supply`.
 *
 * @source docs/method/measures.md M2
 */
export const adapters: Readonly<Record<DriverId, Adapter>> = {
  'demand.userRate': { axes: 'YS', rule: 'left' },
  'demand.ftePerUser': { axes: 'YSP', rule: 'left' },
  'demand.standardGrowth': { axes: 'YS', rule: 'left' },
  'demand.labourSaving': { axes: 'YS', rule: 'shrink' },
  'demand.healthyShare': { axes: 'Y', rule: 'sum' },
  'demand.unpaidCare': { axes: 'Y', rule: 'left' },
  'demand.adminTimeShare': { axes: 'YSP', rule: 'shrink' },
  'demand.travelTimeShare': { axes: 'YSP', rule: 'shrink' },
  'demand.institutionShare': { axes: 'Y', rule: 'sum' },
  'demand.levelTransfer': { axes: 'Y', rule: 'sum' },
  'demand.lowValueVolume': { axes: 'YS', rule: 'left' },
  'demand.addedFte': { axes: 'Y', rule: 'left' },
  'supply.intake': { axes: 'YP', rule: 'left' },
  'supply.completionRate': { axes: 'YP', rule: 'left' },
  'supply.entryShare': { axes: 'YP', rule: 'left' },
  'supply.adultInflow': { axes: 'YP', rule: 'sum', national: true },
  'supply.returnInflow': { axes: 'YP', rule: 'sum', national: true },
  'supply.immigrationInflow': { axes: 'YP', rule: 'sum', national: true },
  'supply.exitRate': { axes: 'YPB', rule: 'left', byEmployerShare: true },
  'supply.retirementAge': { axes: 'YP', rule: 'sum', byEmployerShare: true },
  'supply.position': { axes: 'YKP', rule: 'sum' },
  'supply.sickLeave': { axes: 'YKP', rule: 'shrink' },
  'supply.hoursPerFte': { axes: 'YKP', rule: 'left' },
  'supply.agencyUse': { axes: 'YP', rule: 'sum' },
  'supply.municipalPull': { axes: 'YP', rule: 'sum' },
  'supply.attractiveness': { axes: 'YP', rule: 'sum', insideOnly: true },
  'supply.participation': { axes: 'Y', rule: 'left' },
  'mix.taskShare': { axes: 'YSP', rule: 'shrink' },
};
