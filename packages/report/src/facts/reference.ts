import {
  at,
  type Profession,
  professions,
  type Result,
  type Sector,
  type Service,
  sectors,
  services,
} from '@veivalg/core';
import { type BalancePath, balanceOf, type Selection } from '@veivalg/engine';

/** Which run of a case a figure is read from: the plan, the same without measures, or one of the other paths. */
export type RunName = 'plan' | 'without' | 'best' | 'worst' | `other${number}`;

/** What can be read. Units: FTE, persons, share; `spread…` are percentiles of coverage over municipalities, weighted by people of 80 and older (E1). */
export type Quantity =
  | 'demand'
  | 'supply'
  | 'gap'
  | 'coverage'
  | 'users'
  | 'residents'
  | 'employed'
  | 'headsNeeded'
  | 'spread10'
  | 'spread50'
  | 'spread90';

/** Residents' age groups as a result holds them, and two sums of them. */
export const ageSpans = {
  all: [0, 1, 2, 3, 4],
  under20: [0],
  from20to66: [1],
  from67to79: [2],
  from80: [3, 4],
  from90: [4],
} as const;
export type AgeSpan = keyof typeof ageSpans;

/** Where in which run a figure stands; with `minus` or `over`, what it is compared with. */
export interface Reference {
  readonly run: RunName;
  readonly what: Quantity;
  readonly year: number;
  readonly sector?: Sector;
  readonly service?: Service;
  readonly profession?: Profession;
  readonly ages?: AgeSpan;
  /** The figure is this one less the other. */
  readonly minus?: Reference;
  /** The figure is this one divided by the other. */
  readonly over?: Reference;
  /** The figure is the growth from the other to this one. */
  readonly growthFrom?: Reference;
}

/** Write a reference as one line, for records, tooltips and the archive. */
export const referenceText = (reference: Reference | string): string => {
  if (typeof reference === 'string') return reference;
  const { run, what, year, sector, service, profession, ages, minus, over, growthFrom } = reference;
  const parts = [run, what, String(year), sector, service, profession, ages].filter(
    (part) => part !== undefined,
  );
  const own = parts.join('/');
  if (minus !== undefined) return `${own} - ${referenceText(minus)}`;
  if (growthFrom !== undefined) return `${own} : ${referenceText(growthFrom)} - 1`;
  return over === undefined ? own : `${own} : ${referenceText(over)}`;
};

/** Reads figures by reference; NaN where the run has none. */
export interface FigureReader {
  readonly read: (reference: Reference) => number;
  readonly has: (run: RunName) => boolean;
}

const ageGroupCount = 5;

/** Coverage of one municipality with the people of 80 and older as its weight (E1). */
interface PlaceCoverage {
  readonly value: number;
  readonly weight: number;
}

/** Coverage of every municipality that needs anything, lowest first. */
const coverageByPlace = (result: Result, sector: Sector | undefined, y: number): readonly PlaceCoverage[] => {
  const { placeCount } = result;
  const places: PlaceCoverage[] = [];
  for (let place = 0; place < placeCount; place++) {
    let needed = 0;
    let there = 0;
    for (let k = 0; k < sectors.length; k++) {
      if (sector !== undefined && sectors[k] !== sector) continue;
      for (let p = 0; p < professions.length; p++) {
        const index = ((y * sectors.length + k) * professions.length + p) * placeCount + place;
        needed += at(result.demand, index);
        there += at(result.supply, index);
      }
    }
    let weight = 0;
    for (const layer of ageSpans.from80)
      weight += at(result.residents, (y * ageGroupCount + layer) * placeCount + place);
    if (needed > 0) places.push({ value: there / needed, weight });
  }
  return places.sort((a, b) => a.value - b.value);
};

/** Smallest value at or above which the stated share of the weight lies; NaN without any. */
const weightedQuantile = (sorted: readonly PlaceCoverage[], part: number): number => {
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let passed = 0;
  for (const { value, weight } of sorted) {
    passed += weight;
    if (passed >= part * total) return value;
  }
  return Number.NaN;
};

