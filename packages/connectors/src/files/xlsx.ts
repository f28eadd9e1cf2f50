import { type Problem, problem } from '@veivalg/core';
import { type Cell, columnLetters, type RowSink, type SheetAccount } from './cell.ts';
import type { FileLimits } from './limits.ts';
import { scanPart } from './part-text.ts';
import { brokenFile, EnoughRead, FileRefusal, untilEnough } from './refuse.ts';
import { attribute } from './xml.ts';
import type { ZipFile } from './zip.ts';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  /** Part that holds it. */
  readonly part: string;
}

const numeric = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;
const reference = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

const columnOf = (letters: string): number => {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

const idle = { close: () => {}, text: () => {}, wantsText: () => false };

/** Parts the workbook points to in one role, by relation. */
const relations = (zip: ZipFile, where: string, role: string): ReadonlyMap<string, string> => {
  const targets = new Map<string, string>();
  scanPart(zip, 'xl/_rels/workbook.xml.rels', where, {
    ...idle,
    open: (name, attributes) => {
      if (name !== 'Relationship' || !(attribute(attributes, 'Type', where) ?? '').endsWith(`/${role}`))
        return;
      const id = attribute(attributes, 'Id', where);
      const target = attribute(attributes, 'Target', where);
      if (id !== null && target !== null)
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    },
  });
  return targets;
};

/** Sheets of a workbook, in order, hidden ones marked. Refuses workbooks with macros. */
export const xlsxSheets = (zip: ZipFile, where: string): readonly SheetEntry[] => {
  for (const name of zip.entries.keys())
    if (/vbaProject|macrosheets|vbaData/i.test(name)) throw new FileRefusal([problem('V3102', where)]);
  scanPart(zip, '[Content_Types].xml', where, {
    ...idle,
    open: (_, attributes) => {
      if (/macroEnabled|vbaProject|macrosheet/i.test(attributes))
        throw new FileRefusal([problem('V3102', where)]);
      if (/sheet\.binary/i.test(attributes)) throw new FileRefusal([problem('V3101', where)]);
    },
  });
  // The root relation says which part is the workbook; a package without it, or with another, is not one we know.
  let root = '';
  scanPart(zip, '_rels/.rels', where, {
    ...idle,
    open: (name, attributes) => {
      if (
        name === 'Relationship' &&
        attribute(attributes, 'Id', where) !== null &&
        /\/officeDocument$/.test(attribute(attributes, 'Type', where) ?? '')
      )
        root = (attribute(attributes, 'Target', where) ?? '').replace(/^\.?\//, '');
    },
  });
  if (root !== 'xl/workbook.xml') throw brokenFile(where, '_rels/.rels');
  const targets = relations(zip, where, 'worksheet');
  const sheets: SheetEntry[] = [];
  scanPart(zip, 'xl/workbook.xml', where, {
    ...idle,
    open: (name, attributes) => {
      if (name !== 'sheet') return;
      const part = targets.get(attribute(attributes, 'id', where) ?? '');
      const title = attribute(attributes, 'name', where) ?? '';
      if (part === undefined || title === '' || !zip.entries.has(part)) throw brokenFile(where, title);
      const state = attribute(attributes, 'state', where);
      sheets.push({ name: title, hidden: state === 'hidden' || state === 'veryHidden', part });
    },
  });
  return sheets;
};

const sharedTexts = (zip: ZipFile, where: string, limits: FileLimits): readonly string[] => {
  const texts: string[] = [];
  const [part] = relations(zip, where, 'sharedStrings').values();
  if (part === undefined || !zip.entries.has(part)) return texts;
  let current = '';
  let inText = false;
  let phonetic = 0;
  let total = 0;
  scanPart(zip, part, where, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        total += current.length;
        if (total > limits.sharedCharacters)
          throw new FileRefusal([problem('V3105', where, { size: total, limit: limits.sharedCharacters })]);
        texts.push(current);
      }
    },
    text: (text) => {
      current += text;
      if (current.length > limits.cellCharacters)
        throw new FileRefusal([
          problem('V3104', where, { size: current.length, limit: limits.cellCharacters }),
        ]);
    },
    wantsText: () => inText,
  });
  return texts;
};

/**
 * Read one sheet of a workbook row by row: the values, never the formulas behind them.
 *
 * @returns What was met on the way. Refuses broken files, and gathers cells that show an error or hold a formula nobody has worked out.
 */
