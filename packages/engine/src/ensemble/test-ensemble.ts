import {
  emptyPlan,
  exitBands,
  type Municipality,
  mixGroups,
  municipalityId,
  type Parameter,
  type ParameterTable,
  professions,
  type Result,
  sectors,
  services,
} from '@veivalg/core';
import { findLocalPatterns } from './local-patterns.ts';
import { spreadClasses } from './local-spread.ts';
import { type Responses, responseBlocks, responsesForm } from './responses.ts';

/** Made-up figures of the real shape for the tests of the ensemble: six places, three years, two parameters. */
export const testSize = { places: 6, years: 3 } as const;

/** Numbers between 0 and 1 in no order, the same every time. */
const wave = (i: number): number => ((i * 7919 + 13) % 1009) / 1009;

const named = (id: string, distribution: Parameter['distribution'], value: number): Parameter => ({
  id,
  name: { nb: id, nn: id, en: id },
  unit: 'ratio',
  value,
  low: value,
  high: value,
  min: -10,
  max: 10,
  standing: 'assumed',
  evidence: 'D',
  distribution,
  reason: { nb: 'x', nn: 'x', en: 'x' },
  sources: [],
  rule: 'Q1',
  lastChecked: '2026-11-21',
});

/** Parameters with a spread, and the settings of the uncertainty. */
export const testParameters: ParameterTable = Object.fromEntries(
  [
    named('demand.healthyShare', { shape: 'triangular', low: -1, mode: 0, high: 1 }, 0),
    named('supply.leavingUnder35', { shape: 'normal', mean: 1, sd: 0.4 }, 1),
    named('uncertainty.populationLevel', { shape: 'normal', mean: 0, sd: 0.6 }, 0),
    named('uncertainty.populationAgeing', { shape: 'normal', mean: 0, sd: 0.6 }, 0),
    named('uncertainty.publishedMass', { shape: 'fixed' }, 0.9),
    named('uncertainty.localDrift', { shape: 'fixed' }, 0.01),
    named('uncertainty.localChance', { shape: 'fixed' }, 0.5),
    named('uncertainty.localPace', { shape: 'fixed' }, 0.5),
    ...spreadClasses.map(({ id }, c) => named(`uncertainty.localSize.${id}`, { shape: 'fixed' }, 1 + c / 10)),
  ].map((parameter) => [parameter.id, parameter]),
);

export const testParameter = named;

export const testMunicipalities: readonly Municipality[] = Array.from(
  { length: testSize.places },
  (_, m) => ({
    id: municipalityId(`000${m}`),
    officialName: `Sted ${m}`,
    name: `Sted ${m}`,
    countyId: '00',
    regionId: '1',
    regionName: 'R',
    catchmentArea: 'A',
    healthRegion: 'H',
    centralityClass: 3,
    languageForm: 'nb',
    travelMinutes: 0,
    longitude: 10,
    latitude: 60,
  }),
);

/** A result with made-up figures; `lift` moves its demand, as a plan would. */
export const testResult = (lift = 1): Result => {
  const { places, years } = testSize;
  const cells = sectors.length * professions.length;
  const fill = (length: number, scale: number, offset: number): Float64Array =>
    Float64Array.from({ length }, (_, i) => scale * (0.2 + wave(i + offset)));
  const volume = fill(years * services.length * places, 50 * lift, 3);
  return {
    plan: emptyPlan,
    baselineId: 'test',
    dataVersion: '0',
    modelVersion: '0',
    draw: null,
    problems: [],
    firstYear: 2026,
    yearCount: years,
    placeCount: places,
    users: fill(years * services.length * places, 100, 1),
    demandByService: volume,
    cells: {
      volume,
      mix: new Float64Array(2 * years * services.length * professions.length).fill(1 / professions.length),
      localFactor: new Float64Array(mixGroups.length * professions.length * places).fill(1),
      reached: new Uint8Array(places),
      added: [],
      ties: {
        levelTransfer: fill(2 * years, 0.1, 15),
        institutionShift: fill(2 * years, 0.1, 17),
        housingFte: 0.9,
        unpaidCare: new Float64Array(2 * years * services.length),
        healthyShare: fill(2 * years, 0.9, 23),
        worked: fill(2 * years * cells, 1, 25),
        staff: {
          apart: fill(2 * years * professions.length, 0.2, 19),
          leaving: fill(2 * years * professions.length * exitBands.length, 0.3, 21),
        },
      },
    },
    demand: fill(years * cells * places, 20 * lift, 5),
    supply: fill(years * cells * places, 18, 7),
    contractedFte: fill(years * cells * places, 18, 7),
    heads: fill(years * cells * places, 25, 9),
    residents: fill(years * 5 * places, 1000, 11),
    employed: fill(years * places, 5000, 13),
  };
};

/** Responses with made-up slopes, bends, alternatives and differences between places. */
export const testResponses = (): Responses => {
  const { places, years } = testSize;
  const result = testResult();
  const layers = responseBlocks.map((block) => result[block].length / (years * places));
  const width = layers.reduce((a, b) => a + b, 0);
  const curves = (length: number, size: number, offset: number): Float32Array =>
    Float32Array.from({ length }, (_, i) => size * (wave(i + offset) - 0.5));
  const own = curves(years * places, 0.05, 21);
  const together = curves(years * places, 0.03, 27);
  const otherOwn = curves(years * places, 0.04, 81);
  const sizeOf = (power: number): number => 0.5 - 0.1 * (power % 2);
  const nodes = { middle: 0, scale: 1, first: -1, second: 1 };
  return {
    form: responsesForm,
    baselineId: 'test',
    modelVersion: '0',
    yearCount: years,
    placeCount: places,
    layers,
    shares: Float32Array.from({ length: years * width }, (_, i) => {
      const layer = i % width;
      const block = layers.findIndex((_, b) => layer < layers.slice(0, b + 1).reduce((a, c) => a + c, 0));
      return 1 / (layers[block] ?? 1);
    }),
    reading: {
      carriers: { trend: '', unpaid: '' },
      middle: [],
      perUnpaidFte: new Float64Array(years),
      positions: null,
    },
    parameters: [
      // Of one sign in every layer, as better health has: how strongly a service answers is held against the country.
      {
        name: 'demand.healthyShare',
        nodes,
        country: curves(years * width * 2, 0.2, 31).map((value) => value - 0.15),
      },
      {
        name: 'supply.leavingUnder35',
        nodes: { ...nodes, middle: 1 },
        country: curves(years * width * 2, 0.2, 41),
      },
    ],
    pairs: [
      { first: 0, second: 2, cross: curves(years * width, 0.1, 45) },
      { first: 2, second: 3, cross: curves(years * width, 0.05, 47) },
    ],
    alternatives: (['low', 'high', 'strongAgeing', 'weakAgeing'] as const).map((alternative, a) => ({
      alternative,
      country: curves(years * width, 0.1, 51 + a),
      withHealth: a === 2 ? null : curves(years * width * 2, 0.05, 91 + a),
      demandOfPlaces: curves(years * services.length * places, 0.03, 61 + a),
      supplyOfPlaces: curves(years * places, 0.02, 71 + a),
    })),
    localDemand: findLocalPatterns(
      [own, null, null, curves(years * places, 0.01, 23), together, null],
      sizeOf,
      years,
      places,
      1e-9,
    ),
    localSupply: findLocalPatterns([null, null, otherOwn, null, null, null], sizeOf, years, places, 1e-9),
    problems: [],
  };
};
