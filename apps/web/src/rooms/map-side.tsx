import { type Area, at } from '@veivalg/core';
import { memo, useDeferredValue, useMemo } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import { mapWriter } from '../charts/map-model.ts';
import { chartModel } from '../charts/models.ts';
import { coverageSpread } from '../charts/spread.ts';
import type { Picture } from '../engine/protocol.ts';
import { useArea } from '../shell/use-area.ts';
import { changeView, useStore } from '../state/store.ts';
import { figure, percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { openWhy } from '../why/why-topic.ts';
import { type MapChoice, mapValue } from './map-values.ts';

interface Props {
  readonly picture: Picture;
  readonly year: number;
  readonly chosen: Area | undefined;
  readonly choice: MapChoice;
  readonly source: string;
}

/** Beside the map: the place chosen with its band, town and country, and the spread over the years. */
export const MapSide = memo(({ picture, year, chosen, choice, source }: Props) => {
  const { t, language } = useText();
  const { areas, name } = useArea();
  // The map comes first; these follow when there is time.
  const late = useDeferredValue(picture);
  const lateYear = useDeferredValue(year);
  const y = Math.min(Math.max(lateYear - late.firstYear, 0), late.yearCount - 1);
  const placeCount = late.map.plan.demand.length / late.yearCount;
  const run = choice.run === 'reference' ? 'reference' : 'plan';
  const spread = useMemo(
    () =>
      chartModel('spread', {
        picture: { ...late, question: { ...late.question, year: lateYear } },
        details: null,
        place: name,
        t,
        language,
      }),
    [late, lateYear, name, t, language],
  );
  return (
    <div className="map-side">
      {chosen === undefined ? null : (
        <Chosen picture={late} year={lateYear} chosen={chosen} choice={choice} />
      )}
      <section className="card pad">
        <h2 className="small-title">{t('map.centrality')}</h2>
        <table className="table">
          <caption>{t('map.centralityText', { year: String(lateYear) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('map.class')}</th>
              {(['P10', 'P50', 'P90'] as const).map((column) => (
                <th key={column} scope="col" className="num">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(areas?.ofKind('centrality') ?? []).map((area) => {
              const found = coverageSpread(late.map[run], y, placeCount, area.members);
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
      <ChartCard model={spread} place={name} source={source} height={220} />
    </div>
  );
});

/** The place chosen: with the plan, without it, what the plan changes, and where eight of ten runs lie. */
const Chosen = ({
  picture,
  year,
  chosen,
  choice,
}: Omit<Props, 'source' | 'chosen'> & { readonly chosen: Area }) => {
  const { t, language } = useText();
  const { name } = useArea();
  const found = useStore((state) => state.details);
  const y = Math.min(Math.max(year - picture.firstYear, 0), picture.yearCount - 1);
  const bands = found?.question === picture.question ? (found?.details.bands ?? null) : null;
  const band = (): string => {
    if (bands === null) return '';
    const [low, high] = [at(bands.gap.low, y), at(bands.gap.high, y)];
    const write = (value: number): string => figure(language, value, high - low);
    return t('map.band', { year: String(year), low: write(low), high: write(high) });
  };
  return (
    <section className="card pad">
      <h2 className="small-title">{name}</h2>
      <dl className="facts-list">
        {(['plan', 'reference', 'difference'] as const).map((run) => (
          <div key={run}>
            <dt>{t(`map.run.${run}`)}</dt>
            <dd>
              {mapWriter(
                { t, language },
                { ...choice, run },
              )(mapValue(picture, chosen, { ...choice, run }, y))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="sub map-band">{band()}</p>
      <button type="button" className="link" onClick={() => changeView({ room: 'balance' }, true)}>
        {t('map.openBalance', { place: name })}
      </button>
      <p>
        <button
          type="button"
          className="link"
          onClick={() => openWhy({ kind: 'place', label: name, members: chosen.members })}
        >
          {t('why.open')}
        </button>
      </p>
    </section>
  );
};
