import { f64, parameterValue, type RunFigures } from '@veivalg/core';
import { rankOf } from '../kernel/ensemble-quantiles.ts';
import {
  addColumns,
  type BandSelection,
  type Counted,
  countSelection,
  emptyColumns,
  selectedDemand,
  selectedSupply,
  subtractColumns,
} from './coefficients.ts';
import { type EffectSpread, effectDraws } from './effect-draws.ts';
import { type Ensemble, mostEffects } from './prepare-ensemble.ts';

/** What bands are wanted of. Coverage is supply ÷ demand; the others are FTE, a positive gap being shortage. */
export const bandQuantities = ['gap', 'demand', 'supply', 'coverage'] as const;
export type BandQuantity = (typeof bandQuantities)[number];

/** One place or sum of places in one year. */
export interface BandTarget {
  /** Years since the base year. */
  readonly year: number;
  /** Positions on the place axis. */
  readonly places: readonly number[];
}

/** What a measure does in each target: the plan less the plan without it. Each of shape [targets]. Unit: FTE. */
export interface EffectChange {
  readonly demand: Float64Array;
  readonly supply: Float64Array;
}

/** A measure of the plan whose size is itself uncertain, with the run of the plan without it or what was read from it. */
export type UncertainEffect = { readonly spread: EffectSpread } & (
  | { readonly without: RunFigures }
  | { readonly change: EffectChange }
);

export interface BandRequest {
  readonly result: RunFigures;
  /** When given, bands of the difference: `result` less this, on the same draws. */
  readonly against?: RunFigures;
  readonly selection?: BandSelection;
  readonly quantity?: BandQuantity;
  readonly targets: readonly BandTarget[];
  readonly effects?: readonly UncertainEffect[];
}

/** The 80 per cent band and its median. Each of shape [targets]; unit FTE, or share for coverage. Buffers may be transferred. */
export interface Bands {
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p90: Float64Array;
  /** The central path: the value without draws. */
  readonly central: Float64Array;
}

/** Shares of the draws below the three numbers of a band. @source docs/method/uncertainty.md Q3 */
export const bandShares = [0.1, 0.5, 0.9] as const;

type Sides = 'both' | 'demand' | 'supply';

/** Targets of one year that follow each other, with their places laid end to end. */
export interface YearGroup {
  readonly year: number;
  readonly first: number;
  readonly targets: readonly BandTarget[];
  readonly places: readonly number[];
}

/** Targets in groups of one year. */
export const yearGroups = (targets: readonly BandTarget[]): readonly YearGroup[] => {
  const groups: YearGroup[] = [];
  for (let first = 0; first < targets.length; ) {
    const { year } = targets[first] as BandTarget;
    let end = first + 1;
    while (end < targets.length && targets[end]?.year === year) end++;
    const members = targets.slice(first, end);
    groups.push({ year, first, targets: members, places: members.flatMap(({ places }) => places) });
    first = end;
  }
  return groups;
};

/** Value of one side, or of demand less supply. */
const side = (sides: Sides, demand: number, supply: number): number =>
  sides === 'both' ? demand - supply : sides === 'demand' ? demand : supply;

/** Write the coefficients of a group of targets into the room, and their central values; places of a target are summed. */
const writeCoefficients = (
  ensemble: Ensemble,
  request: BandRequest,
  counted: Counted,
  group: YearGroup,
  sides: Sides,
  from: number,
  central: Float64Array,
): void => {
  const used = ensemble.columns.count - from;
  const { coefficients } = ensemble.room;
  const { year, places } = group;
  const columns = emptyColumns(used, places.length);
  addColumns(ensemble, request.result, counted, year, places, from, columns);
  if (request.against !== undefined) {
    const other = emptyColumns(used, places.length);
    addColumns(ensemble, request.against, counted, year, places, from, other);
    subtractColumns(columns, other);
  }
  let next = 0;
  group.targets.forEach((target, t) => {
    const end = next + target.places.length;
    let total = 0;
    for (let n = next; n < end; n++) total += side(sides, f64(columns.demand, n), f64(columns.supply, n));
    central[group.first + t] = total;
    for (let c = 0; c < used; c++) {
      let value = 0;
      for (let n = next; n < end; n++) {
        const at = c * places.length + n;
        value += side(sides, f64(columns.demandColumns, at), f64(columns.supplyColumns, at));
      }
      coefficients[t * used + c] = value;
    }
    next = end;
  });
};

