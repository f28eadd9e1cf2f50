import {
  baseYear,
  mixGroups,
  type Profession,
  professions,
  type Service,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import {
  countCarePeople,
  demandDrivers,
  demandOf,
  positionOf,
  projectPopulation,
  sumPlaces,
  usersOfServices,
  usersTable,
  withScenario,
} from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { plainDemand } from '../oracle/demand.ts';
import { careHindcasts } from './care-hindcast.ts';
import { observedGain } from './life-expectancy.ts';
import { localStaffChecks } from './local-staff.ts';
import { officialDemand } from './official-demand.ts';
import { realDemand } from './real-baseline.ts';
import { demandChecks } from './report.ts';

const { baseline, base, history } = realDemand();
const { municipalities, parameters, demography, staffing, use } = baseline;
const places = municipalities.length;
const width = professions.length;
const sumOf = (array: ArrayLike<number>): number => Array.from(array).reduce((a, b) => a + b, 0);
const rowOf = (array: Float64Array, service: Service): Float64Array => {
  const s = services.indexOf(service);
  return array.subarray(s * places, (s + 1) * places);
};
const path = projectPopulation(demography, municipalities, parameters, 'main', 2030);
const basisOf = (yearCount: number) => ({
  yearCount,
  lifeExpectancyGain: path.lifeExpectancyGain,
  carePeople: countCarePeople(path.persons, yearCount),
  olderShare: base.olderShare,
  national: base.staff.national,
  mix: base.staff.mix,
  unskilledTrend: base.unskilledTrend,
});

describe('base year on the real figures', () => {
  it('has each municipality’s observed users', () => {
    for (const service of ['homeCare', 'longTermStay', 'staffedHousing'] as const) {
      const observed = rowOf(use.observedUsers, service);
      const users = rowOf(base.users, service);
      observed.forEach((value, m) => {
        if (!Number.isNaN(value)) expect(users[m]).toBeCloseTo(value, 8);
      });
    }
    const counted = (service: Service): number =>
      sumOf(rowOf(use.observedUsers, service).filter((value) => !Number.isNaN(value)));
    expect([counted('homeCare'), counted('longTermStay'), counted('staffedHousing')]).toEqual([
      213654, 30622, 27649,
    ]);
  });

  it('has 33,130 nurse FTE in municipal care, placed as observed', () => {
    expect(sumOf(staffing.nurseFte)).toBe(33130);
    const care = mixGroups.indexOf('care');
    municipalities.forEach((_, m) => {
      let nurses = 0;
      services.forEach((service, s) => {
        if (serviceTraits[service].mixGroup !== 'care') return;
        let norm = 0;
        let own = 0;
        for (let p = 0; p < width; p++) {
          const part =
            (base.staff.mix[s * width + p] ?? 0) *
            (base.staff.localFactor[(care * width + p) * places + m] ?? 0);
          norm += part;
          if (professions[p] === 'nurse' || professions[p] === 'specialistNurse')
            own += part / (1 + (base.staff.vacancy[p * places + m] ?? 0));
        }
        nurses +=
          ((base.work[s * places + m] ?? 0) * (base.staff.ftePerWork[s * places + m] ?? 0) * own) / norm;
      });
      expect(nurses).toBeCloseTo(staffing.nurseFte[m] ?? Number.NaN, 6);
    });
  });

  it('has the care total carried forward: 157,076 in 2023 at the series’ growth', () => {
    const care = services.reduce(
      (sum, service, s) =>
        serviceTraits[service].mixGroup === 'care'
          ? sum + sumOf(base.staff.national.subarray(s * width, (s + 1) * width))
          : sum,
      0,
    );
    expect(care).toBeCloseTo(157076 * (157076 / 140161) ** (2 / 5), 6);
  });

  it('has NAV’s shortage in the base gap', () => {
    const gap = (profession: Profession): number => {
      const p = professions.indexOf(profession);
      return sectors.reduce(
        (sum, _, k) =>
          sum +
          municipalities.reduce(
            (all, __, m) =>
              all +
              (base.staff.atWork[(k * width + p) * places + m] ?? 0) *
                (base.staff.vacancy[p * places + m] ?? 0),
            0,
          ),
        0,
      );
    };
    expect(gap('nurse')).toBeCloseTo(2100 * positionOf(staffing, 'nurse', parameters), 6);
    expect(gap('healthCareWorker')).toBeCloseTo(
      3000 * positionOf(staffing, 'healthCareWorker', parameters),
      6,
    );
    expect(
      gap('specialistNurse') / positionOf(staffing, 'specialistNurse', parameters) +
        gap('midwife') / positionOf(staffing, 'midwife', parameters),
    ).toBeCloseTo(1000, 6);
  });
});

describe('oracle on the real figures', () => {
  it('agrees with the engine in every cell to 1e-9', () => {
    const yearCount = path.yearCount;
    const middle = demandDrivers(parameters, basisOf(yearCount));
    const worst = demandDrivers(withScenario(parameters, 'worstFamily'), basisOf(yearCount));
    const reached = Uint8Array.from({ length: places }, (_, m) => (m % 3 === 0 ? 1 : 0));
    const table = usersTable(path.persons, base.rates, path.lifeExpectancyGain);
    const counted = usersOfServices(table, base.levels, [middle, worst], reached);
    const demand = demandOf(counted.work, base.staff, [middle, worst], reached);
    const picked = municipalities.map((_, m) => m);
    const years = Array.from({ length: yearCount }, (_, y) => y);
    const population = Array.from({ length: yearCount }, (_, y) =>
      picked.map((m) =>
        [0, 1].map((x) =>
          Array.from({ length: 106 }, (_, age) => path.persons[((y * 2 + x) * 106 + age) * places + m] ?? 0),
        ),
      ),
    );
    const inPicked = (array: Float64Array, rows: number): Float64Array =>
      Float64Array.from(
        { length: rows * picked.length },
        (_, i) => array[Math.floor(i / picked.length) * places + (picked[i % picked.length] ?? 0)] ?? 0,
      );
    const small = {
      ...base,
      levels: {
        ...base.levels,
        base: inPicked(base.levels.base, services.length),
        target: inPicked(base.levels.target, services.length),
        workPerUser: inPicked(base.levels.workPerUser, services.length),
      },
      staff: {
        ...base.staff,
        ftePerWork: inPicked(base.staff.ftePerWork, services.length),
        localFactor: inPicked(base.staff.localFactor, mixGroups.length * width),
      },
    };
    const cells = plainDemand(
      population,
      small,
      [middle, worst],
      picked.map((m) => reached[m] === 1),
      years,
    );
    expect(cells).toHaveLength(years.length * services.length * picked.length);
    for (const cell of cells) {
      const s = services.indexOf(cell.service);
      const m = picked[cell.place] ?? 0;
      const near = (found: number, wanted: number): void => {
        expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
      };
      near(counted.users[(cell.year * services.length + s) * places + m] ?? Number.NaN, cell.users);
      cell.fte.forEach((fte, p) => {
        near(demand.cell(cell.year, s, p, m), fte);
      });
    }
  });
});

describe('hindcast of care FTE (V2)', () => {
  const rows = careHindcasts(base, history, observedGain(demography), parameters);
  const miss = (forecast: number, observed: number): number => Math.abs(forecast / observed - 1);

  it('misses the growth with ageing alone, in every unbroken series', () => {
    expect(rows).toHaveLength(8);
    for (const row of rows) expect(row.forecast.ageing).toBeLessThan(row.observedEnd);
  });

  it('comes nearer with the drivers than with ageing alone, and than as today', () => {
    for (const row of rows) {
      expect(miss(row.forecast.drivers, row.observedEnd)).toBeLessThan(
        miss(row.forecast.ageing, row.observedEnd),
      );
      expect(miss(row.forecast.drivers, row.observedEnd)).toBeLessThan(
        miss(row.forecast.asToday, row.observedEnd),
      );
    }
  });

  it('is within 5 per cent in the middle run of five years', () => {
    const five = rows
      .filter((row) => row.endYear - row.startYear === 5)
      .map((row) => miss(row.forecast.drivers, row.observedEnd));
    const sorted = [...five].sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)] ?? 1).toBeLessThan(0.05);
  });
});

