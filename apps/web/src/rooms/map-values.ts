import type { Area, AreaKind } from '@veivalg/core';
import { useMemo, useRef } from 'react';
import type { Picture } from '../engine/protocol.ts';
import { useStore } from '../state/store.ts';
import type { MapMetric, MapRun } from '../state/view.ts';
import { type AreaValue, areaValue, type MapScale, mapScale } from './map-classes.ts';

/** What a map shows. */
export interface MapChoice {
  readonly metric: MapMetric;
  readonly run: MapRun;
  readonly kind: AreaKind;
}

const minus = (one: AreaValue, other: AreaValue): AreaValue =>
  one === null || other === null ? null : one - other;

/** Value of an area in one year. @param y Year from the base year. */
export const mapValue = (picture: Picture, area: Area, { metric, run }: MapChoice, y: number): AreaValue => {
  const places = picture.map.plan.demand.length / picture.yearCount;
  const of = (which: 'plan' | 'reference'): AreaValue =>
    areaValue(picture.map[which], metric, y, places, area.members);
  return run === 'difference' ? minus(of('plan'), of('reference')) : of(run);
};

/** Every fourth year is enough to find limits that serve all years. */
const scaleStep = 4;

/** Limits from the run without the plan (or from what the plan changes), over all years. */
export const scaleOf = (picture: Picture, areas: readonly Area[], choice: MapChoice): MapScale => {
  const run = choice.run === 'difference' ? 'difference' : 'reference';
  const values: AreaValue[] = [];
  for (const area of areas)
    for (let y = 0; y < picture.yearCount; y += scaleStep)
      values.push(mapValue(picture, area, { ...choice, run }, y));
  return mapScale(values, choice.metric, run === 'difference');
};

/**
 * The classes of a map: they stand while years and plans change, and while a lever is dragged.
 *
 * What the plan changes has classes of its own, made anew when a drag has ended.
 */
export const useMapScale = (
  picture: Picture | null,
  areas: readonly Area[],
  choice: MapChoice,
): MapScale | null => {
  const dragging = useStore((state) => state.dragFrom !== null);
  const { metric, run, kind } = choice;
  const plan = picture?.question.plan;
  // All that the run without the plan hangs on: equal keys give equal limits.
  const reference =
    picture === null || plan === undefined
      ? ''
      : JSON.stringify([
          plan.scenario,
          plan.population,
          plan.endYear,
          plan.assumptions,
          picture.question.scope,
        ]);
  const steady = useRef<Picture | null>(null);
  if (!dragging || steady.current === null) steady.current = picture;
  const from = run === 'difference' ? steady.current : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the picture where only its reference is read
  return useMemo(
    () => (picture === null ? null : scaleOf(from ?? picture, areas, { metric, run, kind })),
    [reference, from, areas, metric, run === 'difference', kind],
  );
};