/** Local spread of each place of a group in FTE, plan less the plan it is held against. */
const localScales = (
  ensemble: Ensemble,
  { result, against }: BandRequest,
  counted: Counted,
  { year, places }: YearGroup,
): Float64Array => {
  const spread = ensemble.spreadInYear(result.residents, year);
  const demand = selectedDemand(result, counted, year, places);
  if (against !== undefined) {
    const other = selectedDemand(against, counted, year, places);
    for (let n = 0; n < places.length; n++) demand[n] = f64(demand, n) - f64(other, n);
  }
  return demand.map((value, n) => value * f64(spread, places[n] as number));
};

/**
 * Put the local noise of a group in the room and return it with its scale: the places' own rows where the targets are
 * all places in order, else one row for each target, made of its places.
 */
const writeNoise = (
  ensemble: Ensemble,
  request: BandRequest,
  counted: Counted,
  group: YearGroup,
): Float32Array => {
  const { room, stride, localNoise, kernels, responses } = ensemble;
  const { placeCount } = responses;
  const { targets, places } = group;
  const scales = localScales(ensemble, request, counted, group);
  if (targets.every((target) => target.places.length === 1)) {
    room.noiseScale.set(scales);
    if (places.length === placeCount && places.every((m, i) => m === i)) return localNoise;
    places.forEach((m, i) => {
      room.noise.set(localNoise.subarray(m * stride, (m + 1) * stride), i * stride);
    });
    return room.noise;
  }
  const weights = room.coefficients;
  weights.fill(0, 0, targets.length * placeCount);
  let next = 0;
  targets.forEach((target, t) => {
    for (const m of target.places) weights[t * placeCount + m] = f64(scales, next++);
  });
  kernels.productF32(
    weights,
    localNoise,
    null,
    room.noiseScale,
    room.noise,
    targets.length,
    placeCount,
    stride,
  );
  room.noiseScale.fill(1, 0, targets.length);
  return room.noise;
};

/** First column that a selection reads: demand by profession is passed over when no profession is asked for. */
const firstColumn = (ensemble: Ensemble, selection: BandSelection): number => {
  if (selection.profession !== undefined) return 0;
  const { demand } = ensemble.columns;
  let first = 0;
  demand.forEach((column) => {
    if (column >= first) first = column + 1;
  });
  return first;
};

/** Deviation of each target from the central path in each draw, into `out`. @returns The central path. */
const deviations = (
  ensemble: Ensemble,
  request: BandRequest,
  sides: Sides,
  out: Float32Array,
): Float64Array => {
  const { columns, kernels, room, stride } = ensemble;
  const { targets, selection = {} } = request;
  const counted = countSelection(selection);
  const central = new Float64Array(targets.length);
  const from = firstColumn(ensemble, selection);
  for (const group of yearGroups(targets)) {
    const noise = sides === 'supply' ? null : writeNoise(ensemble, request, counted, group);
    writeCoefficients(ensemble, request, counted, group, sides, from, central);
    kernels.productF32(
      room.coefficients,
      ensemble.rows(group.year).subarray(from * stride, columns.count * stride),
      noise,
      room.noiseScale,
      out.subarray(group.first * stride, (group.first + group.targets.length) * stride),
      group.targets.length,
      columns.count - from,
      stride,
    );
    addEffects(ensemble, request, group, sides, out);
  }
  return central;
};

/**
 * Read what a measure does in each target out of the run with it and the run without it, so that the latter need not be kept.
 *
 * @returns Plan less plan without the measure. Shape [targets]. Unit: FTE.
 */
export const effectChange = (
  result: RunFigures,
  without: RunFigures,
  selection: BandSelection,
  targets: readonly BandTarget[],
): EffectChange => {
  const counted = countSelection(selection);
  const change = { demand: new Float64Array(targets.length), supply: new Float64Array(targets.length) };
  for (const { year, places, targets: members, first } of yearGroups(targets)) {
    const differences = ([selectedDemand, selectedSupply] as const).map((read) => {
      const other = read(without, counted, year, places);
      return read(result, counted, year, places).map((value, n) => value - f64(other, n));
    }) as [Float64Array, Float64Array];
    let next = 0;
    members.forEach((target, t) => {
      let [demand, supply] = [0, 0];
      for (const end = next + target.places.length; next < end; next++) {
        demand += f64(differences[0], next);
        supply += f64(differences[1], next);
      }
      change.demand[first + t] = demand;
      change.supply[first + t] = supply;
    });
  }
  return change;
};