describe('official projection (V3)', () => {
  const long = projectPopulation(demography, municipalities, parameters, 'main', 2060);
  const nation = sumPlaces(long.persons, places);
  const rows = officialDemand(
    base,
    history,
    nation,
    baseYear,
    observedGain(demography),
    long.lifeExpectancyGain,
    parameters,
  );

  it('has a row for every published year, near the published level', () => {
    expect(rows.map((row) => row.year)).toEqual([2017, 2035, 2060]);
    // The delimitation differs (private dentists here, other municipal services there), so a tenth is what can be asked.
    for (const row of rows) expect(Math.abs(row.ours / row.official - 1)).toBeLessThan(0.1);
  });
});

describe('demandChecks', () => {
  it('gives plain numbers for everything that is shown', () => {
    const checks = demandChecks({ baseline, base, history });
    expect(checks.official.map(({ healthyShare }) => healthyShare)).toEqual([1, 0.5, 0]);
    expect(checks.doctors).toHaveLength(8);
    // The least central have most doctors at both ends, as the model places them.
    for (const row of checks.doctors)
      if (row.centrality === 0) expect([row.rankStart, row.rankEnd]).toEqual([1, 1]);
    expect(checks.gainAYear).toBeGreaterThan(0);
  });
});

describe('placing of care FTE', () => {
  it('lies near the municipalities that are counted, apart from one that gives help to far more people', () => {
    const rows = localStaffChecks(base, history, municipalities);
    expect(rows).toHaveLength(8);
    const errors = rows.map((row) => Math.abs(row.error)).sort((a, b) => a - b);
    expect(errors[4] ?? 1).toBeLessThan(0.1);
  });
});
