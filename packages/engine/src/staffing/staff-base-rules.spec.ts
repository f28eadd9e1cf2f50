import { f64, services, serviceTraits } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { usersOfServices } from '../use/users-of-services.ts';
import { usersTable } from '../use/users-table.ts';
import { madeUpParameters, madeUpPlaces, madeUpPopulation } from './made-up-input.ts';
import { madeUpStaffing } from './made-up-staff.ts';
import { madeUpUse } from './made-up-use.ts';
import { prepareDemand } from './prepare-demand.ts';

const places = 5;
const population = madeUpPopulation(1, places);
const staffing = madeUpStaffing(places);
const care = services.flatMap((service, s) => (serviceTraits[service].mixGroup === 'care' ? [s] : []));

const made = (weight: number) => {
  const parameters = madeUpParameters({ 'staffing.nurseWeight': weight });
  const base = prepareDemand(madeUpUse(places), staffing, madeUpPlaces(places), population, parameters);
  const drivers = {
    healthShift: new Float64Array(1),
    userRate: new Float64Array(services.length).fill(1),
  };
  const table = usersTable(population, base.rates, [0]);
  const { work } = usersOfServices(table, base.levels, [drivers, drivers], new Uint8Array(places));
  return { perWork: (s: number, m: number): number => f64(base.staff.ftePerWork, s * places + m), work };
};

describe('staff of care by place (F1)', () => {
  it('follow workload alone at weight 0, and lean to where the nurses are as far as the weight says', () => {
    const flat = made(0);
    const fte = Array.from({ length: places }, (_, m) =>
      care.reduce((total, s) => total + f64(flat.work, s * places + m) * flat.perWork(s, m), 0),
    );
    const lean = (m: number): number => f64(staffing.nurseFte, m) / (fte[m] ?? Number.NaN);
    for (const weight of [0, 0.5, 1]) {
      const { perWork } = made(weight);
      for (const s of care)
        for (let m = 1; m < places; m++)
          // The shortage of the county lies on top, and differs by a few in a hundred.
          expect(Math.abs(perWork(s, m) / perWork(s, 0) / (lean(m) / lean(0)) ** weight - 1)).toBeLessThan(
            0.04,
          );
      expect(Math.max(...[1, 2, 3, 4].map((m) => Math.abs(lean(m) / lean(0) - 1)))).toBeGreaterThan(0.2);
    }
  });
});
