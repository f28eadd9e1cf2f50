import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { columnLetters } from './cell.ts';
import { detectSeparator } from './csv.ts';
import { standardLimits } from './limits.ts';
import { openFile, readAllRows } from './open-file.ts';

const fixed = { seed: 20261121, numRuns: 40 };
const cellsOf = (bytes: Uint8Array, options = {}): unknown => {
  const outcome = readAllRows(bytes, 'fil', options);
  return outcome.ok ? outcome.value.map(({ cells }) => cells) : outcome.problems.map(({ code }) => code);
};
const codes = (bytes: Uint8Array, options = {}): unknown => {
  const outcome = readAllRows(bytes, 'fil', options);
  return outcome.problems.map(({ code }) => code);
};
const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array => {
  const all = mark ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(all.length * 2);
  for (let i = 0; i < all.length; i++) new DataView(bytes.buffer).setUint16(i * 2, all.charCodeAt(i), little);
  return bytes;
};

describe('delimited text', () => {
  const text = 'Navn;Stilling\nÅse;80,5\nØrjan;"100"\n';
  const expected = [
    ['Navn', 'Stilling'],
    ['Åse', '80,5'],
    ['Ørjan', '100'],
  ];
  it.each([
    ['UTF-8', strToU8(text)],
    ['UTF-8 with a mark', strToU8(`\uFEFF${text}`)],
    ['UTF-16 little-endian', utf16(text, true, true)],
    ['UTF-16 big-endian', utf16(text, false, true)],
    ['UTF-16 without a mark', utf16(text, true, false)],
    ['Latin-1', Uint8Array.from(text, (sign) => sign.charCodeAt(0))],
    ['Windows line ends', strToU8(text.replaceAll('\n', '\r\n'))],
    ['old Mac line ends', strToU8(text.replaceAll('\n', '\r'))],
    ['no last line end', strToU8(text.trimEnd())],
    ['tabs', strToU8(text.replaceAll(';', '\t'))],
    ['a stated separator', strToU8(`sep=;\n${text}`)],
  ])('reads %s', (_, bytes) => {
    expect(cellsOf(bytes)).toEqual(expected);
  });
  it('says so when the encoding is a guess', () => {
    expect(codes(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))).toEqual(['V3116']);
  });
  it('keeps separators, line ends and quotes inside quotes, and names the row of an open quote', () => {
    expect(cellsOf(strToU8('a;b\n"x;y\nz";"si ""hei"""\n'))).toEqual([
      ['a', 'b'],
      ['x;y\nz', 'si "hei"'],
    ]);
    const open = readAllRows(strToU8('a;b\nc;d\n"e;f\ng;h\n'), 'fil');
    expect(open.problems[0]).toMatchObject({ code: 'V3108', details: { row: 3 } });
    expect(codes(strToU8('a;b\n"c"d;e\n'))).toEqual(['V3106']);
  });
  it('refuses a file that ends some rows the old Mac way and others not: rows could be lost or joined', () => {
    expect(codes(strToU8('a;b\nc;d\re;f\n'))).toEqual(['V3106']);
    expect(cellsOf(strToU8('a;b\r\nc;d\ne;f\r\n'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });
  it('does not take a decimal comma for a separator', () => {
    expect(detectSeparator('navn;verdi\na;1,5\nb;2,5\n')).toBe(';');
    expect(detectSeparator('name,value\na,1.5\nb,2.5\n')).toBe(',');
  });
  it('reads back whatever is written, also across portions', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.stringMatching(/^[a-zæøå",;\n =-]{0,6}x$/), { minLength: 2, maxLength: 4 }), {
          minLength: 1,
          maxLength: 8,
        }),
        (rows) => {
          const csv = rows
            .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
            .join('\r\n');
          expect(cellsOf(strToU8(csv), { separator: ';' })).toEqual(rows);
        },
      ),
      fixed,
    );
    const long = `${'æ'.repeat(30_000)};1\n`.repeat(60);
    expect(
      (cellsOf(strToU8(long), { separator: ';' }) as string[][]).every(
        ([cell]) => cell === 'æ'.repeat(30_000),
      ),
    ).toBe(true);
  });
});

const sheetXml = (data: string, after = ''): string =>
  `<?xml version="1.0"?><worksheet xmlns="m"><sheetData>${data}</sheetData>${after}</worksheet>`;
const book = (
  data: string,
  extra: Record<string, string> = {},
  sheets = '<sheet name="Ark1" sheetId="1" r:id="rId1"/>',
): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': '<Types xmlns="c"/>',
        '_rels/.rels':
          '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': data.startsWith('<?xml') ? data : sheetXml(data),
        ...extra,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );

