import {
  type DemandDrivers,
  type ParameterTable,
  parameterValue,
  power,
  professions,
  type Scenario,
  type Service,
  type StaffingInput,
  services,
} from '@veivalg/core';
import { type CarePeople, unpaidCareFactor } from '../use/unpaid-care.ts';
import { staffCount } from './staff-shares.ts';

const width = professions.length;

/** Parameters that a scenario sets, by what it is about. */
const scenarioParts = {
  Health: [['healthyShare', 'demand.healthyShare']],
  Family: [['unpaidCareFollow', 'demand.unpaidCareFollow']],
  Standard: [
    ['standardGrowth', 'demand.standardGrowth'],
    ['labourSaving', 'demand.labourSaving'],
  ],
} as const;
type ScenarioPart = keyof typeof scenarioParts;
const scenarioPartNames: readonly ScenarioPart[] = ['Health', 'Family', 'Standard'];

/**
 * Set the parameters of a scenario: best, worst, or one driver of them alone. The middle scenario is the parameters as they are.
 *
 * @returns A new table; the values come from `scenario.<best|worst>.*`.
 * @source docs/method/staffing.md B5
 */
export const withScenario = (parameters: ParameterTable, scenario: Scenario): ParameterTable => {
  if (scenario === 'middle') return parameters;
  const side = scenario.startsWith('best') ? 'best' : 'worst';
  const only = scenario.slice(side.length);
  const table: Record<string, ParameterTable[string]> = { ...parameters };
  for (const part of scenarioPartNames) {
    if (only !== '' && only !== part) continue;
    for (const [name, id] of scenarioParts[part]) {
      const parameter = parameters[id];
      const value = parameterValue(parameters, `scenario.${side}.${name}`);
      if (parameter !== undefined) table[id] = { ...parameter, value };
    }
  }
  return table;
};

const careServices: readonly Service[] = ['homeCare', 'longTermStay', 'shortTermStay', 'staffedHousing'];

/** What the drivers of a run are worked out from. */
export interface DriverBasis {
  readonly yearCount: number;
  /** Gain in remaining life expectancy at 67 since the base year. Shape [Y]. Unit: years. */
  readonly lifeExpectancyGain: Float64Array;
  readonly carePeople: CarePeople;
  /** Share of a service's workload for people aged 67 and over in the base year. Shape [S]. */
  readonly olderShare: Float64Array;
  /** Staff at work in the country. Shape [S][P]. Unit: FTE. */
  readonly national: Float64Array;
  /** Mix of the staff at work. Shape [S][P]. */
  readonly mix: Float64Array;
  /** Yearly change in the share of care staff without health education, see `unskilledTrend`. Unit: share a year. */
  readonly unskilledTrend: number;
}

/**
 * Measure the trend since 2020 in the share of care staff without health education.
 *
 * @returns Change in share a year.
 * @source docs/method/staffing.md F4
 */
export const unskilledTrend = (input: StaffingInput): number => {
  const last = Math.max(
    ...input.counts.filter((count) => count.measure === 'share').map((count) => count.year),
  );
  const share = (year: number): number => staffCount(input, 'municipalCare', 'without', year, 'share');
  return (share(last) - share(2020)) / (last - 2020);
};

const mixPath = (basis: DriverBasis, follow: number): Float64Array => {
  const size = services.length * width;
  const path = new Float64Array(basis.yearCount * size);
  const without = professions.indexOf('withoutHealthEducation');
  for (let y = 0; y < basis.yearCount; y++)
    services.forEach((service, s) => {
      const start = s * width;
      const now = basis.mix[start + without] as number;
      const changed = careServices.includes(service)
        ? Math.min(0.95, Math.max(0, now + follow * basis.unskilledTrend * y))
        : now;
      for (let p = 0; p < width; p++) {
        const share = basis.mix[start + p] as number;
        path[y * size + start + p] =
          p === without ? changed : changed === now ? share : (share * (1 - changed)) / (1 - now);
      }
    });
  return path;
};

/**
 * Change in use by older people since the base year: the trend, as much of it as goes on, for as long as it lasts.
 *
 * @param trend Unit: share a year. @param years Years since the base year.
 * @source docs/method/use.md U3
 */
export const olderTrendFactor = (trend: number, continued: number, lasts: number, years: number): number =>
  power(1 + trend * continued, Math.min(years, lasts));

/**
 * Work out the demand drivers of a run from its parameters: health, trend in use, unpaid care, standard, saving and mix.
 *
 * Health shift = healthy share × gain in life expectancy. Use by older people follows the trend (for a stated number of years)
 * and unpaid care; FTE per user grows by (1 + standard growth) × (1 − labour saving) a year.
 *
 * @param parameters With scenario and the user's own values already in place.
 * @source docs/method/staffing.md F2–F4, B5; docs/method/use.md U3–U4
 */
export const demandDrivers = (parameters: ParameterTable, basis: DriverBasis): DemandDrivers => {
  const value = (id: string): number => parameterValue(parameters, id);
  const { yearCount } = basis;
  const healthShift = basis.lifeExpectancyGain.map((gain) =>
    Math.max(0, gain * value('demand.healthyShare')),
  );
  const [trend, continued] = [value('use.olderTrend') / 100, value('use.olderTrendContinued')];
  const net = (1 + value('demand.standardGrowth') / 100) * (1 - value('demand.labourSaving') / 100);
  const unpaid = unpaidCareFactor(basis.carePeople, olderCareFte(basis), parameters);
  const userRate = new Float64Array(yearCount * services.length);
  const ftePerUser = new Float64Array(yearCount * services.length);
  for (let y = 0; y < yearCount; y++) {
    const older = olderTrendFactor(trend, continued, value('use.olderTrendYears'), y) * (unpaid[y] as number);
    services.forEach((service, s) => {
      const share = careServices.includes(service) ? (basis.olderShare[s] as number) : 0;
      userRate[y * services.length + s] = 1 + share * (older - 1);
      ftePerUser[y * services.length + s] = power(net, y);
    });
  }
  return { healthShift, userRate, ftePerUser, mix: mixPath(basis, value('staffing.mixTrend')) };
};

/** FTE of care that serve people aged 67 and over in the base year. */
export const olderCareFte = (basis: Pick<DriverBasis, 'olderShare' | 'national'>): number => {
  let total = 0;
  for (const service of careServices) {
    const s = services.indexOf(service);
    let fte = 0;
    for (let p = 0; p < width; p++) fte += basis.national[s * width + p] as number;
    total += fte * (basis.olderShare[s] as number);
  }
  return total;
};

/**
 * Work out FTE per user when time shares change: what does not reach the user is made up for.
 *
 * Factor = (1 − documentation₀ − travel₀) / (1 − documentation − travel); travel counts in home care only, and no share is
 * pushed below its floor.
 *
 * @param documentation Share of working time. @param travel Share of home-care working time.
 * @source docs/method/staffing.md F3
 */
export const timeFactor = (
  parameters: ParameterTable,
  service: Service,
  documentation: number,
  travel: number,
): number => {
  const value = (id: string): number => parameterValue(parameters, id);
  const travels = service === 'homeCare' ? 1 : 0;
  const before = value('demand.adminTimeShare') + travels * value('demand.travelTimeShare');
  const after =
    Math.max(value('demand.adminTimeFloor'), documentation) +
    travels * Math.max(value('demand.travelTimeFloor'), travel);
  return (1 - before) / (1 - after);
};
