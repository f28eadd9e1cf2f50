import {
  type DemandDrivers,
  mixGroups,
  professions,
  type Scenario,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCarePeople } from '../use/unpaid-care.ts';
import { type ReachPair, usersOfServices } from '../use/users-of-services.ts';
import { usersTable } from '../use/users-table.ts';
import {
  type DriverBasis,
  demandDrivers,
  timeFactor,
  unskilledTrend,
  withScenario,
} from './demand-drivers.ts';
import { demandOf } from './demand-of.ts';
import { madeUpParameters, madeUpPlaces, madeUpPopulation } from './made-up-input.ts';
import { madeUpStaffing } from './made-up-staff.ts';
import { madeUpUse } from './made-up-use.ts';
import { prepareDemand } from './prepare-demand.ts';
import { positionOf } from './shortage.ts';

const places = 7;
const years = 6;
const population = madeUpPopulation(years, places);
const first = population.slice(0, population.length / years);
const use = madeUpUse(places);
const staffing = madeUpStaffing(places);
const municipalities = madeUpPlaces(places);
const gain = Float64Array.from({ length: years }, (_, y) => 0.37 * y);
const width = professions.length;

const setUp = (own: Readonly<Record<string, number>> = {}) => {
  const parameters = madeUpParameters(own);
  const base = prepareDemand(use, staffing, municipalities, first, parameters);
  const basis: DriverBasis = {
    yearCount: years,
    lifeExpectancyGain: gain,
    carePeople: countCarePeople(population, years),
    olderShare: base.olderShare,
    national: base.staff.national,
    mix: base.staff.mix,
    unskilledTrend: base.unskilledTrend,
  };
  const table = usersTable(population, base.rates, gain);
  return { parameters, base, basis, table };
};
const runOn = (
  { base, table }: ReturnType<typeof setUp>,
  drivers: ReachPair<DemandDrivers>,
  reached: Uint8Array,
) => {
  const counted = usersOfServices(table, base.levels, drivers, reached);
  return { ...counted, demand: demandOf(counted.work, base.staff, drivers, reached) };
};
const nowhere = new Uint8Array(places);
/** A run that nothing has touched, made anew for every test. */
const untouched = () => {
  const made = setUp();
  const middle = demandDrivers(made.parameters, made.basis);
  const run = (drivers: ReachPair<DemandDrivers>, reached: Uint8Array) => runOn(made, drivers, reached);
  return { ...made, middle, run, plain: run([middle, middle], nowhere) };
};
const sumOf = (array: ArrayLike<number>): number => Array.from(array).reduce((a, b) => a + b, 0);

