import { type Municipality, professions, services, serviceTraits } from '@veivalg/core';
import type { DemandBase } from '@veivalg/engine';
import type { DemandHistory } from './load-history.ts';

/** Care FTE of one municipality: placed by the model, and counted. */
export interface LocalStaffCheck {
  readonly municipality: string;
  readonly name: string;
  readonly counted: number;
  readonly placed: number;
  /** Placed over counted less 1. */
  readonly error: number;
}

/** Hold the placing of care FTE on municipalities beside the few that are counted (V2). */
export const localStaffChecks = (
  base: DemandBase,
  history: DemandHistory,
  municipalities: readonly Municipality[],
): readonly LocalStaffCheck[] => {
  const places = municipalities.length;
  const year = Math.max(...history.sample.map((row) => row.year));
  const placedAt = (m: number): number => {
    let total = 0;
    services.forEach((service, s) => {
      if (serviceTraits[service].mixGroup !== 'care') return;
      let fte = 0;
      for (let p = 0; p < professions.length; p++) {
        const group = 0;
        const factor = base.staff.localFactor[(group * professions.length + p) * places + m] ?? 0;
        fte +=
          ((base.staff.mix[s * professions.length + p] ?? 0) * factor) /
          (1 + (base.staff.vacancy[p * places + m] ?? 0));
      }
      let need = 0;
      for (let p = 0; p < professions.length; p++)
        need +=
          (base.staff.mix[s * professions.length + p] ?? 0) * (base.staff.localFactor[p * places + m] ?? 0);
      const work = base.work[s * places + m] ?? 0;
      total += (work * (base.staff.ftePerWork[s * places + m] ?? 0) * fte) / need;
    });
    return total;
  };
  return history.sample
    .filter((row) => row.year === year && row.occupation === 'I alt')
    .flatMap((row) => {
      const m = municipalities.findIndex((municipality) => municipality.id === row.municipality);
      if (m < 0) return [];
      const placed = placedAt(m);
      return [
        {
          municipality: row.municipality,
          name: municipalities[m]?.name ?? '',
          counted: row.fte,
          placed,
          error: placed / row.fte - 1,
        },
      ];
    });
};
