/**
 * The whole national run as a straightforward author would write it over typed arrays, with nothing kept from one run to
 * the next: what the live run and numpy are measured against. Its totals are held to `project` before anything is timed.
 */
import {
  type Figures,
  feeder,
  mixGroups,
  professions,
  type RunFigures,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { type Prepared, projectWorkforce } from '@veivalg/engine';

/** Arrays of the run by name; shapes are as in `bench-numpy.py`, which reads the same. */
export type WholeInputs = ReturnType<typeof wholeInputs>;

const [S, K, P] = [services.length, sectors.length, professions.length];
const youngFrom = 20;
const [ages, youngAges] = [106, 20] as const;

/** Everything the plan without measures is worked out from. */
export const wholeInputs = (prepared: Prepared) => {
  const stages = prepared.stages('main', []);
  const { demand, population, workforce } = stages;
  const drivers = prepared.steps.drivers({ stages, scenario: 'middle', assumptions: [] });
  const { municipalities } = prepared.baseline;
  const ids = [...new Set(municipalities.map(({ regionId }) => regionId))].sort();
  const { yearCount, persons } = population.path;
  return {
    shape: {
      years: yearCount,
      places: municipalities.length,
      services: S,
      sectors: K,
      professions: P,
      regions: ids.length,
      kinds: workforce.inflow.length / workforce.yearCount / P,
      inflowYears: workforce.yearCount,
      shiftFromAge: demand.rates.shiftFromAge,
      fadeYears: demand.levels.fadeYears,
      originShare: prepared.baseline.parameters['supply.originShare']?.value ?? Number.NaN,
      retirementLevel: workforce.retirementLevel,
      groupOf: services.map((service) => mixGroups.indexOf(serviceTraits[service].mixGroup)),
      sectorOf: services.map((service) => sectors.indexOf(serviceTraits[service].sector)),
      regionOf: municipalities.map(({ regionId }) => ids.indexOf(regionId)),
      workIsUsers: [...demand.rates.workIsUsers],
      sexNeutral: [...demand.rates.sexNeutral],
      shifted: [...demand.rates.shifted],
      // Positions of professions that others come from, −1 for none.
      feeder: professions.map((profession) => {
        const from = feeder[profession];
        return from === undefined ? -1 : professions.indexOf(from);
      }),
    },
    arrays: {
      persons,
      userRates: demand.rates.users,
      workRates: demand.rates.work,
      levelBase: demand.levels.base,
      levelTarget: demand.levels.target,
      workPerUser: demand.levels.workPerUser,
      ftePerWork: demand.staff.ftePerWork,
      local: demand.staff.localFactor,
      atWork: demand.staff.atWork,
      healthShift: drivers.demand.healthShift,
      userRate: drivers.demand.userRate,
      ftePerUser: drivers.demand.ftePerUser,
      mix: drivers.demand.mix,
      position: drivers.supply.position,
      attendance: drivers.supply.attendance,
      positionSize: prepared.baseline.workforce.positionSize,
      stock: workforce.stock,
      exit: workforce.exit,
      retirement: workforce.retirement,
      retirementShift: workforce.retirementShift,
      deaths: workforce.deaths,
      transfer: workforce.transfer,
      inflow: workforce.inflow,
      profile: workforce.profile,
    },
  };
};

/** Sums over the whole country and every year: what all who measure must agree on. Unit: FTE, and persons for heads. */
export interface WholeTotals {
  readonly demand: number;
  readonly supply: number;
  readonly contracted: number;
  readonly heads: number;
  /** Sum of shortages, place by place and profession by profession. */
  readonly short: number;
}

/** The same sums of a run of the engine. */
export const totalsOf = ({ demand, supply, contractedFte, heads }: RunFigures): WholeTotals => {
  const add = (values: Figures): number => {
    let total = 0;
    for (let i = 0; i < values.length; i++) total += values[i] as number;
    return total;
  };
  let short = 0;
  for (let i = 0; i < demand.length; i++) short += Math.max(0, (demand[i] as number) - (supply[i] as number));
  return {
    demand: add(demand),
    supply: add(supply),
    contracted: add(contractedFte),
    heads: add(heads),
    short,
  };
};

/** Throw unless two sums are the same but for rounding, so that all do the same work. */
export const sameTotals = (name: string, found: WholeTotals, truth: WholeTotals): void => {
  for (const part of ['demand', 'supply', 'contracted', 'heads', 'short'] as const)
    if (!(Math.abs(found[part] - truth[part]) <= 1e-9 * truth[part]))
      throw new Error(`${name} gives ${part} ${found[part]}, project ${truth[part]}`);
};

/** Users, or workload, of one service, year and place: people × rates by sex and single age, the health shift in straight lines. */
const count = (
  { arrays, shape }: WholeInputs,
  rates: Float64Array,
  y: number,
  s: number,
  m: number,
): number => {
  const { persons, healthShift } = arrays;
  const M = shape.places;
  const shift = shape.shifted[s] === 1 ? (healthShift[y] as number) : 0;
  const whole = Math.floor(shift);
  const part = shift - whole;
  const from = shape.shiftFromAge;
  let users = 0;
  for (let x = 0; x < 2; x++) {
    const row = (s * 2 + (shape.sexNeutral[s] === 1 ? 0 : x)) * ages;
    for (let a = 0; a < ages; a++) {
      const people = persons[((y * 2 + x) * ages + a) * M + m] as number;
      const low = a < from ? a : Math.max(from, a - whole);
      const high = a < from ? a : Math.max(from, a - whole - 1);
      users += people * ((1 - part) * (rates[row + low] as number) + part * (rates[row + high] as number));
    }
  }
  return users;
};

/** Staff needed in every cell. Shape [Y][K][P][M]. */
const needOf = (inputs: WholeInputs): Float64Array => {
  const { arrays: a, shape } = inputs;
  const { years: Y, places: M } = shape;
  const need = new Float64Array(Y * K * P * M);
  for (let y = 0; y < Y; y++) {
    const own = Math.max(0, 1 - y / shape.fadeYears);
    for (let s = 0; s < S; s++) {
      const group = shape.groupOf[s] as number;
      const k = shape.sectorOf[s] as number;
      const rates = shape.workIsUsers[s] === 1 ? a.userRates : a.workRates;
      for (let m = 0; m < M; m++) {
        const i = s * M + m;
        const aim = a.levelTarget[i] as number;
        const level = aim + ((a.levelBase[i] as number) - aim) * own;
        const work =
          count(inputs, rates, y, s, m) *
          level *
          (a.userRate[y * S + s] as number) *
          (a.workPerUser[i] as number);
        const fte = work * (a.ftePerWork[i] as number) * (a.ftePerUser[y * S + s] as number);
        let norm = 0;
        for (let p = 0; p < P; p++)
          norm += (a.mix[(y * S + s) * P + p] as number) * (a.local[(group * P + p) * M + m] as number);
        for (let p = 0; p < P; p++) {
          const cell = ((y * K + k) * P + p) * M + m;
          const share = (a.mix[(y * S + s) * P + p] as number) * (a.local[(group * P + p) * M + m] as number);
          need[cell] = (need[cell] as number) + (fte * share) / norm;
        }
      }
    }
  }
  return need;
};

/** Share of a profession's new people of one year that come to each sector and place. Shape [K][M]. */
const sharesOf = (
  { arrays: a, shape }: WholeInputs,
  need: Float64Array,
  y: number,
  p: number,
): Float64Array => {
  const { places: M, regions: R, regionOf } = shape;
  const young = new Float64Array(R);
  const all = new Float64Array(R);
  const wanted = new Float64Array(R);
  for (let m = 0; m < M; m++) {
    const r = regionOf[m] as number;
    for (let x = 0; x < 2; x++)
      for (let age = youngFrom; age < youngFrom + youngAges; age++)
        young[r] = (young[r] as number) + (a.persons[((y * 2 + x) * ages + age) * M + m] as number);
    for (let k = 0; k < K; k++) {
      for (let q = 0; q < P; q++)
        all[r] = (all[r] as number) + (need[((y * K + k) * P + q) * M + m] as number);
      wanted[r] = (wanted[r] as number) + (need[((y * K + k) * P + p) * M + m] as number);
    }
  }
  let [home, work] = [0, 0];
  for (let r = 0; r < R; r++) {
    if ((wanted[r] as number) > 0)
      home += ((young[r] as number) * (wanted[r] as number)) / (all[r] as number);
    work += wanted[r] as number;
  }
  const shares = new Float64Array(K * M);
  for (let k = 0; k < K; k++)
    for (let m = 0; m < M; m++) {
      const r = regionOf[m] as number;
      const here = wanted[r] as number;
      if (!(here > 0)) continue;
      const region =
        (shape.originShare * (young[r] as number) * here) / (all[r] as number) / home +
        ((1 - shape.originShare) * here) / work;
      shares[k * M + m] = ((need[((y * K + k) * P + p) * M + m] as number) / here) * region;
    }
  return shares;
};

/** The whole run. */
export const plainRun = (prepared: Prepared, inputs: WholeInputs): WholeTotals => {
  const { arrays: a, shape } = inputs;
  const { years: Y, places: M } = shape;
  const stages = prepared.stages('main', []);
  const drivers = prepared.steps.drivers({ stages, scenario: 'middle', assumptions: [] });
  const need = needOf(inputs);
  const path = projectWorkforce(stages.workforce, drivers.supply, Y);
  const totals = { demand: 0, supply: 0, contracted: 0, heads: 0, short: 0 };
  for (let p = 0; p < P; p++) {
    let atBase = 0;
    for (let k = 0; k < K; k++) for (let m = 0; m < M; m++) atBase += a.atWork[(k * P + p) * M + m] as number;
    const perHead = (path.heads[p] as number) > 0 ? atBase / (path.heads[p] as number) : 0;
    const shares = Array.from({ length: Y - 1 }, (_, y) => sharesOf(inputs, need, y, p));
    for (let y = 0; y < Y; y++)
      for (let k = 0; k < K; k++)
        for (let m = 0; m < M; m++) {
          const cell = ((y * K + k) * P + p) * M + m;
          let fte =
            (a.atWork[(k * P + p) * M + m] as number) *
            ((path.survivors[y * P + p] as number) / (path.heads[p] as number));
          for (let s = 0; s < y; s++)
            fte +=
              perHead * (path.cohorts[(p * Y + s) * Y + y] as number) * (shares[s]?.[k * M + m] as number);
          const contracted = fte * (a.position[y * P + p] as number);
          const supply = contracted * (a.attendance[y * P + p] as number);
          totals.demand += need[cell] as number;
          totals.supply += supply;
          totals.contracted += contracted;
          totals.heads += fte > 0 ? fte / (a.positionSize[p] as number) : 0;
          totals.short += Math.max(0, (need[cell] as number) - supply);
        }
  }
  return totals;
};
