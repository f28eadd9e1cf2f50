import { useMemo, useState } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import type { RequirementAnswer } from '../engine/protocol.ts';
import { plain } from '../places/place-picker.tsx';
import { sourceLine } from '../shell/source-line.ts';
import { useArea } from '../shell/use-area.ts';
import { changeView, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { AreaTable, type Row } from './area-table.tsx';
import { Choice } from './map-controls.tsx';
import { type RequirementMeasure, requirementMap, requirementMeasures } from './requirement-map-model.ts';

/** A requirement on the map, with the same values as a list that sorts, is searched and chooses. */
export const RequirementMap = ({ answer }: { readonly answer: RequirementAnswer }) => {
  const { t, language } = useText();
  const catalog = useStore((state) => state.catalog);
  const year = useStore((state) => state.view.year);
  const { area, areas, name } = useArea();
  const [measure, setMeasure] = useState<RequirementMeasure>('fte');
  const [search, setSearch] = useState('');
  const municipalities = catalog?.municipalities;
  const model = useMemo(
    () =>
      municipalities === undefined
        ? null
        : requirementMap(answer, measure, municipalities, year, { t, language }),
    [answer, measure, municipalities, year, t, language],
  );
  if (catalog === null || areas === undefined || model === null || model.figure.kind !== 'map') return null;
  const { values, scale, write } = model.figure;
  const rows: readonly Row[] = areas.ofKind('municipality').map((one) => ({
    area: one,
    name: one.name,
    value: values[one.members[0] ?? -1] ?? null,
  }));
  const caption = `${t(`krav.map.${measure}`)}, ${year}`;
  return (
    <div className="krav-map">
      <div className="krav-map-head">
        <h3 className="small-title">{t('krav.map')}</h3>
        <Choice
          label={t('map.metric')}
          value={measure}
          options={requirementMeasures.map((id) => [id, t(`krav.map.${id}`)])}
          onSet={setMeasure}
        />
      </div>
      <div className="krav-map-grid">
        <ChartCard model={model} place={name} source={sourceLine(catalog, t)} />
        <section className="krav-map-list" aria-label={t('krav.places')}>
          <label className="hidden" htmlFor="krav-search">
            {t('krav.map.search')}
          </label>
          <input
            id="krav-search"
            className="field wide no-print"
            type="search"
            placeholder={t('krav.map.search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <AreaTable
            rows={rows.filter(
              (row) => plain(row.name).includes(plain(search)) || row.area.id.startsWith(search),
            )}
            caption={caption}
            valueLabel={t(`krav.map.${measure}`)}
            write={write}
            scale={scale}
            chosen={area}
            onChoose={(chosen) => changeView({ place: { kind: chosen.kind, id: chosen.id } }, true)}
          />
        </section>
      </div>
    </div>
  );
};
