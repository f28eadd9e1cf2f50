import {
  f64,
  type Move,
  type ParameterTable,
  parameterValue,
  professions,
  type Service,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { adapters } from './adapters.ts';
import {
  addTaskFlow,
  cellsPerYear,
  combine,
  type Layers,
  layerOf,
  movedCells,
  movedProfessions,
  movedSectors,
  movedServices,
} from './layers.ts';
import type { ActiveLever, LeverContext } from './lever-context.ts';

const width = professions.length;

/**
 * Change of a driver that one move of a lever makes every year, before it meets other levers.
 *
 * Change = perUnit × parameter × (value − neutral) × reach × reachable × progress; a yearly effect grows by it every year of the ramp.
 *
 * @returns Shape [Y]. Unit: as the driver.
 * @source docs/method/measures.md M2
 */
export const moveStrength = (lever: ActiveLever, move: Move, parameters: ParameterTable): Float64Array => {
  const step = move.parameter === undefined ? 1 : parameterValue(parameters, move.parameter);
  const years = move.yearly === true ? Math.max(1, lever.rampYears) : 1;
  const full = move.perUnit * step * lever.value * lever.reach * move.reachable * years;
  return lever.progress.map((share) => full * share);
};

/** Share of each profession’s staff who work for the employers named. Shape [P]. */
const employerShare = (move: Move, baseHeads: Float64Array): Float64Array => {
  const named = new Set(movedSectors(move));
  return Float64Array.from(professions, (_, p) => {
    let all = 0;
    let there = 0;
    for (let k = 0; k < sectors.length; k++) {
      const heads = f64(baseHeads, k * width + p);
      all += heads;
      if (named.has(k)) there += heads;
    }
    return all > 0 ? there / all : 0;
  });
};

const nationalHeads = (baseHeads: Float64Array, p: number): number => {
  let total = 0;
  for (let k = 0; k < sectors.length; k++) total += f64(baseHeads, k * width + p);
  return total;
};

/** Share of working time that documentation takes before any lever. */
export const adminShare = (parameters: ParameterTable, s: number): number =>
  parameterValue(
    parameters,
    serviceTraits[services[s] as Service].mixGroup === 'care'
      ? 'demand.adminTimeShare'
      : 'measures.adminShareElsewhere',
  );

/** A national number of people is shared on the professions named by their staff; qualifying moves people from one to another. */
const addPeople = (layers: Layers, lever: ActiveLever, move: Move, context: LeverContext): void => {
  const { baseHeads, parameters } = context;
  const layer = layerOf(layers, move.driver);
  const strength = moveStrength(lever, move, parameters);
  const ps = movedProfessions(move);
  const heads = ps.map((p) => nationalHeads(baseHeads, p));
  const all = heads.reduce((sum, value) => sum + value, 0);
  const to = move.to === undefined ? -1 : professions.indexOf(move.to);
  for (let y = 0; y < layers.yearCount; y++) {
    // A share of a stock flows as it is phased in; a number of people flows every year.
    const next = y + 1 < layers.yearCount ? f64(strength, y + 1) : f64(strength, y);
    ps.forEach((p, i) => {
      const part = all > 0 ? (heads[i] as number) / all : 1 / ps.length;
      const people =
        move.how === 'factor' ? (heads[i] as number) * (next - f64(strength, y)) : f64(strength, y) * part;
      if (to >= 0) combine(layer, y * width + p, -people);
      combine(layer, y * width + (to >= 0 ? to : p), people);
    });
  }
};

const addTasks = (layers: Layers, lever: ActiveLever, move: Move, parameters: ParameterTable): void => {
  const layer = layerOf(layers, move.driver);
  const strength = moveStrength(lever, move, parameters);
  const to = move.to === undefined ? -1 : professions.indexOf(move.to);
  const size = cellsPerYear.YSP;
  const moved = movedServices(move);
  const givers = movedProfessions(move).filter((p) => p !== to);
  for (let y = 0; y < layers.yearCount; y++)
    for (const s of moved)
      for (const p of givers) {
        const index = y * size + s * width + p;
        const before = f64(layer.values, index);
        combine(layer, index, f64(strength, y));
        addTaskFlow(layers, y, s, p, to, before - f64(layer.values, index));
      }
};

/**
 * Let one move of a lever work on the layers.
 *
 * @source docs/method/measures.md M2–M3
 */
export const addMove = (layers: Layers, lever: ActiveLever, move: Move, context: LeverContext): void => {
  const adapter = adapters[move.driver];
  const { parameters, baseHeads } = context;
  if (adapter.insideOnly && !context.inside) return;
  if (adapter.national) {
    addPeople(layers, lever, move, context);
    return;
  }
  if (move.driver === 'mix.taskShare') {
    addTasks(layers, lever, move, parameters);
    return;
  }
  const layer = layerOf(layers, move.driver);
  const { values } = layer;
  const strength = moveStrength(lever, move, parameters);
  const cells = movedCells(adapter.axes, move);
  const size = cellsPerYear[adapter.axes];
  const shares = adapter.byEmployerShare ? employerShare(move, baseHeads) : null;
  const bandCount = adapter.axes === 'YPB' ? size / width : 1;
  // A part of working time becomes a part of the time that documentation takes.
  const ofAdmin = move.driver === 'demand.adminTimeShare' && move.how === 'add';
  const weights = Float64Array.from(cells, (cell) =>
    shares !== null
      ? f64(shares, Math.floor(cell / bandCount))
      : ofAdmin
        ? 1 / adminShare(parameters, Math.floor(cell / width))
        : 1,
  );
  const sign = adapter.rule === 'shrink' ? -1 : 1;
  for (let y = 0; y < layers.yearCount; y++) {
    const change = f64(strength, y) * sign;
    if (change === 0) continue;
    for (let i = 0; i < cells.length; i++) {
      const index = y * size + (cells[i] as number);
      const moved = change * f64(weights, i);
      values[index] =
        adapter.rule === 'sum' ? f64(values, index) + moved : f64(values, index) * Math.max(0, 1 + moved);
    }
  }
};