/**
 * Make a reader of the runs of one case: the only way a number gets into a document.
 *
 * @param places Positions of the case's places on the place axis.
 */
export const createFigureReader = (
  runs: Readonly<Partial<Record<RunName, Result>>>,
  places: readonly number[],
): FigureReader => {
  const paths = new Map<string, BalancePath>();
  const pathOf = (result: Result, { run, sector, service, profession }: Reference): BalancePath => {
    const key = [run, sector, service, profession].join('/');
    const known = paths.get(key);
    if (known !== undefined) return known;
    const selection: Selection = {
      places,
      ...(sector === undefined ? {} : { sector }),
      ...(service === undefined ? {} : { service }),
      ...(profession === undefined ? {} : { profession }),
    };
    const path = balanceOf(result, selection);
    paths.set(key, path);
    return path;
  };
  const usersOf = (result: Result, service: Service, y: number): number =>
    places.reduce(
      (sum, place) =>
        sum + at(result.users, (y * services.length + services.indexOf(service)) * result.placeCount + place),
      0,
    );
  const residents = (result: Result, ages: AgeSpan, y: number): number => {
    let count = 0;
    for (const layer of ageSpans[ages])
      for (const place of places)
        count += at(result.residents, (y * ageGroupCount + layer) * result.placeCount + place);
    return count;
  };
  const spreads = new Map<string, readonly PlaceCoverage[]>();
  const spread = (reference: Reference, result: Result, y: number, part: number): number => {
    const key = [reference.run, reference.sector, y].join('/');
    const known = spreads.get(key) ?? coverageByPlace(result, reference.sector, y);
    spreads.set(key, known);
    return weightedQuantile(known, part);
  };
  const readOne = (reference: Reference): number => {
    const result = runs[reference.run];
    if (result === undefined) return Number.NaN;
    const y = reference.year - result.firstYear;
    if (y < 0 || y >= result.yearCount) return Number.NaN;
    const path = (): BalancePath => pathOf(result, reference);
    switch (reference.what) {
      case 'demand':
        return at(path().demand, y);
      case 'supply':
        return at(path().supply, y);
      case 'gap':
        return at(path().gap, y);
      case 'coverage':
        return at(path().supply, y) / at(path().demand, y);
      case 'users':
        return reference.service === undefined ? Number.NaN : usersOf(result, reference.service, y);
      case 'residents':
        return residents(result, reference.ages ?? 'all', y);
      case 'employed':
        return places.reduce((sum, place) => sum + at(result.employed, y * result.placeCount + place), 0);
      case 'headsNeeded':
        return headsNeeded(result, places, reference, y);
      case 'spread10':
        return spread(reference, result, y, 0.1);
      case 'spread50':
        return spread(reference, result, y, 0.5);
      case 'spread90':
        return spread(reference, result, y, 0.9);
      default:
        return reference.what satisfies never;
    }
  };
  const read = (reference: Reference): number => {
    const value = readOne(reference);
    if (reference.minus !== undefined) return value - read(reference.minus);
    if (reference.growthFrom !== undefined) return value / read(reference.growthFrom) - 1;
    return reference.over === undefined ? value : value / read(reference.over);
  };
  return { read, has: (run) => runs[run] !== undefined };
};

/** Heads that the need takes at the mean position size of those at work (B2). Unit: persons. */
const headsNeeded = (result: Result, places: readonly number[], { sector }: Reference, y: number): number => {
  const wanted = sector === undefined ? sectors.map((_, k) => k) : [sectors.indexOf(sector)];
  let heads = 0;
  for (const k of wanted)
    for (let p = 0; p < professions.length; p++) {
      const row = ((y * sectors.length + k) * professions.length + p) * result.placeCount;
      for (const place of places) {
        const contracted = at(result.contractedFte, row + place);
        if (contracted > 0)
          heads += (at(result.demand, row + place) * at(result.heads, row + place)) / contracted;
        else heads += at(result.demand, row + place);
      }
    }
  return heads;
};
