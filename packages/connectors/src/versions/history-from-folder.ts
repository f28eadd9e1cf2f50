import { fail, type Municipality, type Outcome, succeed } from '@veivalg/core';
import { type DataFolder, type FileTools, readSeries } from '@veivalg/data';
import type { CodeHistory } from '../series/to-series.ts';

const year = (text: string | undefined): number | null =>
  text === undefined || text === '' ? null : Number(text);

/** Read the history of municipality numbers from the data folder. @returns Problems of `readSeries`. */
export const codeHistory = (
  folder: DataFolder,
  tools: FileTools,
  municipalities: readonly Municipality[],
): Outcome<CodeHistory> => {
  const changes = readSeries(folder, tools, 'municipality-code-changes');
  if (!changes.ok) return fail(changes.problems);
  return succeed({
    today: municipalities.map(({ id }) => id),
    changes: changes.value.rows.map((row) => ({
      oldCode: row['old_code'] ?? '',
      code: row['code_2024'] ?? '',
      from: year(row['valid_from']),
      to: year(row['valid_to']),
      share: Number(row['share']),
    })),
  });
};
