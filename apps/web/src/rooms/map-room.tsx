import { type Area, type AreaKind, areaKinds } from '@veivalg/core';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import { announce } from '../charts/live.ts';
import { chartModel } from '../charts/models.ts';
import { coverageSpread } from '../charts/spread.ts';
import { areaName } from '../places/areas.ts';
import { plain } from '../places/place-picker.tsx';
import { sourceLine } from '../shell/source-line.ts';
import { useArea } from '../shell/use-area.ts';
import { changeView, useStore } from '../state/store.ts';
import { mapMetrics, mapRuns } from '../state/view.ts';
import { figure, percent, signedFigure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { openWhy } from '../why/why-topic.ts';
import { AreaTable, type Row } from './area-table.tsx';
import { type AreaValue, areaValue, classOf, mapScale } from './map-classes.ts';
import { Choice, YearControl } from './map-controls.tsx';
import { Legend } from './map-legend.tsx';
import { MapPicture } from './map-picture.tsx';
import { type MapShapes, mapShapes } from './map-shapes.ts';

const mapKinds = areaKinds.filter((kind) => kind !== 'country');

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
          {shapes === null && !lost ? null : (
            <Legend scale={scale} classes={rows.map((row) => classOf(scale, row.value))} write={write} />
          )}
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
              <p>
                <button
                  type="button"
                  className="link"
                  onClick={() => openWhy({ kind: 'place', label: placeName, members: chosen.members })}
                >
                  {t('why.open')}
                </button>
              </p>
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
