import { useEffect, useState } from 'react';
import { type MapShapes, mapShapes } from './map-shapes.ts';

let known: MapShapes | null = null;

/** The outlines of the country, fetched and projected once; `lost` when they cannot be had. */
export const useMapShapes = (): { readonly shapes: MapShapes | null; readonly lost: boolean } => {
  const [shapes, setShapes] = useState<MapShapes | null>(known);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (known !== null) return;
    let here = true;
    fetch('./map.json')
      .then((answer) => answer.json())
      .then((data: unknown) => {
        known = mapShapes(data);
        if (!here) return;
        if (known === null) setLost(true);
        else setShapes(known);
      })
      .catch(() => {
        if (here) setLost(true);
      });
    return () => {
      here = false;
    };
  }, []);
  return { shapes, lost };
};
