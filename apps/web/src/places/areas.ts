import type { Area, AreaKind, Municipality } from '@veivalg/core';
import { listAreas } from '@veivalg/engine';
import type { Catalog } from '../engine/protocol.ts';
import type { PlaceRef } from '../state/view.ts';
import type { TextKey } from '../text/use-text.ts';

/** Areas of the loaded data, looked up by kind and id. */
export interface AreaIndex {
  readonly all: readonly Area[];
  find(place: PlaceRef): Area | undefined;
  ofKind(kind: AreaKind): readonly Area[];
}

/** Sort names as Norwegian does, in every browser. */
export const byName = (one: string, other: string): number => one.localeCompare(other, 'nb');

/** Index the areas of a catalog. */
export const indexAreas = (catalog: Catalog): AreaIndex => {
  const all = listAreas(catalog.municipalities, catalog.countyNames);
  const byKey = new Map(all.map((area) => [`${area.kind}:${area.id}`, area]));
  return {
    all,
    find: (place) => byKey.get(`${place.kind}:${place.id}`),
    ofKind: (kind) => all.filter((area) => area.kind === kind),
  };
};

/** Name of an area in running text. */
export const areaName = (area: Area, t: (key: TextKey) => string): string =>
  area.kind === 'country'
    ? t('country.name')
    : area.kind === 'centrality'
      ? `${t('area.centrality')} ${area.id}`
      : area.name;

/** The one municipality of an area, when it is a municipality. */
export const municipalityOf = (
  area: Area,
  municipalities: readonly Municipality[],
): Municipality | undefined =>
  area.kind === 'municipality' ? municipalities[area.members[0] ?? -1] : undefined;
