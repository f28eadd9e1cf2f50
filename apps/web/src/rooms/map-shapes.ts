import { geoPath, geoTransverseMercator } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** Outlines ready to draw. */
export interface MapShapes {
  readonly width: number;
  readonly height: number;
  /** Municipality number → path and middle. */
  readonly places: ReadonlyMap<string, { readonly path: string; readonly x: number; readonly y: number }>;
  /** Borders between counties. */
  readonly counties: string;
}

type NorwayTopology = Topology<{ kommuner: GeometryCollection; fylker: GeometryCollection }>;

const isNorway = (data: unknown): data is NorwayTopology =>
  typeof data === 'object' && data !== null && 'objects' in data && 'arcs' in data;

/** Project the borders once; a transverse Mercator about 15° E keeps the country upright. */
export const mapShapes = (data: unknown): MapShapes | null => {
  if (!isNorway(data)) return null;
  const width = 560;
  const height = 720;
  const all = feature(data, data.objects.kommuner);
  const projection = geoTransverseMercator()
    .rotate([-16.5, 0])
    .fitExtent(
      [
        [4, 4],
        [width - 4, height - 4],
      ],
      all,
    );
  const path = geoPath(projection).digits(1);
  const places = new Map<string, { path: string; x: number; y: number }>();
  for (const one of all.features) {
    const [x, y] = path.centroid(one);
    places.set(String(one.id), { path: path(one) ?? '', x, y });
  }
  return { width, height, places, counties: path(mesh(data, data.objects.fylker, (a, b) => a !== b)) ?? '' };
};