describe('base year (U2, F1, F4, B1)', () => {
  it('has the users observed and fills a blank with the expected', () => {
    const { base, plain } = untouched();
    for (let i = 0; i < services.length * places; i++) {
      const observed = use.observedUsers[i] ?? Number.NaN;
      if (Number.isNaN(observed)) expect(base.levels.observed[i]).toBe(0);
      else expect(plain.users[i]).toBeCloseTo(observed, 9);
    }
    const home = services.indexOf('homeCare') * places;
    expect(base.levels.base[home + places - 1]).toBe(1);
    expect(plain.users[home + places - 1]).toBeGreaterThan(0);
  });

  it('has in every place the nurses observed there', () => {
    const { base, plain } = untouched();
    const care = services
      .map((_, s) => s)
      .filter((s) => serviceTraits[services[s] ?? 'gp'].mixGroup === 'care');
    for (let m = 0; m < places; m++) {
      let nurses = 0;
      for (const s of care)
        for (const profession of ['nurse', 'specialistNurse'] as const) {
          const p = professions.indexOf(profession);
          nurses += plain.demand.cell(0, s, p, m) / (1 + (base.staff.vacancy[p * places + m] ?? 0));
        }
      expect(nurses).toBeCloseTo(staffing.nurseFte[m] ?? Number.NaN, 8);
    }
  });

  it('keeps the official totals of every profession and the total of every service', () => {
    const { base } = untouched();
    const municipal = sectors.indexOf('municipal');
    const specialist = sectors.indexOf('specialist');
    for (let p = 0; p < width; p++)
      for (const [sector, name] of [
        [municipal, 'municipal'],
        [specialist, 'specialist'],
      ] as const) {
        const wanted = services.reduce(
          (sum, service, s) =>
            sum + (serviceTraits[service].sector === name ? (base.staff.national[s * width + p] ?? 0) : 0),
          0,
        );
        const start = (sector * width + p) * places;
        expect(sumOf(base.staff.atWork.subarray(start, start + places))).toBeCloseTo(wanted, 6);
      }
  });

  it('carries the total of care forward at its own growth', () => {
    const { base } = untouched();
    const care = services.reduce(
      (sum, service, s) =>
        sum +
        (serviceTraits[service].mixGroup === 'care'
          ? sumOf(base.staff.national.subarray(s * width, (s + 1) * width))
          : 0),
      0,
    );
    // 2000 × (2000 / 1800)^(2/5): five years of growth, two years ahead.
    expect(care).toBeCloseTo(2000 * (2000 / 1800) ** 0.4, 6);
  });

  it('starts from a gap that is the estimated shortage', () => {
    const { parameters, base, plain } = untouched();
    const fteOf = (profession: (typeof professions)[number]): number => {
      const p = professions.indexOf(profession);
      let gap = 0;
      for (let k = 0; k < sectors.length; k++)
        for (let m = 0; m < places; m++) {
          const i = (k * width + p) * places + m;
          gap += (plain.demand.byProfession[i] ?? 0) - (base.staff.atWork[i] ?? 0);
        }
      return gap;
    };
    expect(fteOf('nurse')).toBeCloseTo(21 * positionOf(staffing, 'nurse', parameters), 7);
    expect(fteOf('doctor')).toBeCloseTo(6 * 0.9, 7);
    expect(fteOf('specialistNurse') + fteOf('midwife')).toBeCloseTo(10 * 0.85, 7);
    expect(fteOf('dentist')).toBeCloseTo(0, 9);
  });

  it('follows the county pattern of the shortage, one rate inside a county', () => {
    const { base } = untouched();
    const p = professions.indexOf('nurse') * places;
    const rates = municipalities.map((_, m) => base.staff.vacancy[p + m] ?? 0);
    expect(rates[0]).toBeCloseTo(rates[2] ?? 0, 12);
    const staffIn = (county: string): number =>
      municipalities.reduce((sum, municipality, m) => {
        if (municipality.countyId !== county) return sum;
        return sum + sectors.reduce((s, _, k) => s + (base.staff.atWork[k * width * places + p + m] ?? 0), 0);
      }, 0);
    // 30 and 10 of the 40 persons in counties that exist here.
    expect(((rates[0] ?? 0) * staffIn('10')) / ((rates[1] ?? 0) * staffIn('11'))).toBeCloseTo(3, 9);
  });

  it('gives the least central places most doctors per user', () => {
    const { base } = untouched();
    const gp = services.indexOf('gp') * places;
    expect(base.staff.ftePerWork[gp + 5] ?? 0).toBeGreaterThan(base.staff.ftePerWork[gp] ?? 0);
  });
});

