import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { referenceText } from '../facts/reference.ts';
import { documentFigures, lineText, type ReportDocument, type Table } from '../model/document.ts';

/** Texts that a spreadsheet would take as a formula or a command when typed in or pasted. */
const looksLikeFormula = /^[=+\-@\t\r]/;

/** A text cell that can never run: a sign that starts a formula gets an apostrophe before it. */
export const harmlessCell = (text: string): string => (looksLikeFormula.test(text) ? `'${text}` : text);

/** Sheet names are short, unique, and without the signs a workbook forbids. */
const sheetName = (text: string, taken: Set<string>): string => {
  const clean =
    text
      .replace(/[[\]:*?/\\']/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 27) || 'Ark';
  let name = clean;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${clean} ${number}`;
  taken.add(name.toLowerCase());
  return name;
};

const words = {
  nb: {
    figures: 'Alle tall',
    about: 'Om tallene',
    head: ['Del', 'Vist', 'Verdi', 'Enhet', 'Sted i kjøringen'],
  },
  nn: { figures: 'Alle tal', about: 'Om tala', head: ['Del', 'Vist', 'Verdi', 'Eining', 'Stad i køyringa'] },
} as const;

const unitWords = {
  nb: { fte: 'årsverk', persons: 'personer', share: 'andel', ratio: 'forhold', count: 'antall' },
  nn: { fte: 'årsverk', persons: 'personar', share: 'del', ratio: 'forhold', count: 'tal' },
} as const;

/** Shares as shares with a per cent format; all others as shown. */
const cellValue = (cell: Table['rows'][number][number]): CellValue => {
  const [only, more] = cell.line;
  if (more === undefined && only?.figure !== undefined) {
    const { figure } = only;
    return figure.unit === 'share' ? figure.shown / 100 : figure.shown;
  }
  return harmlessCell(lineText(cell.line));
};

const tableSheet = (table: Table, document: ReportDocument, taken: Set<string>): WriteSheet => {
  const rows: CellValue[][] = [
    [harmlessCell(lineText(table.caption))],
    [harmlessCell(`${document.title}. ${table.note}`)],
    table.header.map(harmlessCell),
    ...table.rows.map((row) => row.map(cellValue)),
  ];
  const firstRow = 3;
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  table.header.forEach((_, column) => {
    cells.set(`${firstRow - 1},${column}`, { style: { font: { bold: true } } });
  });
  table.rows.forEach((row, index) => {
    row.forEach(({ line }, column) => {
      if (line[0]?.figure?.unit === 'share')
        cells.set(`${firstRow + index},${column}`, { style: { numFmt: '0%' } });
    });
  });
  return {
    name: sheetName(lineText(table.caption), taken),
    columns: table.header.map((text, index) => ({ width: index === 0 ? 42 : Math.max(12, text.length + 2) })),
    rows,
    cells,
    freezePane: { rows: firstRow },
  };
};

/**
 * Write the figures of a document as a workbook: one sheet per table, and one with every figure, unrounded, and its place in the run.
 *
 * Figures are numbers, texts are texts; nothing in it is a formula.
 *
 * @returns Bytes of the file.
 */
export const renderXlsx = async (document: ReportDocument): Promise<Uint8Array> => {
  const taken = new Set<string>();
  const { figures, about, head } = words[document.language];
  const tables = document.blocks.filter(
    (block): block is Table => block.kind === 'table' && block.form !== true,
  );
  const sheets: WriteSheet[] = [
    ...tables.map((table) => tableSheet(table, document, taken)),
    {
      name: sheetName(figures, taken),
      columns: [{ width: 24 }, { width: 14 }, { width: 22 }, { width: 12 }, { width: 70 }],
      rows: [
        [...head],
        ...documentFigures(document).map(({ block, text, figure }): CellValue[] => [
          harmlessCell(block),
          harmlessCell(text),
          figure.value,
          unitWords[document.language][figure.unit],
          figure.reference === null ? '' : harmlessCell(referenceText(figure.reference)),
        ]),
      ],
      freezePane: { rows: 1 },
    },
    {
      name: sheetName(about, taken),
      columns: [{ width: 100 }],
      rows: [
        [harmlessCell(document.title)],
        [harmlessCell(document.footer)],
        [`SHA-256 ${document.run.digest}`],
        [harmlessCell(document.run.file)],
      ],
    },
  ];
  return writeXlsx({
    sheets,
    properties: { title: document.title, creator: document.author },
  });
};
