import type { Area } from '@veivalg/core';
import { useMemo } from 'react';
import type { Catalog } from '../engine/protocol.ts';
import { type AreaIndex, areaName, indexAreas } from '../places/areas.ts';
import { useStore } from '../state/store.ts';
import { country } from '../state/view.ts';
import { useText } from '../text/use-text.ts';

let kept: { catalog: Catalog; areas: AreaIndex } | null = null;

/** The areas of the data at hand; worked out once. */
export const areasOf = (catalog: Catalog): AreaIndex => {
  if (kept?.catalog !== catalog) kept = { catalog, areas: indexAreas(catalog) };
  return kept.areas;
};

/** The place looked at, with its name; the country when the address names an unknown place. */
export const useArea = (): { area: Area | undefined; name: string; areas: AreaIndex | undefined } => {
  const catalog = useStore((state) => state.catalog);
  const place = useStore((state) => state.view.place);
  const { t } = useText();
  return useMemo(() => {
    if (catalog === null) return { area: undefined, name: '', areas: undefined };
    const areas = areasOf(catalog);
    const area = areas.find(place) ?? areas.find(country);
    return { area, name: area === undefined ? '' : areaName(area, t), areas };
  }, [catalog, place, t]);
};
