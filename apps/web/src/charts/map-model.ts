import { type Area, at, type Municipality } from '@veivalg/core';
import type { Picture } from '../engine/protocol.ts';
import { areaName } from '../places/areas.ts';
import { classOf, type MapScale } from '../rooms/map-classes.ts';
import { type MapChoice, mapValue } from '../rooms/map-values.ts';
import { figure, percent, signedFigure } from '../text/figures.ts';
import type { ChartModel } from './model.ts';
import { type ChartInput, yearIndex } from './model-input.ts';

/** What the map of a chart is made from. */
export interface MapInput {
  readonly choice: MapChoice;
  readonly areas: readonly Area[];
  readonly scale: MapScale;
  readonly municipalities: readonly Municipality[];
}

/** Write a value of the map's metric. */
export const mapWriter =
  ({ t, language }: Pick<ChartInput, 't' | 'language'>, { metric, run }: MapChoice) =>
  (value: number | null): string => {
    if (value === null) return '–';
    if (metric !== 'coverage')
      return run === 'difference' ? signedFigure(language, value) : figure(language, value);
    return run === 'difference'
      ? `${signedFigure(language, value * 100)} ${t('unit.points')}`
      : percent(language, value);
  };

/** Where the band of the gap holds both shortage and surplus; null where the map shows what bands were not worked out for. */
const unsurePlaces = ({ bands }: Picture, { kind, run }: MapChoice): readonly boolean[] | null => {
  const places = bands?.places ?? null;
  if (places === null || kind !== 'municipality' || run !== 'plan') return null;
  return Array.from(places.p10, (low, m) => low < 0 && at(places.p90, m) > 0);
};

/** The country in classes, in the year looked at. */
export const mapChart = (input: ChartInput): ChartModel => {
  const { picture, map, t } = input;
  const y = yearIndex(picture);
  const year = String(picture.firstYear + y);
  if (map === undefined)
    return {
      id: 'map',
      title: t('chart.map'),
      subtitle: t('loading.title'),
      figure: { kind: 'bars', bars: [], percent: false, unit: '', more: 0 },
      table: { columns: [{ label: t('word.place'), kind: 'text' }], rows: [] },
    };
  const { choice, areas, scale, municipalities } = map;
  const rows = areas.map((area) => ({ area, value: mapValue(picture, area, choice, y) }));
  const values = new Array<number | null>(municipalities.length).fill(null);
  for (const { area, value } of rows) for (const m of area.members) values[m] = value;
  const unsure = unsurePlaces(picture, choice);
  const short = rows.filter(
    ({ value }) => value !== null && (choice.metric === 'coverage' ? value < 1 : value > 0),
  ).length;
  return {
    id: 'map',
    title:
      choice.run === 'difference'
        ? t('map.titleDifference', { year })
        : t('map.title', { count: short, all: rows.length, kind: t(`map.kind.${choice.kind}`), year }),
    subtitle: `${t(`map.metric.${choice.metric}`)}, ${year}, ${t(`map.run.${choice.run}`).toLocaleLowerCase()}`,
    figure: {
      kind: 'map',
      values,
      classes: values.map((value) => classOf(scale, value)),
      ...(unsure === null ? {} : { unsure }),
      scale,
      write: mapWriter(input, choice),
    },
    table: {
      columns: [
        { label: t('word.place'), kind: 'text' },
        {
          label: t(`map.metric.${choice.metric}`),
          kind: choice.metric === 'coverage' && choice.run !== 'difference' ? 'percent' : 'number',
        },
      ],
      rows: rows.map(({ area, value }) => [
        areaName(area, t),
        // A difference of shares is told in points, as on the map.
        value !== null && choice.metric === 'coverage' && choice.run === 'difference' ? value * 100 : value,
      ]),
    },
    note: t('chart.mapNote'),
  };
};
