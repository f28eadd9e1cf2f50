import { strToU8, zipSync } from 'fflate';
import type { Random } from './random.ts';

export type FileKind = 'csv' | 'xlsx' | 'ods' | 'jsonstat';

const header = ['Ansattnr', 'Stillingskode', 'Fødselsår', 'Stillingsprosent', 'Avdeling'];
const occupations = ['Sykepleier', '2223', 'Helsefagarbeider', 'Vernepleier', '5321', 'Lege'];

type Cells = readonly (string | number)[];

/** Rows of a made-up staff file. */
export const madeUpRows = (random: Random): readonly Cells[] =>
  Array.from({ length: 1 + random.below(8) }, (_, i) => [
    1000 + i,
    random.pick(occupations),
    1955 + random.below(45),
    [100, 80, 50, 37.5, 20.25][random.below(5)] ?? 100,
    `Sone ${random.pick(['A', 'B'])}`,
  ]);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Parts of a file before it is packed: CSV and JSON-stat have one, spreadsheets have several. */
export type Parts = Readonly<Record<string, string>>;

const csvParts = (rows: readonly Cells[], random: Random): Parts => {
  const separator = random.pick([';', ',', '\t']);
  const cell = (value: string | number): string => {
    const text =
      typeof value === 'number' && separator !== ',' ? String(value).replace('.', ',') : String(value);
    return random.below(6) === 0 ? `"${text}"` : text;
  };
  return {
    'fil.csv': [header, ...rows]
      .map((row) => row.map(cell).join(separator))
      .join(random.pick(['\n', '\r\n'])),
  };
};

const xlsxParts = (rows: readonly Cells[], random: Random): Parts => {
  const shared: string[] = [];
  const inline = random.below(2) === 0;
  const cell = (value: string | number, r: number, c: number): string => {
    const at = `${String.fromCharCode(65 + c)}${r}`;
    if (typeof value === 'number')
      return `<c r="${at}">${random.below(9) === 0 ? '<f>A1*1</f>' : ''}<v>${value}</v></c>`;
    if (inline) return `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    if (!shared.includes(value)) shared.push(value);
    return `<c r="${at}" t="s"><v>${shared.indexOf(value)}</v></c>`;
  };
  const data = [header, ...rows]
    .map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, r + 1, c)).join('')}</row>`)
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="Ansatte" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
  };
};

const odsParts = (rows: readonly Cells[]): Parts => {
  const cell = (value: string | number): string =>
    typeof value === 'number'
      ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
      : `<table:table-cell office:value-type="string"><text:p>${escaped(value)}</text:p></table:table-cell>`;
  const data = [header, ...rows]
    .map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`)
    .join('');
  const names =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
  return {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml':
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
    'content.xml': `<office:document-content ${names}><office:body><office:spreadsheet><table:table table:name="Ansatte">${data}</table:table></office:spreadsheet></office:body></office:document-content>`,
  };
};

const jsonStatParts = (random: Random): Parts => {
  const places = Array.from({ length: 1 + random.below(5) }, (_, i) => String(1000 + i));
  const years = Array.from({ length: 1 + random.below(5) }, (_, i) => String(2020 + i));
  const cells = places.length * years.length;
  const value = Array.from({ length: cells }, () =>
    random.below(8) === 0 ? null : random.below(10_000) / 4,
  );
  const status = Object.fromEntries(value.flatMap((one, i) => (one === null ? [[String(i), ':']] : [])));
  const swapped = random.below(2) === 0;
  return {
    'svar.json': JSON.stringify({
      version: '2.0',
      class: 'dataset',
      label: 'Laget',
      updated: '2026-01-01T00:00:00Z',
      id: swapped ? ['Tid', 'Region'] : ['Region', 'Tid'],
      size: swapped ? [years.length, places.length] : [places.length, years.length],
      role: { time: ['Tid'] },
      dimension: {
        Region: {
          label: 'region',
          category: { index: Object.fromEntries(places.map((code, i) => [code, i])) },
        },
        Tid: { label: 'år', category: { index: years } },
      },
      value:
        random.below(3) === 0
          ? Object.fromEntries(value.flatMap((one, i) => (one === null ? [] : [[i, one]])))
          : value,
      status,
    }),
  };
};

/** Make the parts of a file of a kind. */
export const madeUpParts = (kind: FileKind, random: Random): Parts => {
  if (kind === 'jsonstat') return jsonStatParts(random);
  const rows = madeUpRows(random);
  return kind === 'csv' ? csvParts(rows, random) : kind === 'xlsx' ? xlsxParts(rows, random) : odsParts(rows);
};

const utf16 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let i = 0; i < text.length; i++) {
    bytes[2 + 2 * i] = text.charCodeAt(i) & 0xff;
    bytes[3 + 2 * i] = text.charCodeAt(i) >> 8;
  }
  return bytes;
};

/** Put the parts together to a file. */
export const packed = (kind: FileKind, parts: Parts, random: Random): Uint8Array => {
  if (kind === 'xlsx' || kind === 'ods')
    return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
      level: random.pick([0, 6]),
    });
  const text = Object.values(parts)[0] ?? '';
  if (kind === 'jsonstat') return strToU8(text);
  const encoding = random.below(4);
  if (encoding === 0) return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  if (encoding === 1) return utf16(text);
  return strToU8(text);
};
