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

type SortedBy = 'value' | 'name';

/** The same values as the map, as a list that sorts and chooses. */
export const AreaTable = memo(
  ({ rows, caption, valueLabel, write, scale, chosen, onChoose }: AreaTableProps) => {
    const { t } = useText();
    const [{ by, turned }, setSorting] = useState({ by: 'value' as SortedBy, turned: false });
    // What is worst stands first until the reader turns it.
    const down = turned !== (by === 'value' && !scale.higherIsBetter);
    const sorted = [...rows].sort((one, other) => {
      if (by === 'name') return (down ? -1 : 1) * byName(one.name, other.name);
      if (one.value === null || other.value === null)
        return Number(one.value === null) - Number(other.value === null);
      return (down ? -1 : 1) * (one.value - other.value);
    });
    const head = (column: SortedBy, label: string) => (
      <th
        scope="col"
        className={column === 'value' ? 'num' : ''}
        aria-sort={by === column ? (down ? 'descending' : 'ascending') : 'none'}
      >
        <button
          type="button"
          onClick={() => setSorting({ by: column, turned: by === column ? !turned : false })}
        >
          {label}
          <span className="sort-sign" aria-hidden="true">
            {by === column ? (down ? '↓' : '↑') : ''}
          </span>
          <span className="hidden">{t('table.sort')}</span>
        </button>
      </th>
    );
    return (
      <ScrollArea label={caption} className="map-table">
        <table>
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {head('name', t('word.place'))}
              {head('value', valueLabel)}
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