export const readXlsxSheet = (
  zip: ZipFile,
  sheet: SheetEntry,
  where: string,
  limits: FileLimits,
  sink: RowSink,
  onProgress?: (share: number) => void,
): SheetAccount => {
  const shared = sharedTexts(zip, where, limits);
  const problems: Problem[] = [];
  const size = zip.entries.get(sheet.part)?.unpacked ?? 1;
  let cells: Cell[] = [];
  let row = 0;
  let rows = 0;
  let formulas = 0;
  let merged = 0;
  let inData = false;
  let inRow = false;
  let column = -1;
  let type = 'n';
  let value: string | null = null;
  let hasFormula = false;
  let capture: 'v' | 't' | null = null;
  let seen = 0;
  const put = (cell: Cell): void => {
    while (cells.length < column) cells.push(null);
    cells.push(cell);
  };
  const endCell = (): void => {
    const at = { row, column: columnLetters(column) };
    if (hasFormula) {
      formulas += 1;
      if (value === null || (value === '' && type === 'n')) {
        if (problems.length < 100) problems.push(problem('V3112', where, at));
        return;
      }
    }
    if (value === null) return;
    if (value.length > limits.cellCharacters)
      throw new FileRefusal([problem('V3104', where, { size: value.length, limit: limits.cellCharacters })]);
    switch (type) {
      case 's': {
        const text = /^\d{1,8}$/.test(value) ? shared[Number(value)] : undefined;
        if (text === undefined) throw brokenFile(`${where}: ${at.column}${row}`, value.slice(0, 20));
        if (text !== '') put(text);
        return;
      }
      case 'str':
      case 'inlineStr':
      case 'd':
        if (value !== '') put(value);
        return;
      case 'b':
        if (value !== '0' && value !== '1') throw brokenFile(`${where}: ${at.column}${row}`, 'b');
        put(value === '1');
        return;
      case 'e':
        if (problems.length < 100)
          problems.push(
            problem('V3113', where, { ...at, value: /^#[A-Z/0!?]{2,8}$/.test(value) ? value : '#' }),
          );
        return;
      case 'n': {
        if (value === '') return;
        const number = numeric.test(value) ? Number(value) : Number.NaN;
        if (!Number.isFinite(number)) throw brokenFile(`${where}: ${at.column}${row}`, 'n');
        put(number);
        return;
      }
      default:
        throw brokenFile(`${where}: ${at.column}${row}`, 't');
    }
  };
  untilEnough(() =>
    scanPart(zip, sheet.part, where, {
      open: (name, attributes) => {
        if (name === 'mergeCell') merged += 1;
        else if (name === 'sheetData') inData = true;
        else if (!inData) return;
        else if (name === 'row') {
          const stated = attribute(attributes, 'r', where);
          const next = stated === null ? row + 1 : Number(stated);
          // Rows out of order could stand twice; a file that has them is broken.
          if (!Number.isInteger(next) || next <= row || inRow) throw brokenFile(`${where}: ${row}`, 'row');
          if (next > limits.rows)
            throw new FileRefusal([problem('V3107', where, { rows: next, limit: limits.rows })]);
          row = next;
          inRow = true;
          cells = [];
          column = -1;
        } else if (name === 'c') {
          const stated = attribute(attributes, 'r', where);
          let next = column + 1;
          if (stated !== null) {
            const match = reference.exec(stated);
            if (match === null || Number(match[2]) !== row || !inRow)
              throw brokenFile(`${where}: ${row}`, stated.slice(0, 20));
            next = columnOf(match[1] ?? '');
          }
          if (!inRow || next <= column) throw brokenFile(`${where}: ${row}`, 'c');
          if (next >= limits.columns)
            throw new FileRefusal([
              problem('V3104', `${where}: ${row}`, { size: next + 1, limit: limits.columns }),
            ]);
          column = next;
          type = attribute(attributes, 't', where) ?? 'n';
          value = null;
          hasFormula = false;
        } else if (name === 'f') hasFormula = true;
        else if (name === 'v') {
          if (value !== null) throw brokenFile(`${where}: ${row}`, 'v');
          capture = 'v';
          value = '';
        } else if (name === 't' && type === 'inlineStr') {
          capture = 't';
          value ??= '';
        }
      },
      close: (name) => {
        if (name === 'sheetData') inData = false;
        if (!inData) return;
        if (name === 'v' || name === 't') capture = null;
        else if (name === 'c') endCell();
        else if (name === 'row') {
          inRow = false;
          if (cells.length === 0) return;
          rows += 1;
          if (sink(cells, row) === false) throw new EnoughRead();
          seen += 1;
          if (seen % 500 === 0) onProgress?.(Math.min(1, (seen * 60) / size));
        }
      },
      text: (text) => {
        value = (value ?? '') + text;
      },
      wantsText: () => capture !== null,
    }),
  );
  if (problems.length > 0) throw new FileRefusal(problems);
  return { rows, formulas, merged };
};
