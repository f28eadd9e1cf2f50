import { writeXlsx } from 'hucre/xlsx';
import { figurePng, figureSvg } from './draw-figure.ts';
import { type FigureFile, figureCsv, figureName, headRows } from './figure-rows.ts';

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
        name: 'Tall',
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

const json = (file: FigureFile, now: Date): string =>
  JSON.stringify(
    {
      ...Object.fromEntries(
        ['title', 'unit', 'place', 'source', 'assumptions', 'link', 'retrieved'].map((key, i) => [
          key,
          headRows(file, now)[i]?.[1],
        ]),
      ),
      columns: file.model.table.columns,
      rows: file.model.table.rows,
    },
    null,
    2,
  );

/** Save a figure or its numbers as a file; throws when the browser cannot. */
export const saveFigure = async (
  format: 'png' | 'svg' | 'csv' | 'xlsx' | 'json',
  file: FigureFile & { readonly picture: SVGSVGElement | null },
): Promise<void> => {
  const now = new Date();
  const name = figureName(file, now, format);
  if (format === 'csv') handOver(new Blob([figureCsv(file, now)], { type: 'text/csv;charset=utf-8' }), name);
  else if (format === 'json') handOver(new Blob([json(file, now)], { type: 'application/json' }), name);
  else if (format === 'xlsx') handOver(await workbook(file, now), name);
  else {
    if (file.picture === null) throw new Error('SVG');
    const drawn = figureSvg(file.picture, file);
    handOver(
      format === 'svg' ? new Blob([drawn.svg], { type: 'image/svg+xml' }) : await figurePng(drawn),
      name,
    );
  }
};