describe('demandOf (F1–F4)', () => {
  it('sums over cells to the arrays it gives', () => {
    const { plain } = untouched();
    for (const y of [0, years - 1])
      for (let m = 0; m < places; m++) {
        for (let s = 0; s < services.length; s++) {
          let sum = 0;
          for (let p = 0; p < width; p++) sum += plain.demand.cell(y, s, p, m);
          expect(sum).toBeCloseTo(
            plain.demand.byService[(y * services.length + s) * places + m] ?? Number.NaN,
            8,
          );
        }
        for (let k = 0; k < sectors.length; k++)
          for (let p = 0; p < width; p++) {
            let sum = 0;
            services.forEach((service, s) => {
              if (serviceTraits[service].sector === sectors[k]) sum += plain.demand.cell(y, s, p, m);
            });
            const found = plain.demand.byProfession[((y * sectors.length + k) * width + p) * places + m];
            expect(sum).toBeCloseTo(found ?? Number.NaN, 8);
          }
      }
  });

  it('changes only the places reached', () => {
    const { middle, plain, run } = untouched();
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: places, maxLength: places }), (chosen) => {
        const reached = Uint8Array.from(chosen, (value) => (value ? 1 : 0));
        const double: DemandDrivers = { ...middle, userRate: middle.userRate.map((rate) => rate * 2) };
        const after = run([middle, double], reached);
        for (let i = 0; i < plain.demand.byService.length; i++) {
          const factor = reached[i % places] === 1 ? 2 : 1;
          expect(after.demand.byService[i]).toBeCloseTo((plain.demand.byService[i] ?? 0) * factor, 8);
        }
      }),
      { seed: 20261121, numRuns: 10 },
    );
  });

  it('gives the same digits whether or not a plan that changes nothing reaches some places', () => {
    const { middle, plain, run } = untouched();
    const some = Uint8Array.from({ length: places }, (_, m) => m % 2);
    const after = run([middle, middle], some);
    expect(after.demand.byProfession).toEqual(plain.demand.byProfession);
    expect(after.users).toEqual(plain.users);
  });

  it('keeps a service’s FTE when its mix changes', () => {
    const { middle, plain, run } = untouched();
    const mix = Float64Array.from(middle.mix);
    const nurse = professions.indexOf('nurse');
    const worker = professions.indexOf('healthCareWorker');
    for (let i = 0; i < mix.length; i += width) {
      const moved = (mix[i + nurse] ?? 0) * 0.5;
      mix[i + nurse] = (mix[i + nurse] ?? 0) - moved;
      mix[i + worker] = (mix[i + worker] ?? 0) + moved;
    }
    const after = run([middle, { ...middle, mix }], new Uint8Array(places).fill(1));
    expect(sumOf(after.demand.byProfession)).toBeCloseTo(sumOf(plain.demand.byProfession), 6);
    for (let i = 0; i < after.demand.byService.length; i++)
      expect(after.demand.byService[i]).toBeCloseTo(plain.demand.byService[i] ?? Number.NaN, 8);
  });

  it('does not depend on the order of places', () => {
    const { parameters, base } = untouched();
    const turned = [...municipalities].reverse();
    const swap = (array: Float64Array): Float64Array =>
      array.map((_, i) => array[i - (i % places) + places - 1 - (i % places)] ?? Number.NaN);
    const other = prepareDemand(
      {
        ...use,
        observedUsers: swap(use.observedUsers),
        homeCareByAge: swap(use.homeCareByAge),
        longTermByAge: swap(use.longTermByAge),
        homeHours: swap(use.homeHours),
      },
      { ...staffing, nurseFte: swap(staffing.nurseFte) },
      turned,
      swap(first),
      parameters,
    );
    const back = swap(other.staff.ftePerWork);
    for (let i = 0; i < back.length; i++)
      expect(back[i]).toBeCloseTo(base.staff.ftePerWork[i] ?? Number.NaN, 9);
  });

  it('has mix rows that sum to 1 in every service', () => {
    const { middle } = untouched();
    for (let i = 0; i < middle.mix.length; i += width)
      expect(sumOf(middle.mix.subarray(i, i + width))).toBeCloseTo(1, 12);
    expect(mixGroups).toContain('care');
  });
});

