import { f64 } from '@veivalg/core';
import {
  firstColumn,
  localScales,
  type Sides,
  writeCoefficients,
  type YearGroup,
  yearGroups,
} from './band-coefficients.ts';
import { addEffects, changeOf } from './band-effects.ts';
import type { BandRequest } from './band-request.ts';
import { type Counted, countSelection } from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';

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
export const fillDraws = (
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
export const partsOf = (request: BandRequest, most: number): readonly BandRequest[] => {
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
