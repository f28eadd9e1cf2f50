import type { Area } from '@veivalg/core';
import { memo, useState } from 'react';
import { byName } from '../places/areas.ts';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { useText } from '../text/use-text.ts';
import { type AreaValue, classOf, type MapScale } from './map-classes.ts';
import { colourOf } from './map-colour.ts';

/** Where an area belongs on the map and in the list. */
export interface Row {
  readonly area: Area;
  readonly name: string;
  readonly value: AreaValue;
}

interface AreaTableProps {
  readonly rows: readonly Row[];
  readonly caption: string;
  readonly valueLabel: string;
  readonly write: (value: AreaValue) => string;
  readonly scale: MapScale;
  readonly chosen: Area | undefined;
  readonly onChoose: (area: Area) => void;
}

/** The same values as the map, as a list that sorts and chooses. */
export const AreaTable = memo(
  ({ rows, caption, valueLabel, write, scale, chosen, onChoose }: AreaTableProps) => {
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
                  <i
                    className="class-dot"
                    style={{ background: colourOf(classOf(scale, row.value), scale) }}
                  />
                  {write(row.value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    );
  },
);
