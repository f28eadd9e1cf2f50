import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';
import type { RowSink, SheetAccount } from './cell.ts';
import { type DetectedEncoding, decodePortions } from './decode.ts';
import type { FileLimits } from './limits.ts';

const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/**
 * Find the separator from the beginning of a text: the sign that splits most lines into the same number of fields.
 *
 * A comma between digits may be a decimal mark, so a semicolon or tab that splits the lines goes before it.
 */
export const detectSeparator = (beginning: string): Separator => {
  const named = /^sep=(.)\r?\n/i.exec(beginning)?.[1];
  const stated = separators.find((one) => one === named);
  if (stated !== undefined) return stated;
  const lines: string[] = [];
  let quoted = false;
  let current = '';
  for (const sign of beginning) {
    if (sign === '"') quoted = !quoted;
    if (!quoted && (sign === '\n' || sign === '\r')) {
      if (current.trim() !== '') lines.push(current);
      current = '';
      if (lines.length === 20) break;
    } else current += quoted && sign !== '"' ? 'x' : sign;
  }
  if (lines.length === 0 && current !== '') lines.push(current);
  let best: Separator = ';';
  let bestScore = 0;
  for (const separator of separators) {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const first = counts[0] ?? 0;
    if (first === 0) continue;
    const same = counts.filter((count) => count === first).length / counts.length;
    const score = same * Math.min(first, 30) * (separator === ',' ? 0.5 : 1);
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
};

/**
 * Read delimited text row by row; memory does not grow with the file.
 *
 * Quotes follow RFC 4180: a quoted field may hold separators, line ends and doubled quotes. A quote that is never closed or a
 * sign after a closing quote is a broken row, not a guess.
 *
 * @returns The number of rows, or V3108 an open quote, V3106 a sign after a quote, V3107 too many rows, V3104 too long a cell.
 */
export const readCsv = (
  bytes: Uint8Array,
  where: string,
  detected: DetectedEncoding,
  separator: Separator,
  limits: FileLimits,
  sink: RowSink,
  onProgress?: (share: number) => void,
): Outcome<SheetAccount> => {
  let field = '';
  let fields: (string | null)[] = [];
  let row = 1;
  let rows = 0;
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  let openedAt = 0;
  let wasReturn = false;
  let returns = 0;
  let lineFeeds = 0;
  let ended = false;
  let trouble: Problem | null = null;
  const fit = (): boolean => {
    if (field.length <= limits.cellCharacters && fields.length < limits.columns) return true;
    trouble ??= problem('V3104', `${where}: ${row}`, {
      size: Math.max(field.length, fields.length),
      limit: field.length > limits.cellCharacters ? limits.cellCharacters : limits.columns,
    });
    return false;
  };
  const endField = (): void => {
    fit();
    fields.push(field === '' ? null : field);
    field = '';
    state = 'start';
  };
  const endRow = (): void => {
    endField();
    const empty = fields.every((one) => one === null);
    if (!empty) {
      rows += 1;
      if (rows > limits.rows) trouble ??= problem('V3107', where, { rows, limit: limits.rows });
      else if (
        !(row === 1 && /^sep=.?$/i.test(fields[0] ?? '') && fields.slice(1).every((one) => one === null)) &&
        sink(fields, row) === false
      )
        ended = true;
    }
    fields = [];
    row += 1;
  };
  let done = 0;
  for (const text of decodePortions(bytes, detected)) {
    let plainFrom = -1;
    for (let i = 0; i < text.length; i++) {
      const sign = text[i] ?? '';
      if (wasReturn) {
        wasReturn = false;
        if (sign === '\n' && state !== 'quoted') {
          lineFeeds += 1;
          continue;
        }
        returns += 1;
      }
      if (state === 'quoted') {
        if (sign === '"') state = 'closed';
        else {
          field += sign;
          if (field.length > limits.cellCharacters && !fit()) break;
        }
        continue;
      }
      if (state === 'closed' && sign === '"') {
        field += '"';
        state = 'quoted';
        continue;
      }
      if (sign === separator || sign === '\n' || sign === '\r') {
        if (plainFrom >= 0) {
          field += text.slice(plainFrom, i);
          plainFrom = -1;
        }
        if (sign === separator) endField();
        else {
          wasReturn = sign === '\r';
          if (!wasReturn) lineFeeds += 1;
          // Where both stand, no one can say whether the odd one ends a row or is part of a text.
          if (returns > 0 && lineFeeds > 0) trouble = problem('V3106', `${where}: ${row}`, { what: 'CR' });
          endRow();
        }
        if (trouble !== null || ended) break;
        continue;
      }
      if (state === 'start' && sign === '"') {
        state = 'quoted';
        openedAt = row;
        continue;
      }
      if (state === 'closed') {
        trouble = problem('V3106', `${where}: ${row}`, { what: '"' });
        break;
      }
      if (sign === '\0') {
        trouble = problem('V3106', `${where}: ${row}`, { what: 'NUL' });
        break;
      }
      state = 'plain';
      if (plainFrom < 0) plainFrom = i;
    }
    if (trouble !== null || ended) break;
    if (plainFrom >= 0) {
      field += text.slice(plainFrom);
      fit();
    }
    done += text.length;
    onProgress?.(Math.min(1, done / Math.max(1, bytes.length)));
    if (trouble !== null) break;
  }
  if (trouble === null && !ended && returns > 0 && lineFeeds > 0)
    trouble = problem('V3106', where, { what: 'CR' });
  if (trouble === null && !ended) {
    if ((state as string) === 'quoted') trouble = problem('V3108', where, { row: openedAt });
    else if (field !== '' || fields.length > 0 || (state as string) === 'closed') endRow();
  }
  return trouble === null ? succeed({ rows, formulas: 0, merged: 0 }) : fail([trouble]);
};
