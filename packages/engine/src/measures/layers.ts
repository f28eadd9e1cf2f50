import {
  type DriverId,
  type ExitBand,
  exitBands,
  f64,
  invariant,
  type Move,
  type Profession,
  professions,
  type Sector,
  type Service,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { type Adapter, adapters, type LayerAxes } from './adapters.ts';

/** Cells of the axes after the year. */
export const cellsPerYear: Readonly<Record<LayerAxes, number>> = {
  Y: 1,
  YS: services.length,
  YSP: services.length * professions.length,
  YP: professions.length,
  YPB: professions.length * exitBands.length,
  YKP: sectors.length * professions.length,
};

/** What all levers of one driver come to, cell by cell. */
export interface Layer {
  readonly adapter: Adapter;
  readonly values: Float64Array;
}

/** Time that passes from one profession to another in one service. Shape [Y][S]: share of the giver’s own mix. */
export interface TaskFlow {
  readonly from: number;
  readonly to: number;
  readonly share: Float64Array;
}

/** The layers in use; a driver nobody moves has none. */
export interface Layers {
  readonly yearCount: number;
  readonly byDriver: Map<DriverId, Layer>;
  /** By giver and receiver. */
  readonly taskFlows: Map<number, TaskFlow>;
}

/** Start without a change. */
export const emptyLayers = (yearCount: number): Layers => ({
  yearCount,
  byDriver: new Map(),
  taskFlows: new Map(),
});

/** Layer of a driver, made when first asked for. */
export const layerOf = (layers: Layers, driver: DriverId): Layer => {
  const found = layers.byDriver.get(driver);
  if (found !== undefined) return found;
  const adapter = adapters[driver];
  const values = new Float64Array(layers.yearCount * cellsPerYear[adapter.axes]);
  if (adapter.rule !== 'sum') values.fill(1);
  const made = { adapter, values };
  layers.byDriver.set(driver, made);
  return made;
};

const positions = <T>(axis: readonly T[], chosen: readonly T[] | 'all'): readonly number[] =>
  chosen === 'all' ? axis.map((_, i) => i) : chosen.map((item) => axis.indexOf(item));

/** Positions of the services of a move. */
export const movedServices = (move: Move): readonly number[] => positions<Service>(services, move.services);
/** Positions of the professions of a move. */
export const movedProfessions = (move: Move): readonly number[] =>
  positions<Profession>(professions, move.professions);
/** Positions of the employers of a move: the sectors of its services. */
export const movedSectors = (move: Move): readonly number[] => {
  const touched = new Set(movedServices(move).map((s) => serviceTraits[services[s] as Service].sector));
  return positions<Sector>(
    sectors,
    sectors.filter((sector) => touched.has(sector)),
  );
};

/** Cells of one year that a move touches. */
export const movedCells = (axes: LayerAxes, move: Move): readonly number[] => {
  const ps = movedProfessions(move);
  const cross = (rows: readonly number[]): number[] =>
    rows.flatMap((row) => ps.map((p) => row * professions.length + p));
  switch (axes) {
    case 'Y':
      return [0];
    case 'YS':
      return movedServices(move);
    case 'YSP':
      return cross(movedServices(move));
    case 'YKP':
      return cross(movedSectors(move));
    case 'YP':
      return ps;
    case 'YPB': {
      const bands = positions<ExitBand>(exitBands, move.bands ?? 'all');
      return ps.flatMap((p) => bands.map((b) => p * exitBands.length + b));
    }
  }
};

/** Change one cell by the layer’s own rule. */
export const combine = (layer: Layer, index: number, change: number): void => {
  const before = f64(layer.values, index);
  const { rule } = layer.adapter;
  layer.values[index] =
    rule === 'sum'
      ? before + change
      : rule === 'left'
        ? before * Math.max(0, 1 + change)
        : before * Math.max(0, 1 - change);
};

/** Note that a share of the giver’s time passes to another profession. */
export const addTaskFlow = (
  layers: Layers,
  y: number,
  s: number,
  from: number,
  to: number,
  share: number,
): void => {
  invariant(to >= 0, 'task sharing names who receives');
  if (from === to) return;
  const key = from * professions.length + to;
  let flow = layers.taskFlows.get(key);
  if (flow === undefined) {
    flow = { from, to, share: new Float64Array(layers.yearCount * services.length) };
    layers.taskFlows.set(key, flow);
  }
  const index = y * services.length + s;
  flow.share[index] = f64(flow.share, index) + share;
};
