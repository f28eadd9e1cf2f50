import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';

/** What stands in cells that must leave no trace. */
export const marker = 'MERKEXQZ';

const header = [
  'Ansattnr',
  'Navn',
  'Stillingskode',
  'Fødselsår',
  'Stillingsprosent',
  'Avdeling',
  'Sykefravær',
  'Ledig stilling',
  'Merknad',
] as const;
const titles = ['Sykepleier', 'Helsefagarbeider', 'Vernepleier', 'Ergoterapeut'];

/** Rows of staff with a marker in every column that can hold text. */
export const staffRows = (count: number): (string | number)[][] => [
  [...header],
  ...Array.from({ length: count }, (_, i): (string | number)[] => [
    `${marker}-${i}`,
    `${marker} Navn ${i}`,
    titles[i % titles.length] ?? '',
    1960 + (i % 40),
    [100, 80, 75, 50][i % 4] ?? 100,
    `${marker} Sone ${i % 7}`,
    i % 9,
    i % 40 === 0 ? 'ja' : 'nei',
    `${marker} fritekst ${i}`,
  ]),
];

export const csvOf = (rows: readonly (readonly (string | number)[])[]): Uint8Array =>
  strToU8(rows.map((row) => row.join(';')).join('\n'));

export const xlsxOf = async (rows: (string | number)[][]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: 'Ansatte', rows }] });

/** A workbook from its parts: just enough of the packaging to be opened. */
const workbook = (parts: Readonly<Record<string, Uint8Array>>, types = ''): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}</Types>`,
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ansatte" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    ...parts,
  });

const sheet = (rows: string): Uint8Array =>
  strToU8(
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  );

/** Files that cannot be used, with the code that says why. */
export const badFiles = (): readonly {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly code: string;
}[] => [
  {
    name: 'bombe.xlsx',
    bytes: workbook({
      'xl/worksheets/sheet1.xml': sheet(
        `<row r="1"><c r="A1" t="inlineStr"><is><t>${'A'.repeat(40_000_000)}</t></is></c></row>`,
      ),
    }),
    code: 'V3105',
  },
  {
    name: 'makro.xlsm',
    bytes: workbook({ 'xl/worksheets/sheet1.xml': sheet(''), 'xl/vbaProject.bin': strToU8('x') }),
    code: 'V3102',
  },
  {
    name: 'passord.xlsx',
    bytes: Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      ...[...'EncryptedPackage'].flatMap((sign) => [sign.charCodeAt(0), 0]),
      ...new Array<number>(64).fill(0),
    ]),
    code: 'V3103',
  },
  { name: 'ødelagt.xlsx', bytes: workbook({}).subarray(0, 700), code: 'V3106' },
  { name: 'bilde.csv', bytes: strToU8('%PDF-1.4 noe'), code: 'V3101' },
  { name: 'tom.csv', bytes: new Uint8Array(0), code: 'V3115' },
];

/**
 * A workbook as people make them: one position is a formula with the value it last had, the unit is merged over two rows, and a
 * sheet nobody sees holds markers.
 */
export const livedInWorkbook = (): Uint8Array => {
  const cell = (at: string, value: string | number): string =>
    typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (r: number, cells: string): string => `<row r="${r}">${cells}</row>`;
  const rows = [
    row(
      1,
      ['Ansattnr', 'Stillingskode', 'Fødselsår', 'Stillingsprosent', 'Avdeling']
        .map((title, i) => cell(`${'ABCDE'[i]}1`, title))
        .join(''),
    ),
    row(
      2,
      `${cell('A2', `${marker}-1`)}${cell('B2', 'Sykepleier')}${cell('C2', 1980)}<c r="D2"><f>50+30</f><v>80</v></c>${cell('E2', `${marker} Sone`)}`,
    ),
    row(
      3,
      `${cell('A3', `${marker}-2`)}${cell('B3', 'Sykepleier')}${cell('C3', 1970)}${cell('D3', 100)}<c r="E3"/>`,
    ),
  ].join('');
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[1, 2]
        .map(
          (n) =>
            `<Relationship Id="rId${n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        )
        .join('')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ansatte" sheetId="1" r:id="rId1"/><sheet name="Skjult" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData><mergeCells count="1"><mergeCell ref="E2:E3"/></mergeCells></worksheet>`,
    ),
    'xl/worksheets/sheet2.xml': sheet(row(1, cell('A1', `${marker} skjult`))),
  });
};

/** Rows where the third has an unknown occupation, the fourth a birth year that is no number. */
export const faultyRows = (): (string | number)[][] => {
  const rows = staffRows(12);
  (rows[2] as (string | number)[])[2] = `${marker}-KODE`;
  (rows[3] as (string | number)[])[3] = `${marker}år`;
  return rows;
};
