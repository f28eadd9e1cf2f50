import type { HindcastRow, HindcastTable } from '@veivalg/validation';
import { percent, sizeNames } from './validation-format.ts';

/** Rows of the errors of all who project, by start and horizon. */
export const rowsFor = (
  table: HindcastTable,
  nation: HindcastRow['nation'],
  people: HindcastRow['people'],
): readonly (readonly string[])[] => {
  const heads = table.rows.filter(
    (row) => row.nation === nation && row.people === people && row.size === 'all' && row.method === 'model',
  );
  return heads.map((head) => {
    const cell = (method: HindcastRow['method']): string => {
      const row = table.rows.find(
        (other) =>
          other.start === head.start &&
          other.horizon === head.horizon &&
          other.nation === nation &&
          other.people === people &&
          other.size === 'all' &&
          other.method === method,
      );
      return row === undefined ? '–' : `${percent(row.median)} · ${percent(row.under5)}`;
    };
    return [
      head.start === 'all' ? 'alle' : String(head.start),
      `${head.horizon} år`,
      cell('model'),
      cell('asToday'),
      cell('straightLine'),
      cell('cohortRatios'),
    ];
  });
};

/** Rows of the model's errors by size class. */
export const bySize = (table: HindcastTable, people: HindcastRow['people']): readonly (readonly string[])[] =>
  (Object.keys(sizeNames) as HindcastRow['size'][])
    .filter((size) => size !== 'all')
    .map((size) => {
      const cell = (horizon: number): string => {
        const row = table.rows.find(
          (other) =>
            other.start === 'all' &&
            other.horizon === horizon &&
            other.nation === 'given' &&
            other.people === people &&
            other.size === size &&
            other.method === 'model',
        );
        return row === undefined
          ? '–'
          : `${percent(row.median)} · ${percent(row.under5)} · ${percent(row.bias)}`;
      };
      return [sizeNames[size], cell(5), cell(10)];
    });

/** What holds and what misses, said first. */
