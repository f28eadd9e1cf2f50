import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAllRows } from '../files/open-file.ts';
import { toCsvText } from './csv.ts';
import { exportFormats, exportTable } from './export.ts';
import { readExport } from './read-back.ts';
import { type ExportTable, harmless, unharmed } from './table.ts';

const columns = [
  { key: 'place', label: 'Sted', type: 'text', unit: '' },
  { key: 'year', label: 'År', type: 'text', unit: '' },
  { key: 'demand_fte', label: 'Behov', type: 'number', unit: 'årsverk' },
  { key: 'persons', label: 'Folketall', type: 'integer', unit: 'personer' },
] as const;

const table = (rows: ExportTable['rows']): ExportTable => ({
  title: 'Behov i Alver; og =Oslo',
  sources: ['Kilde: SSB (tabell 07459), CC BY 4.0, bearbeidet', 'Kilde: to'],
  assumptions: ['Standardvekst 0,5 %', '=1+1'],
  run: { model: '1.0', data: 'abc', seed: '1' },
  columns,
  rows,
});
const whole = table([
  ['Alver', '2026', 812.3456789012345, 29_593],
  ['Karasjok – Kárášjohka', '2026', 1e-9, 0],
  ['=HYPERLINK("http://x")', '2026', -0.1, 3],
  ["'@SUM(A1)", '2026', null, null],
  ['+47 "x";y', '2027', 5_000_000.5, 1],
]);
const readable = {
  csv: 'csv',
  'csv-maskin': 'csv',
  xlsx: 'xlsx',
  ods: 'ods',
  jsonstat: 'jsonstat',
  parquet: 'parquet',
} as const;

const round = async (one: ExportTable, format: keyof typeof readable): Promise<ExportTable> => {
  const bytes = await exportTable(one, format);
  if (!bytes.ok) throw new Error(JSON.stringify(bytes.problems));
  const back = await readExport(bytes.value, readable[format], columns);
  if (!back.ok) throw new Error(JSON.stringify(back.problems));
  return back.value;
};
const sorted = (rows: ExportTable['rows']): readonly string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

describe('export and back', () => {
  it.each(Object.keys(exportFormats) as (keyof typeof readable)[])(
    '%s gives the same table',
    async (format) => {
      const back = await round(whole, format);
      expect(sorted(back.rows)).toEqual(sorted(whole.rows));
      if (format !== 'csv-maskin') expect({ ...back, rows: [] }).toEqual({ ...whole, rows: [] });
    },
  );

  it('gives every digit back in every format, whatever the numbers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => !Object.is(x, -0)),
          { minLength: 1, maxLength: 6 },
        ),
        async (numbers) => {
          const one = table(numbers.map((number, i) => [`sted ${i}`, '2026', number, i]));
          for (const format of Object.keys(readable) as (keyof typeof readable)[])
            expect(sorted((await round(one, format)).rows)).toEqual(sorted(one.rows));
        },
      ),
      { seed: 20261121, numRuns: 25 },
    );
  });

  it('keeps rows apart that their texts do not tell apart', async () => {
    const same = table([
      ['Alver', '2026', 1, 1],
      ['Alver', '2026', 2, 2],
    ]);
    expect(sorted((await round(same, 'jsonstat')).rows)).toEqual(sorted(same.rows));
  });

  it('refuses an unknown format by naming the known', async () => {
    const outcome = await exportTable(whole, 'doc');
    expect(outcome.problems[0]).toMatchObject({ code: 'V3301', details: { name: 'doc' } });
  });
});

describe('what a spreadsheet gets', () => {
  it('is no formula, in CSV, XLSX or ODS', async () => {
    for (const format of ['csv', 'csv-maskin', 'xlsx', 'ods'] as const) {
      const bytes = await exportTable(whole, format);
      const rows = readAllRows(bytes.ok ? bytes.value : new Uint8Array(), 'x');
      if (!rows.ok) throw new Error(format);
      expect(rows.problems.filter(({ code }) => code === 'V3111')).toEqual([]);
      for (const { cells } of rows.value)
        for (const cell of cells)
          if (typeof cell === 'string' && !/^-?[\d.,e-]+$/.test(cell))
            expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });
  it('for people: a mark, semicolons, decimal comma; for machines: keys, commas, points', () => {
    const people = toCsvText(whole, 'people');
    expect(people.startsWith('\uFEFF# title;')).toBe(true);
    expect(people).toContain('\r\nSted;År;Behov;Folketall\r\nAlver;2026;812,3456789012345;29593\r\n');
    expect(toCsvText(whole, 'machines').split('\n').slice(0, 2)).toEqual([
      'place,year,demand_fte,persons',
      'Alver,2026,812.3456789012345,29593',
    ]);
  });
  it('finds its way back from every text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unharmed(harmless(text))).toBe(text);
        expect(harmless(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});
