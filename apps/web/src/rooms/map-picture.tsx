import { type KeyboardEvent, memo, type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { useText } from '../text/use-text.ts';
import type { MapScale } from './map-classes.ts';
import { colourOf } from './map-colour.ts';
import type { MapShapes } from './map-shapes.ts';

interface MapProps {
  readonly shapes: MapShapes;
  readonly classes: ReadonlyMap<string, number | null>;
  readonly scale: MapScale;
  /** Marked with a dot: eight of ten runs do not agree on shortage or surplus. */
  readonly unsure?: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly pointed: string | null;
  readonly label: string;
  readonly onPoint: (id: string | null) => void;
  readonly onChoose: (id: string) => void;
}

const none: ReadonlySet<string> = new Set();

/** The map itself: pointer and arrow keys point at a municipality, click and Enter choose it. */
export const MapPicture = ({
  shapes,
  classes,
  scale,
  unsure = none,
  chosen,
  pointed,
  label,
  onPoint,
  onChoose,
}: MapProps) => {
  const { t } = useText();
  const ids = useMemo(() => [...shapes.places.keys()], [shapes]);
  const svg = useRef<SVGSVGElement>(null);
  const painted = useRef(new Map<string, string>());
  // Only what changes colour is touched, past React: a year or a lever must recolour the country within a frame.
  useLayoutEffect(() => {
    const before = painted.current;
    for (const path of svg.current?.querySelectorAll<SVGPathElement>('.map-place') ?? []) {
      const id = path.dataset['id'] ?? '';
      const colour = colourOf(classes.get(id), scale);
      if (before.get(id) === colour && path.style.fill !== '') continue;
      path.style.fill = colour;
      before.set(id, colour);
    }
  }, [classes, scale]);
  useLayoutEffect(() => {
    for (const dot of svg.current?.querySelectorAll<SVGCircleElement>('.map-unsure') ?? []) {
      const shown = unsure.has(dot.dataset['id'] ?? '') ? 'visible' : 'hidden';
      if (dot.style.visibility !== shown) dot.style.visibility = shown;
    }
  }, [unsure]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const ways: Readonly<Record<string, readonly [number, number]>> = {
      ArrowRight: [1, 0],
      ArrowLeft: [-1, 0],
      ArrowDown: [0, 1],
      ArrowUp: [0, -1],
    };
    if (event.key === 'Enter' && pointed !== null) onChoose(pointed);
    if (event.key === 'Escape') onPoint(null);
    const way = ways[event.key];
    if (way === undefined) return;
    event.preventDefault();
    onPoint(
      pointed === null
        ? (ids.find((id) => chosen.has(id)) ?? ids[0] ?? null)
        : (neighbour(shapes, pointed, way) ?? pointed),
    );
  };
  const outline = (id: string | null) => (id === null ? '' : (shapes.places.get(id)?.path ?? ''));
  return (
    <div
      className="map-frame"
      role="application"
      aria-roledescription={t('nav.map')}
      aria-label={`${label}. ${t('map.keys')}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one tab stop for the map, municipalities by arrow keys
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <svg
        ref={svg}
        viewBox={`0 0 ${shapes.width} ${shapes.height}`}
        className="map chart"
        aria-hidden="true"
        onPointerOver={(event: PointerEvent) => {
          const id = placeAt(event.target);
          if (id !== null) onPoint(id);
        }}
        onPointerLeave={() => onPoint(null)}
        onClick={(event) => {
          const id = placeAt(event.target);
          if (id !== null) onChoose(id);
        }}
      >
        <Country shapes={shapes} />
        {[...chosen].map((id) => (
          <path key={id} d={outline(id)} className="map-chosen" />
        ))}
        <path d={outline(pointed)} className="map-pointed" />
      </svg>
    </div>
  );
};

const placeAt = (target: EventTarget): string | null =>
  target instanceof SVGPathElement ? (target.dataset['id'] ?? null) : null;

/** The outlines, drawn once; colours are put on them from outside. */
const Country = memo(({ shapes }: { readonly shapes: MapShapes }) => (
  <>
    <defs>
      <pattern
        id="map-hatch"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="5" height="5" fill="var(--card)" />
        <line x1="0" y1="0" x2="0" y2="5" stroke="var(--quiet-line)" strokeWidth="1.6" />
      </pattern>
    </defs>
    {[...shapes.places].map(([id, place]) => (
      <path key={id} className="map-place" data-id={id} d={place.path} />
    ))}
    {[...shapes.places].map(([id, place]) => (
      <circle key={id} className="map-unsure" data-id={id} cx={place.x} cy={place.y} r={1.7} />
    ))}
    <path d={shapes.counties} className="map-county" />
  </>
));

/** Nearest municipality in a direction; what lies aside counts double. */
const neighbour = (
  shapes: MapShapes,
  from: string,
  [dx, dy]: readonly [number, number],
): string | undefined => {
  const here = shapes.places.get(from);
  if (here === undefined) return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, place] of shapes.places) {
    const along = (place.x - here.x) * dx + (place.y - here.y) * dy;
    if (id === from || along <= 0.5) continue;
    const aside = Math.abs((place.x - here.x) * dy) + Math.abs((place.y - here.y) * dx);
    const far = along + 2 * aside;
    if (far < least) {
      least = far;
      best = id;
    }
  }
  return best;
};
