import {
  type Drivers,
  exitBands,
  type Measure,
  type MeasureLibrary,
  type Move,
  measureId,
  type Parameter,
  type ParameterTable,
  professions,
  sameInAll,
  sectors,
  services,
} from '@veivalg/core';
import type { LeverContext } from './lever-context.ts';

const none = sameInAll('–');

/** A parameter of one value, for tests. */
export const fixed = (id: string, value: number): Parameter => ({
  id,
  name: none,
  unit: 'ratio',
  value,
  low: value,
  high: value,
  min: value,
  max: value,
  standing: 'assumed',
  evidence: 'D',
  distribution: { shape: 'fixed' },
  reason: none,
  sources: [],
  rule: 'M2',
  lastChecked: '2026-11-21',
});

/** The parameters that levers need, as round numbers. */
export const leverParameters: ParameterTable = Object.fromEntries(
  Object.entries({
    'demand.adminTimeShare': 0.1,
    'demand.adminTimeFloor': 0.02,
    'measures.adminShareElsewhere': 0.2,
    'demand.travelTimeShare': 0.2,
    'demand.travelTimeFloor': 0.05,
    'demand.unpaidCareSubstitution': 0.5,
    'demand.unpaidCareFte': 90_000,
    'supply.carerWorkReduction': 0.2,
    'supply.sickLeave': 0.1,
    'measures.housingFte': 0.5,
    'measures.paceLimitSmall': 2,
    'measures.paceLimitLarge': 10,
    'measures.paceSmallResidents': 1000,
    'measures.paceLargeResidents': 9000,
    'measures.enablerPace': 0.5,
    'measures.hoursPerFte': 1750,
    'measures.gpListSize': 1000,
    'measures.leastCoverage': 0.95,
  }).map(([id, value]) => [id, fixed(id, value)]),
);

/** A library without limits. */
export const openLibrary: MeasureLibrary = {
  documents: [],
  measures: [],
  groups: [],
  sources: [],
  requirements: [],
};

/** A move of one driver by one per cent for each unit. */
export const move = (driver: Move['driver'], changed: Partial<Move> = {}): Move => ({
  driver,
  services: 'all',
  professions: 'all',
  perUnit: 0.01,
  how: 'factor',
  reachable: 1,
  reason: none,
  ...changed,
});

/** A lever with the moves given and a span of 0–100. */
export const lever = (id: string, moves: readonly Move[], changed: Partial<Measure> = {}): Measure => ({
  schemaVersion: 1,
  id: measureId(id),
  no: 0,
  kind: 'measure',
  treatment: 'lever',
  name: none,
  purpose: none,
  background: none,
  known: none,
  unknown: none,
  wording: [],
  operationalises: [],
  decider: 'municipality',
  side: 'demand',
  group: null,
  mechanism: [],
  services: 'all',
  professions: 'all',
  reach: none,
  effectStatus: 'noneFound',
  effect: null,
  moves,
  neutral: 0,
  trendInBaseline: false,
  ownSpan: { min: 0, max: 100, step: 1, unit: none },
  doubleCountGroups: [],
  startYear: 2026,
  ramp: { low: null, high: null, standard: 0, basis: 'unknown', note: none },
  cost: null,
  evidenceGrade: 'D',
  personnelEvidence: 'none',
  sizeClass: 'unknown',
  overlaps: [],
  overlapNote: none,
  delivers: [],
  findings: [],
  sources: [],
  ...changed,
});

/** Years of the toy run. */
export const toyYears = 6;

/** Drivers that change nothing. */
export const toyDrivers = (): Drivers => {
  const cells = (size: number, value: number): Float64Array => new Float64Array(toyYears * size).fill(value);
  const p = professions.length;
  return {
    demand: {
      healthShift: cells(1, 0),
      userRate: cells(services.length, 1),
      ftePerUser: cells(services.length, 1),
      mix: cells(services.length * p, 1 / p),
    },
    supply: {
      intake: cells(p, 1),
      completion: cells(p, 1),
      entryShare: cells(p, 1),
      addedEntrants: cells(p, 0),
      exitRate: cells(p * exitBands.length, 1),
      retirementDelay: cells(p, 0),
      position: cells(p, 1),
      attendance: cells(p, 1),
      municipalPull: cells(p, 0),
      attractiveness: cells(p, 1),
    },
  };
};

/** What levers need to know in the toy run. */
export const toyContext = (changed: Partial<LeverContext> = {}): LeverContext => ({
  library: openLibrary,
  parameters: leverParameters,
  firstYear: 2026,
  yearCount: toyYears,
  inside: true,
  lifeExpectancyGain: Float64Array.from({ length: toyYears }, (_, y) => 0.1 * y),
  baseHeads: new Float64Array(sectors.length * professions.length).fill(100),
  placeResidents: [20_000],
  olderShare: new Float64Array(services.length).fill(0.8),
  olderCareFte: 100_000,
  employed: 2_000_000,
  ...changed,
});
