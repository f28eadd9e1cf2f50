import { writeXlsx } from 'hucre/xlsx';
import { figurePng, figureSvg } from './draw-figure.ts';
import { type FigureFile, figureCsv, figureName, headLines, headRows } from './figure-rows.ts';
import { breathe, partOf, type Watch } from './file-work.ts';

/** Hand a file to the browser's downloads. */
const handOver = (content: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

const workbook = async (file: FigureFile, now: Date): Promise<Blob> => {
  const { columns, rows } = file.model.table;
  const bytes = await writeXlsx({
    sheets: [
      {
        name: file.t('download.sheet'),
        rows: [
          ...headRows(file, now).map((row) => [...row]),
          [],
          columns.map((column) => column.label),
          ...rows.map((row) => [...row]),
        ],
      },
    ],
  });
  return new Blob([bytes as BlobPart], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
};

/** The lines by their names; what there are several of, as the plans of a comparison, on a line each. */
const json = (file: FigureFile, now: Date): string => {
  const head: Record<string, string> = {};
  for (const { key, text } of headLines(file, now))
    head[key] = head[key] === undefined ? text : `${head[key]}\n${text}`;
  return JSON.stringify({ ...head, columns: file.model.table.columns, rows: file.model.table.rows }, null, 2);
};

/** Save a figure or its numbers as a file; throws when the browser cannot, and when the reader stopped it. */
export const saveFigure = async (
  format: 'png' | 'svg' | 'csv' | 'xlsx' | 'json',
  file: FigureFile & { readonly picture: SVGSVGElement | null },
  watch: Watch,
): Promise<void> => {
  const now = new Date();
  const name = figureName(file, now, format);
  if (format === 'csv') handOver(new Blob([figureCsv(file, now)], { type: 'text/csv;charset=utf-8' }), name);
  else if (format === 'json') handOver(new Blob([json(file, now)], { type: 'application/json' }), name);
  else if (format === 'xlsx') {
    const book = await workbook(file, now);
    await breathe(watch, 1);
    handOver(book, name);
  } else {
    if (file.picture === null) throw new Error('SVG');
    const drawn = await figureSvg(file.picture, file, partOf(watch, 0, 0.7));
    const made = format === 'svg' ? new Blob([drawn.svg], { type: 'image/svg+xml' }) : await figurePng(drawn);
    await breathe(watch, 1);
    handOver(made, name);
  }
};