describe('demandDrivers (F2–F4, U3–U4, B5)', () => {
  it('starts from the base year unchanged', () => {
    const { middle } = untouched();
    expect(middle.healthShift[0]).toBe(0);
    expect([...middle.userRate.slice(0, services.length)]).toEqual(services.map(() => 1));
    expect([...middle.ftePerUser.slice(0, services.length)]).toEqual(services.map(() => 1));
  });

  it('grows FTE per user by standard less saving', () => {
    const { middle } = untouched();
    const year3 = middle.ftePerUser[3 * services.length];
    expect(year3).toBeCloseTo((1.01 * 0.995) ** 3, 12);
  });

  it('shifts by the healthy share of the gain', () => {
    const { basis, middle } = untouched();
    expect(middle.healthShift[4]).toBeCloseTo(0.5 * 0.37 * 4, 12);
    expect(demandDrivers(madeUpParameters({ 'demand.healthyShare': 0 }), basis).healthShift[4]).toBe(0);
  });

  it('continues the trend in use by older people for its years only, in care only', () => {
    const { base, basis } = untouched();
    const own = {
      'use.olderTrendContinued': 1,
      'use.olderTrendYears': 2,
      'demand.unpaidCareSubstitution': 0,
    };
    const drivers = demandDrivers(madeUpParameters(own), basis);
    const s = services.indexOf('longTermStay');
    const share = base.olderShare[s] ?? 0;
    expect(drivers.userRate[5 * services.length + s]).toBeCloseTo(1 + share * (0.98 ** 2 - 1), 12);
    expect(drivers.userRate[5 * services.length + services.indexOf('gp')]).toBe(1);
  });

  it('turns fewer carers into more care, one to one times the substitution share', () => {
    const { basis, middle } = untouched();
    const none = demandDrivers(madeUpParameters({ 'demand.unpaidCareSubstitution': 0 }), basis);
    const s = services.indexOf('homeCare');
    const at = 5 * services.length + s;
    expect(none.userRate[at]).toBe(1);
    expect(middle.userRate[at] ?? 0).toBeGreaterThan(1);
    const full = demandDrivers(madeUpParameters({ 'demand.unpaidCareSubstitution': 1 }), basis);
    expect((full.userRate[at] ?? 0) - 1).toBeCloseTo(2 * ((middle.userRate[at] ?? 0) - 1), 12);
  });

  it('follows the trend in mix as far as the parameter says', () => {
    const { basis, middle } = untouched();
    expect(unskilledTrend(staffing)).toBeCloseTo(0.004 / 3, 12);
    const half = demandDrivers(madeUpParameters({ 'staffing.mixTrend': 0.5 }), basis);
    const i = 3 * services.length * width + professions.indexOf('withoutHealthEducation');
    expect((half.mix[i] ?? 0) - (middle.mix[i] ?? 0)).toBeCloseTo((3 * 0.5 * 0.004) / 3, 12);
    expect(
      sumOf(half.mix.subarray(3 * services.length * width, 3 * services.length * width + width)),
    ).toBeCloseTo(1, 12);
    const hospital = (3 * services.length + services.indexOf('somaticHospital')) * width;
    expect([...half.mix.slice(hospital, hospital + width)]).toEqual([
      ...middle.mix.slice(hospital, hospital + width),
    ]);
  });

  it('moves each scenario the way it is drawn, and each driver alone', () => {
    const { parameters, basis, run } = untouched();
    const need = (scenario: Scenario): number => {
      const drivers = demandDrivers(withScenario(parameters, scenario), basis);
      return sumOf(run([drivers, drivers], nowhere).demand.byService);
    };
    const now = need('middle');
    for (const scenario of ['best', 'bestHealth', 'bestFamily', 'bestStandard'] as const)
      expect(need(scenario)).toBeLessThan(now);
    for (const scenario of ['worst', 'worstHealth', 'worstFamily', 'worstStandard'] as const)
      expect(need(scenario)).toBeGreaterThan(now);
    expect(withScenario(parameters, 'bestHealth')['demand.standardGrowth']).toBe(
      parameters['demand.standardGrowth'],
    );
  });
});

describe('timeFactor (F3)', () => {
  it('frees staff when less time goes to records, and stops at the floor', () => {
    const { parameters } = untouched();
    // Without travel: 0.92 of the time reaches the user; at 0.05 it is 0.95.
    expect(timeFactor(parameters, 'longTermStay', 0.05, 0)).toBeCloseTo(0.92 / 0.95, 12);
    expect(timeFactor(parameters, 'longTermStay', 0, 0)).toBeCloseTo(0.92 / 0.97, 12);
    expect(timeFactor(parameters, 'homeCare', 0.08, 0)).toBeCloseTo(0.82 / 0.9, 12);
    expect(timeFactor(parameters, 'homeCare', 0.08, 0.1)).toBe(1);
  });
});
