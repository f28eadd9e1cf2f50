import { f64, parameterValue, type RunFigures } from '@veivalg/core';
import { type Sides, side, type YearGroup, yearGroups } from './band-coefficients.ts';
import type { BandRequest, BandTarget, EffectChange, UncertainEffect } from './band-request.ts';
import { type BandSelection, countSelection, selectedDemand, selectedSupply } from './coefficients.ts';
import { effectDraws } from './effect-draws.ts';
import type { Ensemble } from './ensemble.ts';
import { mostEffects } from './ensemble-memory.ts';

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

export const changeOf = (
  { result, selection = {}, targets }: BandRequest,
  effect: UncertainEffect,
): EffectChange =>
  'change' in effect ? effect.change : effectChange(result, effect.without, selection, targets);

/** Add what measures turn out to do: (plan − plan without the measure) × (drawn effect − 1). */
export const addEffects = (
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