const changeOf = ({ result, selection = {}, targets }: BandRequest, effect: UncertainEffect): EffectChange =>
  'change' in effect ? effect.change : effectChange(result, effect.without, selection, targets);

/** Add what measures turn out to do: (plan − plan without the measure) × (drawn effect − 1). */
const addEffects = (
  ensemble: Ensemble,
  request: BandRequest,
  group: YearGroup,
  sides: Sides,
  out: Float32Array,
): void => {
  const effects = (request.effects ?? []).slice(0, mostEffects);
  if (effects.length === 0) return;
  const { kernels, room, stride, settings, parameters } = ensemble;
  const mass = parameterValue(parameters, 'uncertainty.publishedMass');
  const { targets, first } = group;
  effects.forEach((effect, e) => {
    room.effects.fill(0, e * stride, (e + 1) * stride);
    room.effects.set(effectDraws(effect.spread, mass, settings.seed, settings.draws), e * stride);
    const { demand, supply } = changeOf(request, effect);
    for (let t = 0; t < targets.length; t++)
      room.coefficients[t * effects.length + e] = side(sides, f64(demand, first + t), f64(supply, first + t));
  });
  room.noiseScale.fill(1, 0, targets.length);
  const rows = out.subarray(first * stride, (first + targets.length) * stride);
  kernels.productF32(
    room.coefficients,
    room.effects,
    rows,
    room.noiseScale,
    rows,
    targets.length,
    effects.length,
    stride,
  );
};

/** Coverage in every draw, into the room's `first`; returns coverage on the central path. */
const coverageDraws = (ensemble: Ensemble, request: BandRequest): Float64Array => {
  const { room, stride } = ensemble;
  const demand = deviations(ensemble, request, 'demand', room.first);
  const supply = deviations(ensemble, request, 'supply', room.second);
  for (let i = 0; i < request.targets.length; i++) {
    const [d0, s0] = [f64(demand, i), f64(supply, i)];
    for (let d = i * stride; d < (i + 1) * stride; d++)
      room.first[d] = (s0 + (room.second[d] as number)) / (d0 + (room.first[d] as number));
  }
  return supply.map((value, i) => value / f64(demand, i));
};

/** Values by draw in the room's `first`, to be added to `base`. */
const fillDraws = (
  ensemble: Ensemble,
  request: BandRequest,
): { base: Float64Array; central: Float64Array } => {
  const { room } = ensemble;
  const { quantity = 'gap', targets } = request;
  if (quantity !== 'coverage') {
    const central = deviations(ensemble, request, quantity === 'gap' ? 'both' : quantity, room.first);
    return { base: central, central };
  }
  const { against, effects, ...alone } = request;
  const zero = new Float64Array(targets.length);
  const central = coverageDraws(ensemble, effects === undefined ? alone : { ...alone, effects });
  if (against === undefined) return { base: zero, central };
  const kept = room.first.slice(0, targets.length * ensemble.stride);
  const other = coverageDraws(ensemble, { ...alone, result: against });
  for (let d = 0; d < kept.length; d++) room.first[d] = (kept[d] as number) - (room.first[d] as number);
  return { base: zero, central: central.map((value, i) => value - f64(other, i)) };
};

/** Split a request so that no part has more targets than the room holds. */
const partsOf = (request: BandRequest, most: number): readonly BandRequest[] => {
  const parts: BandRequest[] = [];
  const effects = request.effects?.map((effect) => ({
    spread: effect.spread,
    change: changeOf(request, effect),
  }));
  for (let i = 0; i < request.targets.length; i += most)
    parts.push({
      ...request,
      targets: request.targets.slice(i, i + most),
      ...(effects === undefined
        ? {}
        : {
            effects: effects.map(({ spread, change }) => ({
              spread,
              change: {
                demand: change.demand.subarray(i, i + most),
                supply: change.supply.subarray(i, i + most),
              },
            })),
          }),
    });
  return parts;
};

/**
 * Read the 80 per cent band and the median of any part of the balance, in places or sums of places and in years, or of
 * the difference between two plans on the same draws.
 *
 * Only weighing and picking is done here: what draws do to the country was worked out beforehand.
 *
 * @returns Bands by target. Unit: FTE, or share for coverage. NaN where coverage has no demand.
 * @source docs/method/uncertainty.md Q3
 */
