import { Button } from '@digdir/designsystemet-react';
import { type Area, type AreaKind, areaKinds } from '@veivalg/core';
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import { announce } from '../charts/live.ts';
import { chartModel } from '../charts/models.ts';
import { coverageSpread } from '../charts/spread.ts';
import { areaName, byName } from '../places/areas.ts';
import { plain } from '../places/place-picker.tsx';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { sourceLine } from '../shell/source-line.ts';
import { useArea } from '../shell/use-area.ts';
import { changeView, useStore } from '../state/store.ts';
import { mapMetrics, mapRuns } from '../state/view.ts';
import { figure, percent, signedFigure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { type AreaValue, areaValue, classOf, type MapScale, mapScale } from './map-classes.ts';
import { type MapShapes, mapShapes } from './map-shapes.ts';

const mapKinds = areaKinds.filter((kind) => kind !== 'country');

/** Where an area belongs on the map and in the list. */
interface Row {
  readonly area: Area;
  readonly name: string;
  readonly value: AreaValue;
}

/** Every municipality, now and later, with and without the plan; the list beside it is an equal way in. */
export const MapRoom = () => {
  const { t, language } = useText();
  const picture = useStore((state) => state.picture);
  const catalog = useStore((state) => state.catalog);
  const view = useStore((state) => state.view);
  const details = useStore((state) => state.details?.details ?? null);
  const { areas, name: placeName } = useArea();
  const [shapes, setShapes] = useState<MapShapes | null>(null);
  const [lost, setLost] = useState(false);
  const [pointed, setPointed] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  useEffect(() => {
    fetch('./map.json')
      .then((answer) => answer.json())
      .then((data: unknown) => setShapes(mapShapes(data)))
      .catch(() => setLost(true));
  }, []);
  const { mapMetric: metric, mapRun: run, mapArea: kind } = view;
  const difference = run === 'difference';
  const scaleValues = useMemo(() => {
    if (picture === null || areas === undefined) return [];
    const places = picture.map.reference.demand.length / picture.yearCount;
    const values: AreaValue[] = [];
    for (const area of areas.ofKind(kind))
      for (let y = 0; y < picture.yearCount; y += 4)
        values.push(
          difference
            ? minus(
                areaValue(picture.map.plan, metric, y, places, area.members),
                areaValue(picture.map.reference, metric, y, places, area.members),
              )
            : areaValue(picture.map.reference, metric, y, places, area.members),
        );
    return values;
  }, [picture, areas, kind, metric, difference]);
  const scale = useMemo(() => mapScale(scaleValues, metric, difference), [scaleValues, metric, difference]);
  const rows: readonly Row[] = useMemo(() => {
    if (picture === null || areas === undefined) return [];
    const places = picture.map.plan.demand.length / picture.yearCount;
    const y = Math.min(Math.max(view.year - picture.firstYear, 0), picture.yearCount - 1);
    const value = (which: 'plan' | 'reference', area: Area): AreaValue =>
      areaValue(picture.map[which], metric, y, places, area.members);
    return areas.ofKind(kind).map((area) => ({
      area,
      name: areaName(area, t),
      value: difference
        ? minus(value('plan', area), value('reference', area))
        : value(run === 'reference' ? 'reference' : 'plan', area),
    }));
  }, [picture, areas, kind, metric, run, difference, view.year, t]);
  const listed = useDeferredValue(rows);
  if (picture === null || catalog === null || areas === undefined) return null;

  const write = (value: AreaValue): string =>
    value === null
      ? '–'
      : metric === 'coverage'
        ? difference
          ? `${signedFigure(language, value * 100)} ${t('unit.points')}`
          : percent(language, value)
        : difference
          ? signedFigure(language, value)
          : figure(language, value);
  const classes = new Map<string, number | null>();
  const rowOf = new Map<string, Row>();
  for (const row of rows)
    for (const m of row.area.members) {
      const id = catalog.municipalities[m]?.id ?? '';
      classes.set(id, classOf(scale, row.value));
      rowOf.set(id, row);
    }
  const chosen = areas.find(view.place);
  const chosenIds = new Set(
    (chosen?.kind === 'country' ? [] : (chosen?.members ?? [])).map(
      (m) => catalog.municipalities[m]?.id as string,
    ),
  );
  const shown = pointed === null ? null : rowOf.get(pointed);
  const choose = (area: Area): void => changeView({ place: { kind: area.kind, id: area.id } }, true);
  const y = Math.min(Math.max(view.year - picture.firstYear, 0), picture.yearCount - 1);
  const placeCount = catalog.municipalities.length;
  const source = sourceLine(catalog, t);
  const worst = [...rows]
    .filter((row) => row.value !== null)
    .sort((a, b) => (scale.higherIsBetter ? 1 : -1) * ((a.value ?? 0) - (b.value ?? 0)))[0];
  const below = rows.filter(
    (row) => row.value !== null && (metric === 'coverage' ? row.value < 1 : row.value > 0),
  ).length;
  return (
    <div className="map-room">
      <h1 className="room-title">
        {difference
          ? t('map.titleDifference', { year: String(view.year) })
          : t('map.title', {
              count: below,
              all: rows.length,
              kind: t(`map.kind.${kind}`),
              year: String(view.year),
            })}
      </h1>
      <p className="sub room-sub">
        {worst === undefined ? '' : t('map.worst', { name: worst.name, value: write(worst.value) })}
      </p>
      <div className="map-controls no-print">
        <Choice
          label={t('map.metric')}
          value={metric}
          options={mapMetrics.map((id) => [id, t(`map.metric.${id}`)])}
          onSet={(value) => changeView({ mapMetric: value })}
        />
        <Choice
          label={t('map.run')}
          value={run}
          options={mapRuns.map((id) => [id, t(`map.run.${id}`)])}
          onSet={(value) => changeView({ mapRun: value })}
        />
        <Choice
          label={t('map.area')}
          value={kind}
          options={mapKinds.map((id): [AreaKind, string] => [id, t(`area.${id}`)])}
          onSet={(value) => changeView({ mapArea: value })}
        />
        <YearControl
          first={picture.firstYear}
          last={picture.firstYear + picture.yearCount - 1}
          year={view.year}
        />
      </div>
      <div className="map-grid">
        <section className="card map-card" aria-label={t('nav.map')}>
          {shapes === null ? (
            <p className="sub wait">{t(lost ? 'map.lost' : 'loading.title')}</p>
          ) : (
            <MapPicture
              shapes={shapes}
              classes={classes}
              scale={scale}
              chosen={chosenIds}
              pointed={pointed}
              label={`${t(`map.metric.${metric}`)}, ${view.year}`}
              onPoint={(id) => {
                setPointed(id);
                const row = id === null ? undefined : rowOf.get(id);
                if (row !== undefined) announce(`${row.name}: ${write(row.value)}`);
              }}
              onChoose={(id) => {
                const row = rowOf.get(id);
                if (row !== undefined) choose(row.area);
              }}
            />
          )}
          <Legend scale={scale} classes={rows.map((row) => classOf(scale, row.value))} write={write} />
          <p className="map-shown" aria-hidden="true">
            {shown === null || shown === undefined ? ' ' : `${shown.name}: ${write(shown.value)}`}
          </p>
          <p className="sub">{t('map.note')}</p>
        </section>
        <section className="card map-list-card" aria-label={t('map.list')}>
          <div className="map-list-head">
            <h2>{t('map.list')}</h2>
            <label className="hidden" htmlFor="map-search">
              {t('map.search')}
            </label>
            <input
              id="map-search"
              className="field wide"
              type="search"
              placeholder={t('map.search')}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          <AreaTable
            rows={listed.filter(
              (row) => plain(row.name).includes(plain(search)) || row.area.id.startsWith(search),
            )}
            caption={`${t(`map.metric.${metric}`)}, ${view.year}`}
            valueLabel={t(`map.metric.${metric}`)}
            write={write}
            scale={scale}
            chosen={chosen}
            onChoose={choose}
          />
        </section>
        <div className="map-side">
          {chosen === undefined ? null : (
            <section className="card pad">
              <h2 className="small-title">{placeName}</h2>
              <dl className="facts-list">
                {mapRuns.slice(0, 2).map((which) => (
                  <div key={which}>
                    <dt>{t(`map.run.${which}`)}</dt>
                    <dd>
                      {write2(
                        areaValue(
                          picture.map[which as 'plan' | 'reference'],
                          metric,
                          y,
                          placeCount,
                          chosen.members,
                        ),
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
              <button type="button" className="link" onClick={() => changeView({ room: 'balance' }, true)}>
                {t('map.openBalance', { place: placeName })}
              </button>
            </section>
          )}
          <section className="card pad">
            <h2 className="small-title">{t('map.centrality')}</h2>
            <table className="table">
              <caption>{t('map.centralityText', { year: String(view.year) })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('map.class')}</th>
                  <th scope="col" className="num">
                    P10
                  </th>
                  <th scope="col" className="num">
                    P50
                  </th>
                  <th scope="col" className="num">
                    P90
                  </th>
                </tr>
              </thead>
              <tbody>
                {areas.ofKind('centrality').map((area) => {
                  const found = coverageSpread(
                    picture.map[run === 'reference' ? 'reference' : 'plan'],
                    y,
                    placeCount,
                    area.members,
                  );
                  return (
                    <tr key={area.id}>
                      <th scope="row">{t(`map.central.${area.id as '1'}`)}</th>
                      <td className="num">{percent(language, found.p10)}</td>
                      <td className="num">{percent(language, found.p50)}</td>
                      <td className="num">{percent(language, found.p90)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
          <ChartCard
            model={chartModel('spread', { picture, details, place: placeName, t, language })}
            place={placeName}
            source={source}
            height={240}
          />
        </div>
      </div>
    </div>
  );

  function write2(value: AreaValue): string {
    return value === null
      ? '–'
      : metric === 'coverage'
        ? percent(language, value, 1)
        : figure(language, value);
  }
};

const minus = (one: AreaValue, other: AreaValue): AreaValue =>
  one === null || other === null ? null : one - other;

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onSet: (value: T) => void;
}

const Choice = <T extends string>({ label, value, options, onSet }: ChoiceProps<T>) => (
  <label className="choice">
    <span>{label}</span>
    <select
      value={value}
      onChange={(event) => {
        const found = options.find(([id]) => id === event.target.value);
        if (found !== undefined) onSet(found[0]);
      }}
    >
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  </label>
);

/** Milliseconds a year stands while the map plays. */
const playPace = 700;

const YearControl = ({ first, last, year }: { first: number; last: number; year: number }) => {
  const { t } = useText();
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const now = useStore.getState().view.year;
      if (now >= last) setPlaying(false);
      else changeView({ year: now + 1 });
    }, playPace);
    return () => clearInterval(timer);
  }, [playing, last]);
  const go = (to: number): void => changeView({ year: Math.min(Math.max(to, first), last) });
  return (
    <fieldset className="year-control">
      <legend className="hidden">{t('year.label')}</legend>
      <button
        type="button"
        className="nudge"
        aria-label={t('map.earlier')}
        disabled={year <= first}
        onClick={() => go(year - 1)}
      >
        ‹
      </button>
      <input
        type="range"
        min={first}
        max={last}
        step={1}
        value={year}
        aria-label={t('year.label')}
        onChange={(event) => go(Number(event.target.value))}
      />
      <button
        type="button"
        className="nudge"
        aria-label={t('map.later')}
        disabled={year >= last}
        onClick={() => go(year + 1)}
      >
        ›
      </button>
      <output className="year-now">{year}</output>
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => {
          if (!playing && year >= last) go(first);
          setPlaying(!playing);
        }}
      >
        {t(playing ? 'map.stop' : 'map.play')}
      </Button>
    </fieldset>
  );
};

interface MapProps {
  readonly shapes: MapShapes;
  readonly classes: ReadonlyMap<string, number | null>;
  readonly scale: MapScale;
  readonly chosen: ReadonlySet<string>;
  readonly pointed: string | null;
  readonly label: string;
  readonly onPoint: (id: string | null) => void;
  readonly onChoose: (id: string) => void;
}

/** Colour of a class: the last one alone means enough people; what is short goes from pale to dark. */
const colourOf = (value: number | null | undefined, scale: MapScale): string => {
  if (value === null || value === undefined) return 'url(#map-hatch)';
  if (scale.diverging) return `var(--map-d${value})`;
  const last = scale.limits.length;
  return value === last ? 'var(--map-5)' : `var(--map-${Math.max(0, 5 - (last - value))})`;
};

const MapPicture = ({ shapes, classes, scale, chosen, pointed, label, onPoint, onChoose }: MapProps) => {
  const { t } = useText();
  const ids = useMemo(() => [...shapes.places.keys()], [shapes]);
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
        viewBox={`0 0 ${shapes.width} ${shapes.height}`}
        className="map chart"
        aria-hidden="true"
        onPointerLeave={() => onPoint(null)}
      >
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
        {ids.map((id) => (
          <Place
            key={id}
            id={id}
            path={outline(id)}
            colour={colourOf(classes.get(id), scale)}
            onPoint={onPoint}
            onChoose={onChoose}
          />
        ))}
        <path d={shapes.counties} className="map-county" />
        {[...chosen].map((id) => (
          <path key={id} d={outline(id)} className="map-chosen" />
        ))}
        <path d={outline(pointed)} className="map-pointed" />
      </svg>
    </div>
  );
};

interface PlaceProps {
  readonly id: string;
  readonly path: string;
  readonly colour: string;
  readonly onPoint: (id: string) => void;
  readonly onChoose: (id: string) => void;
}

const Place = memo(
  ({ id, path, colour, onPoint, onChoose }: PlaceProps) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: the map around it takes the keys, and the list is an equal way
    <path
      className="map-place"
      d={path}
      style={{ fill: colour } as CSSProperties}
      onPointerEnter={() => onPoint(id)}
      onClick={() => onChoose(id)}
    />
  ),
  (before, after) => before.colour === after.colour && before.path === after.path,
);

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

interface LegendProps {
  readonly scale: MapScale;
  readonly classes: readonly (number | null)[];
  readonly write: (value: AreaValue) => string;
}

const Legend = ({ scale, classes, write }: LegendProps) => {
  const { t } = useText();
  const { limits, higherIsBetter } = scale;
  const count = limits.length + 1;
  const label = (index: number): string => {
    const low = limits[index - 1];
    const high = limits[index];
    if (low === undefined) return t('map.below', { value: write(high ?? 0) });
    return high === undefined
      ? t('map.above', { value: write(low) })
      : `${write(low).replace(/\s?%$/, '')}–${write(high)}`;
  };
  const entries = Array.from({ length: count }, (_, i) => ({
    index: i,
    tone: higherIsBetter ? i : count - 1 - i,
  }));
  const missing = classes.filter((one) => one === null).length;
  return (
    <ul className="legend" aria-label={t('map.legend')}>
      {entries.map(({ index, tone }) => (
        <li key={index}>
          <i style={{ background: colourOf(tone, scale) }} />
          <span>{label(index)}</span>
          <b>{classes.filter((one) => one === tone).length}</b>
        </li>
      ))}
      {missing === 0 ? null : (
        <li>
          <i className="hatch" />
          <span>{t('map.missing')}</span>
          <b>{missing}</b>
        </li>
      )}
    </ul>
  );
};

interface AreaTableProps {
  readonly rows: readonly Row[];
  readonly caption: string;
  readonly valueLabel: string;
  readonly write: (value: AreaValue) => string;
  readonly scale: MapScale;
  readonly chosen: Area | undefined;
  readonly onChoose: (area: Area) => void;
}

const AreaTable = memo(({ rows, caption, valueLabel, write, scale, chosen, onChoose }: AreaTableProps) => {
  const { t } = useText();
  const [by, setBy] = useState<'value' | 'name'>('value');
  const sorted = [...rows].sort((one, other) =>
    by === 'name'
      ? byName(one.name, other.name)
      : (scale.higherIsBetter ? 1 : -1) *
        ((one.value ?? Number.POSITIVE_INFINITY) - (other.value ?? Number.POSITIVE_INFINITY)),
  );
  return (
    <ScrollArea label={caption} className="map-table">
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" aria-sort={by === 'name' ? 'ascending' : 'none'}>
              <button type="button" onClick={() => setBy('name')}>
                {t('word.place')}
                <span className="hidden">{t('table.sort')}</span>
              </button>
            </th>
            <th scope="col" className="num" aria-sort={by === 'value' ? 'ascending' : 'none'}>
              <button type="button" onClick={() => setBy('value')}>
                {valueLabel}
                <span className="hidden">{t('table.sort')}</span>
              </button>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr
              key={row.area.id}
              className={chosen?.kind === row.area.kind && chosen.id === row.area.id ? 'current' : ''}
            >
              <th scope="row">
                <button type="button" className="link plain" onClick={() => onChoose(row.area)}>
                  {row.name}
                </button>
              </th>
              <td className="num">
                <i className="class-dot" style={{ background: colourOf(classOf(scale, row.value), scale) }} />
                {write(row.value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
});