describe('workbooks', () => {
  const rows = [
    ['Navn', 'Stilling', 'Fast'],
    ['Åse & <co>', 80.5, true],
    ['Máret', 1e-7, false],
    [null, -3],
  ];
  it('reads what an independent writer wrote, XLSX and ODS', async () => {
    const sheets = [{ name: 'Ark', rows: rows.map((row) => [...row]) }];
    for (const mode of ['shared', 'inline'] as const)
      expect(cellsOf(await writeXlsx({ sheets, stringMode: mode }))).toEqual(rows);
    expect(cellsOf(await writeOds({ sheets }))).toEqual(rows);
  });
  it('gives a formula its last value, never runs it, and says how many there are', () => {
    const outcome = readAllRows(
      book('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>X()</f><v>to</v></c></row>'),
      'fil',
    );
    expect(outcome.ok && outcome.value[0]?.cells).toEqual([2, null, 'to']);
    expect(outcome.problems[0]).toMatchObject({ code: 'V3111', details: { count: 2 } });
  });
  it('names the cell of a formula without a value and of an error', () => {
    const outcome = readAllRows(
      book('<row r="7"><c r="B7"><f>1+1</f></c><c r="C7" t="e"><v>#REF!</v></c></row>'),
      'fil',
    );
    expect(outcome.problems).toMatchObject([
      { code: 'V3112', details: { row: 7, column: 'B' } },
      { code: 'V3113', details: { row: 7, column: 'C', value: '#REF!' } },
    ]);
  });
  it('leaves hidden sheets out and says their name; counts merged areas', () => {
    const file = book(
      '<row r="1"><c r="A1"><v>1</v></c></row>',
      {
        'xl/worksheets/sheet2.xml': sheetXml(
          '<row><c><v>2</v></c></row>',
          '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
        ),
      },
      '<sheet name="Skjult" sheetId="1" state="veryHidden" r:id="rId1"/><sheet name="Synlig" sheetId="2" r:id="rId2"/>',
    );
    const outcome = readAllRows(file, 'fil');
    expect(outcome.ok && outcome.value[0]?.cells).toEqual([2]);
    expect(outcome.problems.map(({ code, details }) => [code, details['sheet'] ?? details['count']])).toEqual(
      [
        ['V3110', 'Skjult'],
        ['V3114', 1],
      ],
    );
  });
  it('refuses macros, locked files, old binary files and what is not a table', () => {
    expect(codes(book('', { 'xl/vbaProject.bin': 'x' }))).toEqual(['V3102']);
    expect(
      codes(
        book('', {
          '[Content_Types].xml':
            '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        }),
      ),
    ).toEqual(['V3102']);
    expect(codes(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0))).toEqual(['V3101']);
    expect(
      codes(
        Uint8Array.of(
          0xd0,
          0xcf,
          0x11,
          0xe0,
          ...[...'EncryptedPackage'].flatMap((sign) => [sign.charCodeAt(0), 0]),
          0,
          0,
          0,
        ),
      ),
    ).toEqual(['V3103']);
    expect(codes(strToU8('%PDF-1.7'))).toEqual(['V3101']);
    expect(codes(new Uint8Array(0))).toEqual(['V3115']);
    expect(codes(zipSync({ 'a.txt': strToU8('a') }))).toEqual(['V3101']);
    expect(codes(zipSync({ 'content.xml': strToU8('<a/>'), 'Basic/x.xml': strToU8('<a/>') }))).toEqual([
      'V3102',
    ]);
  });
  it('refuses bombs: too large, too many times larger, entities of their own, a tag without end', () => {
    const limits = { ...standardLimits, partBytes: 3_000_000, ratio: 10 };
    expect(codes(book(`<row r="1"><c r="A1"><v>${' '.repeat(4_000_000)}</v></c></row>`), { limits })).toEqual(
      ['V3105'],
    );
    expect(codes(book(`<row r="1"><c r="A1"><v>${' '.repeat(2_500_000)}</v></c></row>`), { limits })).toEqual(
      ['V3105'],
    );
    expect(
      codes(book('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>')),
    ).toEqual(['V3106']);
    expect(codes(book(`<?xml version="1.0"?><worksheet ${'a'.repeat(200_000)}`))).toEqual(['V3106']);
  });
  it.each([
    ['rows out of order', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['a number that is none', '<row r="1"><c r="A1"><v>1O</v></c></row>'],
    ['a shared text that is not there', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'],
    ['two values', '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'],
    ['tags that do not nest', '<row r="1"><c r="A1"><v>1</c></v></row>'],
    ['an attribute twice', '<row r="1" r="2"><c r="A1"><v>1</v></c></row>'],
    ['a prefix nobody declared', '<row r="1"><c x:r="A1"><v>1</v></c></row>'],
    ['an unknown entity', '<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>'],
  ])('refuses %s instead of guessing', (_, data) => {
    expect(codes(book(data))).toEqual(['V3106']);
  });
  it('refuses a file with one byte changed anywhere in its data', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Ark', rows: rows.map((row) => [...row]) }] });
    const good = cellsOf(bytes);
    for (let at = 40; at < bytes.length; at += 97) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const outcome = readAllRows(changed, 'fil');
      if (outcome.ok) expect(outcome.value.map(({ cells }) => cells)).toEqual(good);
    }
  });
  it('counts repeated rows and cells of a document and stops at the limit', () => {
    const content = (rows: string): Uint8Array =>
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8(
          `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
        ),
      });
    const cell =
      '<table:table-cell office:value-type="float" office:value="2" table:number-columns-repeated="2"/>';
    expect(
      cellsOf(
        content(
          `<table:table-row table:number-rows-repeated="2">${cell}<table:table-cell table:number-columns-repeated="16000"/></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row>`,
        ),
      ),
    ).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(
      codes(content(`<table:table-row table:number-rows-repeated="999999999">${cell}</table:table-row>`), {
        limits: { ...standardLimits, rows: 1000 },
      }),
    ).toEqual(['V3107']);
    expect(
      codes(content(`<table:table-row>${cell.replace('"2"/>', '"99999"/>')}</table:table-row>`)),
    ).toEqual(['V3104']);
  });
  it('opens a file that an office program wrote with a name that lies', async () => {
    const bytes = await writeOds({ sheets: [{ name: 'Ark', rows: [['a', 1]] }] });
    const file = openFile(bytes, 'liste.csv');
    expect(file.ok && file.value.kind).toBe('ods');
  });
});

describe('columnLetters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('%i is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });
});
