import { useState } from 'react';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { figure, percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import type { ChartModel, Column } from './model.ts';

interface Sorting {
  readonly column: number;
  readonly down: boolean;
}

const compare = (
  one: string | number | null | undefined,
  other: string | number | null | undefined,
): number =>
  typeof one === 'string' || typeof other === 'string'
    ? String(one ?? '').localeCompare(String(other ?? ''), 'nb')
    : (one ?? Number.NEGATIVE_INFINITY) - (other ?? Number.NEGATIVE_INFINITY);

/** The same numbers as the figure, as a table that can be sorted. */
export const TableTwin = ({ model }: { readonly model: ChartModel }) => {
  const { t, language } = useText();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const rows =
    sorting === null
      ? model.table.rows
      : [...model.table.rows].sort(
          (one, other) => compare(one[sorting.column], other[sorting.column]) * (sorting.down ? -1 : 1),
        );
  const write = (column: Column, value: string | number | null | undefined): string => {
    if (value === null || value === undefined) return '–';
    if (typeof value === 'string' || column.kind === 'year') return String(value);
    return column.kind === 'percent' ? percent(language, value, 1) : figure(language, value);
  };
  return (
    <ScrollArea label={model.title}>
      <table>
        <caption>
          {model.title}. {model.subtitle}
        </caption>
        <thead>
          <tr>
            {model.table.columns.map((column, i) => (
              <th
                key={column.label}
                scope="col"
                className={column.kind === 'text' ? '' : 'num'}
                aria-sort={sorting?.column === i ? (sorting.down ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  onClick={() =>
                    setSorting({ column: i, down: sorting?.column === i ? !sorting.down : false })
                  }
                >
                  {column.label}
                  <span className="sort-sign" aria-hidden="true">
                    {sorting?.column === i ? (sorting.down ? '↓' : '↑') : ''}
                  </span>
                  <span className="hidden">{t('table.sort')}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((value, i) => {
                const column = model.table.columns[i];
                if (column === undefined) return null;
                return i === 0 ? (
                  <th key={column.label} scope="row">
                    {write(column, value)}
                  </th>
                ) : (
                  <td key={column.label} className="num">
                    {write(column, value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
};