export const bandsOf = (ensemble: Ensemble, request: BandRequest): Bands => {
  const { kernels, room, stride, settings } = ensemble;
  const count = request.targets.length;
  const bands = {
    p10: new Float64Array(count),
    p50: new Float64Array(count),
    p90: new Float64Array(count),
    central: new Float64Array(count),
  };
  const ranks = room.ranks.subarray(0, 3);
  bandShares.forEach((share, i) => {
    ranks[i] = rankOf(share, settings.draws);
  });
  let first = 0;
  for (const part of partsOf(request, room.targets)) {
    const { base, central } = fillDraws(ensemble, part);
    kernels.orderStatisticsF32(room.first, ranks, room.picked, part.targets.length, settings.draws, stride);
    for (let i = 0; i < part.targets.length; i++, first++) {
      bands.central[first] = f64(central, i);
      bands.p10[first] = f64(base, i) + (room.picked[i * 3] as number);
      bands.p50[first] = f64(base, i) + (room.picked[i * 3 + 1] as number);
      bands.p90[first] = f64(base, i) + (room.picked[i * 3 + 2] as number);
    }
  }
  return bands;
};

/**
 * Read the value of each target in each draw.
 *
 * @returns Shape [targets][draws]. Unit: FTE, or share for coverage.
 * @source docs/method/uncertainty.md Q3
 */
export const drawsOf = (ensemble: Ensemble, request: BandRequest): Float64Array => {
  const { room, stride, settings } = ensemble;
  const { draws } = settings;
  const values = new Float64Array(request.targets.length * draws);
  let first = 0;
  for (const part of partsOf(request, room.targets)) {
    const { base } = fillDraws(ensemble, part);
    for (let i = 0; i < part.targets.length; i++, first++)
      for (let d = 0; d < draws; d++)
        values[first * draws + d] = f64(base, i) + (room.first[i * stride + d] as number);
  }
  return values;
};

/** Targets of every municipality in one year. */
export const everyPlace = (result: RunFigures, year: number): readonly BandTarget[] =>
  Array.from({ length: result.placeCount }, (_, m) => ({ year, places: [m] }));

/** Targets of one place or sum of places in every year of a run. */
export const everyYear = (result: RunFigures, places: readonly number[]): readonly BandTarget[] =>
  Array.from({ length: result.yearCount }, (_, year) => ({ year, places }));

/** Mean and standard deviation of each target. Shape [targets]. Unit: FTE. */
export interface Spread {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

/**
 * Work out mean and standard deviation without going through the draws: the cost does not grow with their number.
 *
 * variance = |coefficients × factor|² + local variance of the places.
 *
 * @param request Coverage is no sum and cannot be asked for; neither can uncertain measures.
 * @source docs/method/uncertainty.md Q3
 */
export const spreadOf = (
  ensemble: Ensemble,
  request: Omit<BandRequest, 'effects' | 'quantity'> & {
    readonly quantity?: Exclude<BandQuantity, 'coverage'>;
  },
): Spread => {
  const { columns, kernels, room } = ensemble;
  const { targets, selection = {}, quantity = 'gap' } = request;
  const sides: Sides = quantity === 'gap' ? 'both' : quantity;
  const counted = countSelection(selection);
  const from = firstColumn(ensemble, selection);
  const used = columns.count - from;
  const mean = new Float64Array(targets.length);
  const sd = new Float64Array(targets.length);
  const width = room.factorWidth;
  for (const part of partsOf({ ...request, quantity }, room.targets))
    for (const group of yearGroups(part.targets)) {
      const offset = part.targets === targets ? 0 : targets.indexOf(part.targets[0] as BandTarget);
      const central = new Float64Array(part.targets.length);
      writeCoefficients(ensemble, part, counted, group, sides, from, central);
      const means = ensemble.factor(group.year);
      const scales = sides === 'supply' ? null : localScales(ensemble, part, counted, group);
      kernels.productF32(
        room.coefficients,
        room.factor.subarray(from * width, columns.count * width),
        null,
        room.noiseScale,
        room.second,
        group.targets.length,
        used,
        width,
      );
      let next = 0;
      group.targets.forEach((target, t) => {
        let [shift, variance] = [0, 0];
        for (let c = 0; c < used; c++)
          shift += (room.coefficients[t * used + c] as number) * f64(means, from + c);
        for (let r = 0; r < width; r++) {
          const part = room.second[t * width + r] as number;
          variance += part * part;
        }
        for (const end = next + target.places.length; next < end; next++)
          if (scales !== null) variance += f64(scales, next) * f64(scales, next);
        mean[offset + group.first + t] = f64(central, group.first + t) + shift;
        sd[offset + group.first + t] = Math.sqrt(variance);
      });
    }
  return { mean, sd };
};
