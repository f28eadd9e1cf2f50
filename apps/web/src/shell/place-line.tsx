import { at, sum } from '@veivalg/core';
import { memo, useState } from 'react';
import { municipalityOf } from '../places/areas.ts';
import { PlacePicker } from '../places/place-picker.tsx';
import { changeView, useStore } from '../state/store.ts';
import { scopes } from '../state/view.ts';
import { figure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { Dialog } from './dialog.tsx';
import { useArea } from './use-area.ts';

/** The place looked at, what it belongs to, and the choice of place, services and year. */
export const PlaceLine = memo(() => {
  const { t, language } = useText();
  const [choosing, setChoosing] = useState(false);
  const catalog = useStore((state) => state.catalog);
  const scope = useStore((state) => state.view.scope);
  const shownYear = useStore((state) => state.view.year);
  const firstYear = useStore((state) => state.picture?.firstYear ?? null);
  const yearCount = useStore((state) => state.picture?.yearCount ?? 0);
  // A number, so that a picture with the same people in it draws nothing anew.
  const people = useStore(({ picture }) =>
    picture === null
      ? null
      : sum(Float64Array.from({ length: 5 }, (_, a) => at(picture.plan.residents, a * picture.yearCount))),
  );
  const { area, name, areas } = useArea();
  if (catalog === null || area === undefined || areas === undefined) return null;
  const municipality = municipalityOf(area, catalog.municipalities);
  const facts =
    municipality === undefined
      ? [t(`area.${area.kind}`), t('place.municipalities', { count: area.members.length })]
      : [
          municipality.id,
          catalog.countyNames[municipality.countyId] ?? '',
          `${t('area.catchment').toLocaleLowerCase()} ${municipality.catchmentArea}`,
        ];
  const years = firstYear === null ? [shownYear] : Array.from({ length: yearCount }, (_, i) => firstYear + i);
  return (
    <div className="place-line">
      <div className="place-name">
        <p className="place-title">{municipality?.officialName ?? name}</p>
        <p className="place-facts">
          {[
            ...facts.slice(0, area.kind === 'country' ? 0 : 2),
            people === null ? '' : t('place.residents', { count: figure(language, people) }),
            ...facts.slice(2),
          ]
            .filter((fact) => fact !== '')
            .join(' · ')}{' '}
          <button type="button" className="link no-print" onClick={() => setChoosing(true)}>
            {t('place.change')}
          </button>
        </p>
      </div>
      <div className="place-choices no-print">
        <label className="choice">
          <span>{t('scope.label')}</span>
          <select
            value={scope}
            onChange={(event) =>
              changeView({ scope: scopes.find((one) => one === event.target.value) ?? 'municipal' }, true)
            }
          >
            {scopes.map((one) => (
              <option key={one} value={one}>
                {t(`scope.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="choice">
          <span>{t('year.label')}</span>
          <select
            value={shownYear}
            onChange={(event) => changeView({ year: Number(event.target.value) }, true)}
          >
            {years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </label>
      </div>
      {choosing ? (
        <Dialog title={t('place.change')} onClose={() => setChoosing(false)}>
          <PlacePicker
            areas={areas}
            label={t('place.search')}
            autoFocus
            onPick={(chosen) => {
              setChoosing(false);
              changeView({ place: { kind: chosen.kind, id: chosen.id } }, true);
            }}
          />
        </Dialog>
      ) : null}
    </div>
  );
});
