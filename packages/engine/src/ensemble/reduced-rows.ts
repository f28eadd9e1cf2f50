import {
  type Figures,
  professions,
  type RunFigures,
  type Service,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import type { BandTarget } from './band-request.ts';
import { type Counted, demandParts, supplyPart } from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';

/** One year's targets with all that is read of them at once. */
export interface TargetGroup {
  readonly year: number;
  readonly targets: readonly BandTarget[];
  readonly places: readonly number[];
  /** All places in order, so that tables are copied whole. */
  readonly whole: boolean;
  readonly single: boolean;
}

/** One part of a side's figures and the ensemble's column that moves it, −1 where draws do not. */
export interface SideRow {
  readonly column: number;
  /** Position of the service, −1 for supply. */
  readonly service: number;
  /** Position of the profession, −1 for all. */
  readonly profession: number;
  /** Position by employer and profession, −1 for demand. */
  readonly cell: number;
  /** Shape [places]. Unit: FTE. */
  readonly values: Figures;
}

/** Demand of a run by service, each with the ensemble's column that moves it. */
export const demandRows = (
  { columns }: Ensemble,
  run: RunFigures,
  counted: Counted,
  { year, places, whole }: TargetGroup,
): readonly SideRow[] => {
  const parts = whole && counted.profession < 0 ? null : demandParts(run, counted, year, places);
  return counted.services.map((service, i) => {
    const first = (year * services.length + service) * run.placeCount;
    const sector = sectors.indexOf(serviceTraits[services[service] as Service].sector);
    return {
      cell: -1,
      service,
      profession: counted.profession,
      column: (counted.profession < 0
        ? columns.service[service]
        : columns.demand[sector * professions.length + counted.profession]) as number,
      values:
        parts === null
          ? run.demandByService.subarray(first, first + run.placeCount)
          : (parts[i] as Float64Array),
    };
  });
};

/** Supply of a run by employer and profession, each with its column. */
export const supplyRows = (
  { columns }: Ensemble,
  run: RunFigures,
  counted: Counted,
  { year, places, whole }: TargetGroup,
): readonly SideRow[] => {
  const rows: SideRow[] = [];
  const cells = sectors.length * professions.length;
  for (const k of counted.sectors)
    for (let p = 0; p < professions.length; p++) {
      if (counted.profession >= 0 && p !== counted.profession) continue;
      const cell = k * professions.length + p;
      const first = (year * cells + cell) * run.placeCount;
      rows.push({
        cell,
        service: -1,
        profession: p,
        column: columns.supply[cell] as number,
        values: whole
          ? run.supply.subarray(first, first + run.placeCount)
          : supplyPart(run, counted, year, p, first, places),
      });
    }
  return rows;
};
