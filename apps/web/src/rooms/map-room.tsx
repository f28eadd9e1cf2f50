import { type Area, type AreaKind, areaKinds } from '@veivalg/core';
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { DownloadMenu } from '../charts/download-menu.tsx';
import { announce } from '../charts/live.ts';
import { mapChart, mapWriter } from '../charts/map-model.ts';
import type { ChartModel, MapFigure } from '../charts/model.ts';
import { areaName } from '../places/areas.ts';
import { plain } from '../places/place-picker.tsx';
import { sourceLine } from '../shell/source-line.ts';
import { useArea } from '../shell/use-area.ts';
import { changeView, useStore } from '../state/store.ts';
import { mapMetrics, mapRuns } from '../state/view.ts';
import { useText } from '../text/use-text.ts';
import { AreaTable, type Row } from './area-table.tsx';
import { Choice, YearControl } from './map-controls.tsx';
import { areaValueIds, unsureIds } from './map-ids.ts';
import { Legend } from './map-legend.tsx';
import { MapPicture } from './map-picture.tsx';
import { MapSide } from './map-side.tsx';
import { type MapChoice, mapValue, useMapScale } from './map-values.ts';
import { useMapShapes } from './use-map-shapes.ts';

const mapKinds = areaKinds.filter((kind) => kind !== 'country');
const noAreas: readonly Area[] = [];

const choose = (area: Area): void => changeView({ place: { kind: area.kind, id: area.id } }, true);

/** Every municipality, now and later, with and without the plan; the list beside it is an equal way in. */
export const MapRoom = () => {
  const { t, language } = useText();
  const picture = useStore((state) => state.picture);
  const catalog = useStore((state) => state.catalog);
  const metric = useStore((state) => state.view.mapMetric);
  const run = useStore((state) => state.view.mapRun);
  const kind = useStore((state) => state.view.mapArea);
  const year = useStore((state) => state.view.year);
  const { area: chosen, areas, name: placeName } = useArea();
  const choice: MapChoice = useMemo(() => ({ metric, run, kind }), [metric, run, kind]);
  const ofKind = useMemo(() => areas?.ofKind(kind) ?? noAreas, [areas, kind]);
  const scale = useMapScale(picture, ofKind, choice);
  const municipalities = catalog?.municipalities;
  const model = useMemo(
    () =>
      picture === null || scale === null || municipalities === undefined
        ? null
        : mapChart({
            // The map holds every year: the year looked at is shown before the rest of the page, and the bands, have followed.
            picture: {
              ...picture,
              question: { ...picture.question, year },
              bands: picture.question.year === year ? picture.bands : null,
            },
            details: null,
            place: placeName,
            t,
            language,
            map: { choice, areas: ofKind, scale, municipalities },
          }),
    [picture, scale, municipalities, year, placeName, t, language, choice, ofKind],
  );
  const rows: readonly Row[] = useMemo(() => {
    if (picture === null) return [];
    const y = Math.min(Math.max(year - picture.firstYear, 0), picture.yearCount - 1);
    return ofKind.map((area) => ({
      area,
      name: areaName(area, t),
      value: mapValue(picture, area, choice, y),
    }));
  }, [picture, ofKind, choice, year, t]);
  const listed = useDeferredValue(rows);
  const source = useMemo(() => (catalog === null ? '' : sourceLine(catalog, t)), [catalog, t]);
  const write = useMemo(() => mapWriter({ t, language }, choice), [t, language, choice]);
  if (picture === null || model === null || model.figure.kind !== 'map' || scale === null) return null;
  const worst = [...rows]
    .filter((row) => row.value !== null)
    .sort((a, b) => (scale.higherIsBetter ? 1 : -1) * ((a.value ?? 0) - (b.value ?? 0)))[0];
  return (
    <div className="map-room">
      <h1 className="room-title">{model.title}</h1>
      <p className="sub room-sub">
        {worst === undefined ? '' : t('map.worst', { name: worst.name, value: write(worst.value) })}{' '}
        {model.figure.unsure === undefined
          ? ''
          : t('map.unsureCount', { count: model.figure.unsure.filter(Boolean).length })}
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
        <YearControl first={picture.firstYear} last={picture.firstYear + picture.yearCount - 1} year={year} />
      </div>
      <div className="map-grid">
        <MapCard model={model} figure={model.figure} rows={rows} source={source} place={placeName} />
        <ListCard rows={listed} model={model} chosen={chosen} write={write} scale={scale} />
        <MapSide picture={picture} year={year} chosen={chosen} choice={choice} source={source} />
      </div>
    </div>
  );
};

