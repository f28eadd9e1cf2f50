import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { aboutLines, type ExportCell, type ExportColumn, type ExportTable, fromAboutLines } from './table.ts';

/** Write a table as Parquet; what a reader must know stands in the file's own metadata. */
export const toParquet = (table: ExportTable): Uint8Array => {
  const columnData = table.columns.map(({ key, type }, at) => ({
    name: key,
    type: type === 'text' ? ('STRING' as const) : ('DOUBLE' as const),
    nullable: true,
    data: table.rows.map((row) => {
      const cell = row[at] ?? null;
      return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
    }),
  }));
  return new Uint8Array(
    parquetWriteBuffer({
      columnData,
      createdBy: 'Veivalg',
      kvMetadata: [
        { key: 'veivalg.about', value: JSON.stringify(aboutLines(table)) },
        { key: 'veivalg.columns', value: JSON.stringify(table.columns) },
      ],
    }),
  );
};

/** Read back what `toParquet` wrote. */
export const fromParquet = async (bytes: Uint8Array): Promise<ExportTable> => {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(file);
  const kept = (name: string): unknown =>
    JSON.parse(metadata.key_value_metadata?.find(({ key }) => key === name)?.value ?? 'null');
  const columns = kept('veivalg.columns') as readonly ExportColumn[];
  const rows = await parquetReadObjects({ file });
  const { units: _, ...about } = fromAboutLines(kept('veivalg.about') as [string, string][]);
  return {
    ...about,
    columns,
    rows: rows.map((row) => columns.map(({ key }) => (row[key] as ExportCell | undefined) ?? null)),
  };
};
