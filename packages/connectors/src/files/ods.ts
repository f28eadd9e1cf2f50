import { type Problem, problem } from '@veivalg/core';
import { type Cell, columnLetters, type RowSink, type SheetAccount } from './cell.ts';
import type { FileLimits } from './limits.ts';
import { scanPart } from './part-text.ts';
import { brokenFile, EnoughRead, FileRefusal, untilEnough } from './refuse.ts';
import type { SheetEntry } from './xlsx.ts';
import { attribute } from './xml.ts';
import type { ZipFile } from './zip.ts';

const numeric = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;
const part = 'content.xml';

const count = (text: string | null, where: string): number => {
  if (text === null) return 1;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw brokenFile(where, text.slice(0, 20));
  return Number(text);
};

/** Sheets of an OpenDocument spreadsheet. Refuses documents with macros or a password. */
export const odsSheets = (zip: ZipFile, where: string): readonly SheetEntry[] => {
  for (const name of zip.entries.keys())
    if (/^(Basic|Scripts)\//.test(name)) throw new FileRefusal([problem('V3102', where)]);
  if (zip.entries.has('META-INF/manifest.xml'))
    scanPart(zip, 'META-INF/manifest.xml', where, {
      open: (name) => {
        if (name === 'encryption-data') throw new FileRefusal([problem('V3103', where)]);
      },
      close: () => {},
      text: () => {},
      wantsText: () => false,
    });
  let type = '';
  zip.read('mimetype', (bytes) => {
    type += new TextDecoder().decode(bytes);
  });
  if (!/^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?$/.test(type.trim()))
    throw brokenFile(where, 'mimetype');
  const hiddenStyles = new Set<string>();
  const sheets: SheetEntry[] = [];
  let style = '';
  let depth = 0;
  scanPart(zip, part, where, {
    open: (name, attributes) => {
      if (name === 'event-listener' || name === 'script') throw new FileRefusal([problem('V3102', where)]);
      if (name === 'style') style = attribute(attributes, 'name', where) ?? '';
      else if (name === 'table-properties' && attribute(attributes, 'display', where) === 'false')
        hiddenStyles.add(style);
      else if (name === 'table') {
        depth += 1;
        if (depth === 1)
          sheets.push({
            name: attribute(attributes, 'name', where) ?? '',
            hidden: hiddenStyles.has(attribute(attributes, 'style-name', where) ?? ''),
            part,
          });
      }
    },
    close: (name) => {
      if (name === 'table') depth -= 1;
    },
    text: () => {},
    wantsText: () => false,
  });
  return sheets;
};

/** Read one sheet of an OpenDocument spreadsheet row by row: the values, never the formulas behind them. */
export const readOdsSheet = (
  zip: ZipFile,
  index: number,
  where: string,
  limits: FileLimits,
  sink: RowSink,
  onProgress?: (share: number) => void,
): SheetAccount => {
  const problems: Problem[] = [];
  const size = zip.entries.get(part)?.unpacked ?? 1;
  let sheet = -1;
  let depth = 0;
  let cells: Cell[] = [];
  let row = 0;
  let rowRepeat = 1;
  let rows = 0;
  let formulas = 0;
  let merged = 0;
  let column = 0;
  let cell: { type: string; value: string; text: string; formula: boolean; repeat: number } | null = null;
  let paragraphs = 0;
  let inParagraph = 0;
  let annotation = 0;
  let seen = 0;
  const here = (): boolean => sheet === index && depth === 1;
  const cellValue = (): Cell => {
    if (cell === null) return null;
    const { type, value, text } = cell;
    const at = { row, column: columnLetters(column) };
    if (text.length > limits.cellCharacters)
      throw new FileRefusal([problem('V3104', where, { size: text.length, limit: limits.cellCharacters })]);
    if (cell.formula) {
      formulas += 1;
      if (type === '' && text === '') {
        if (problems.length < 100) problems.push(problem('V3112', where, at));
        return null;
      }
      if (/^(#[A-Z/0!?]{2,8}|Err:\d+)$/.test(text)) {
        if (problems.length < 100) problems.push(problem('V3113', where, { ...at, value: text }));
        return null;
      }
    }
    switch (type) {
      case '':
        // A value without a kind, or the other way round, is a damaged cell: its text may say something else.
        if (value !== '') throw brokenFile(`${where}: ${at.column}${row}`, 'value-type');
        return text || null;
      case 'string':
        return (value !== '' ? value : text) || null;
      case 'float':
      case 'percentage':
      case 'currency': {
        const number = numeric.test(value) ? Number(value) : Number.NaN;
        if (!Number.isFinite(number)) throw brokenFile(`${where}: ${at.column}${row}`, 'value');
        return number;
      }
      case 'date':
      case 'time':
        return value || null;
      case 'boolean':
        if (value !== 'true' && value !== 'false')
          throw brokenFile(`${where}: ${at.column}${row}`, 'boolean');
        return value === 'true';
      default:
        throw brokenFile(`${where}: ${at.column}${row}`, type.slice(0, 20));
    }
  };
  const endCell = (): void => {
    if (cell === null) return;
    const value = cellValue();
    const { repeat } = cell;
    cell = null;
    if (value === null) {
      // Empty cells to the end of the sheet are written as one with a huge repeat.
      column += repeat;
      return;
    }
    if (column + repeat > limits.columns)
      throw new FileRefusal([
        problem('V3104', `${where}: ${row}`, { size: column + repeat, limit: limits.columns }),
      ]);
    while (cells.length < column) cells.push(null);
    for (let i = 0; i < repeat; i++) cells.push(value);
    column += repeat;
  };
  untilEnough(() =>
    scanPart(zip, part, where, {
      open: (name, attributes) => {
        if (name === 'table') {
          depth += 1;
          if (depth === 1) {
            sheet += 1;
            row = 0;
          }
          return;
        }
        if (!here()) return;
        if (name === 'table-row') {
          rowRepeat = count(attribute(attributes, 'number-rows-repeated', where), where);
          row += 1;
          cells = [];
          column = 0;
        } else if (name === 'table-cell' || name === 'covered-table-cell') {
          const formula = attribute(attributes, 'formula', where) !== null;
          const type = attribute(attributes, 'value-type', where) ?? '';
          const spans =
            count(attribute(attributes, 'number-columns-spanned', where), where) *
            count(attribute(attributes, 'number-rows-spanned', where), where);
          if (spans > 1) merged += 1;
          paragraphs = 0;
          cell = {
            type,
            value:
              attribute(
                attributes,
                type === 'date'
                  ? 'date-value'
                  : type === 'time'
                    ? 'time-value'
                    : type === 'boolean'
                      ? 'boolean-value'
                      : type === 'string'
                        ? 'string-value'
                        : 'value',
                where,
              ) ?? '',
            text: '',
            formula,
            repeat: count(attribute(attributes, 'number-columns-repeated', where), where),
          };
        } else if (cell !== null && name === 'annotation') annotation += 1;
        else if (cell !== null && annotation === 0) {
          if (name === 'p') {
            if (paragraphs++ > 0) cell.text += '\n';
            inParagraph += 1;
          } else if (name === 's')
            cell.text += ' '.repeat(Math.min(1_000, count(attribute(attributes, 'c', where), where)));
          else if (name === 'tab') cell.text += '\t';
          else if (name === 'line-break') cell.text += '\n';
        }
      },
      close: (name) => {
        if (name === 'table') {
          depth -= 1;
          return;
        }
        if (!here()) return;
        if (name === 'annotation' && cell !== null) annotation -= 1;
        else if (name === 'p' && annotation === 0 && inParagraph > 0) inParagraph -= 1;
        else if (name === 'table-cell' || name === 'covered-table-cell') endCell();
        else if (name === 'table-row') {
          if (cells.length > 0)
            for (let i = 0; i < rowRepeat; i++) {
              rows += 1;
              if (rows > limits.rows || row + i > limits.rows)
                throw new FileRefusal([problem('V3107', where, { rows: row + i, limit: limits.rows })]);
              if (sink(cells, row + i) === false) throw new EnoughRead();
            }
          row += rowRepeat - 1;
          seen += 1;
          if (seen % 500 === 0) onProgress?.(Math.min(1, (seen * 200) / size));
        }
      },
      text: (text) => {
        if (cell !== null) cell.text += text;
      },
      wantsText: () => here() && cell !== null && inParagraph > 0 && annotation === 0,
    }),
  );
  if (problems.length > 0) throw new FileRefusal(problems);
  return { rows, formulas, merged };
};