interface CardProps {
  readonly model: ChartModel;
  readonly figure: MapFigure;
  readonly rows: readonly Row[];
  readonly source: string;
  readonly place: string;
}

/** The map with its classes and downloads; pointing at a place draws nothing else. */
const MapCard = memo(({ model, figure, rows, source, place }: CardProps) => {
  const { t } = useText();
  const { shapes, lost } = useMapShapes();
  const municipalities = useStore((state) => state.catalog?.municipalities);
  const { area: chosen } = useArea();
  const [pointed, setPointed] = useState<string | null>(null);
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const frame = useMemo(() => ({ current: body }), [body]);
  const classes = useMemo(
    () => areaValueIds(municipalities ?? [], figure.classes),
    [municipalities, figure.classes],
  );
  const unsure = useMemo(
    () => unsureIds(municipalities ?? [], figure.unsure),
    [municipalities, figure.unsure],
  );
  const rowOf = useMemo(() => {
    const found = new Map<string, Row>();
    for (const row of rows) for (const m of row.area.members) found.set(municipalities?.[m]?.id ?? '', row);
    return found;
  }, [rows, municipalities]);
  const chosenIds = useMemo(
    () =>
      new Set<string>(
        chosen === undefined || chosen.kind === 'country'
          ? []
          : chosen.members.map((m) => municipalities?.[m]?.id ?? ''),
      ),
    [chosen, municipalities],
  );
  const told = (id: string | null): string => {
    const row = id === null ? undefined : rowOf.get(id);
    if (row === undefined) return '';
    const words = `${row.name}: ${figure.write(row.value)}`;
    return unsure.has(id ?? '') ? `${words} – ${t('map.unsureHere')}` : words;
  };
  const legend = useMemo(
    () => rows.map((row) => figure.classes[row.area.members[0] ?? -1] ?? null),
    [rows, figure.classes],
  );
  return (
    <section
      className="card map-card"
      aria-label={t('nav.map')}
      ref={(node) => setBody(node as HTMLDivElement | null)}
    >
      <div className="tools map-tools no-print">
        <DownloadMenu model={model} place={place} source={source} figure={frame} asTable={shapes === null} />
      </div>
      <div className="map-body">
        {shapes === null ? (
          <p className="sub wait">{t(lost ? 'map.lost' : 'loading.title')}</p>
        ) : (
          <MapPicture
            shapes={shapes}
            classes={classes}
            scale={figure.scale}
            unsure={unsure}
            chosen={chosenIds}
            pointed={pointed}
            label={model.subtitle}
            onPoint={(id) => {
              setPointed(id);
              const words = told(id);
              if (words !== '') announce(words);
            }}
            onChoose={(id) => {
              const row = rowOf.get(id);
              if (row !== undefined) choose(row.area);
            }}
          />
        )}
        {shapes === null && !lost ? null : (
          <Legend scale={figure.scale} classes={legend} unsure={unsure.size} write={figure.write} />
        )}
      </div>
      <p className="map-shown" aria-hidden="true">
        {told(pointed) === '' ? ' ' : told(pointed)}
      </p>
      <p className="sub">{t('map.note')}</p>
      <p className="sub card-source">{source}</p>
    </section>
  );
});

interface ListProps {
  readonly rows: readonly Row[];
  readonly model: ChartModel;
  readonly chosen: Area | undefined;
  readonly write: (value: number | null) => string;
  readonly scale: MapFigure['scale'];
}

/** The same values as a list with search: an equal way in. */
const ListCard = memo(({ rows, model, chosen, write, scale }: ListProps) => {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const pick = useCallback((area: Area) => choose(area), []);
  const shown = useMemo(
    () => rows.filter((row) => plain(row.name).includes(plain(search)) || row.area.id.startsWith(search)),
    [rows, search],
  );
  return (
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
        rows={shown}
        caption={model.subtitle}
        valueLabel={model.table.columns[1]?.label ?? ''}
        write={write}
        scale={scale}
        chosen={chosen}
        onChoose={pick}
      />
    </section>
  );
});
