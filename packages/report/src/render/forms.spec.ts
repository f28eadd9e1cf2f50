import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyPlan } from '@veivalg/core';
import { readXlsx } from 'hucre/xlsx';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDocument } from '../documents/make-document.ts';
import { type DocumentLanguage, documentFigures, type ReportDocument } from '../model/document.ts';
import type { DocumentFields } from '../model/fields.ts';
import { toyFacts } from '../testing/toy-facts.ts';
import { renderDocx } from './docx.ts';
import { renderHtml } from './html.ts';
import { archiveMetadata } from './metadata.ts';
import { createPdfMaker } from './pdf.ts';
import { svgToPng } from './png.ts';
import { typstString } from './typst.ts';
import { harmlessCell, renderXlsx } from './xlsx.ts';

/** Texts that would do something somewhere if they were not taken as texts. */
const attacks = {
  title: '<script>alert(1)</script> #import "x.typ" $a$ =1+1 {tittel} \\ "hermeteikn" & <w:p/>',
  caseworker: '=HYPERLINK("http://x","y")',
  committee: '@SUM(1) <b>Utval</b> *tjukk* _kursiv_ `kode` #eval("1")',
} as const;

const documentOf = (language: DocumentLanguage, fields: DocumentFields = {}): ReportDocument => {
  const facts = toyFacts({ demand: [150, 100], supply: [100, 100] }, {}, [120, 100]);
  const document = makeDocument(facts, 'case', language, fields);
  if (!document.ok) throw new Error(document.problems.map(({ code }) => code).join());
  return document.value;
};

const folder = mkdtempSync(join(tmpdir(), 'veivalg-forms-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('DOCX', () => {
  let xml: string;
  let styles: string;
  let custom: string;
  const document = documentOf('nn', attacks);
  beforeAll(async () => {
    const zip = new PizZip(await renderDocx(document, svgToPng));
    const part = (name: string): string => zip.file(name)?.asText() ?? '';
    xml = part('word/document.xml');
    styles = part('word/styles.xml');
    custom = part('docProps/custom.xml');
  });

  it('has a real heading for each heading of the document', () => {
    const count = (style: string): number => xml.split(`<w:pStyle w:val="${style}"/>`).length - 1;
    const level = (n: number): number =>
      document.blocks.filter((block) => block.kind === 'heading' && block.level === n).length;
    expect(count('Heading1')).toBe(1);
    expect(count('Heading2')).toBe(level(2));
    expect(count('Heading3')).toBe(level(3));
  });

  it('marks one header row in each table and gives every drawing a text', () => {
    const tables = document.blocks.filter(({ kind }) => kind === 'table').length;
    expect(xml.split('<w:tblHeader/>').length - 1).toBe(tables);
    const charts = document.blocks.filter(({ kind }) => kind === 'chart').length;
    expect(xml.match(/<wp:docPr [^>]*descr="(?:Linje|Stolpe)diagram[^"]+"/g)).toHaveLength(charts);
  });

  it('declares its language, and carries the run', () => {
    expect(styles).toContain('<w:lang w:val="nn-NO"/>');
    expect(custom).toContain(document.run.digest);
  });

  it('takes markup in fields as text', () => {
    expect(xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(xml).not.toContain('<script>');
    expect(xml).not.toContain('<b>');
  });
});

describe('PDF', () => {
  const document = documentOf('nn', attacks);
  const made = createPdfMaker().make(document);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const file = join(folder, 'sak.pdf');
  writeFileSync(file, made.value);
  const run = (program: string, ...args: string[]): string =>
    execFileSync(program, [...args, file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

  it('is tagged PDF/A-2a with title and language', () => {
    const raw = Buffer.from(made.value).toString('latin1');
    expect(raw).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(raw).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
    expect(raw).toMatch(/\/Lang\s*\(nn-NO\)/);
    const info = run('pdfinfo');
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/JavaScript:\s+no/);
    expect(info).toContain('<script>alert(1)</script> #import');
  });

  it('has every font embedded', () => {
    const fonts = run('pdffonts').trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/\syes\s+(yes|no)\s+(yes|no)\s+\d+/);
  });

  it('has a structure of headings, lists, tables with header cells, and figures', () => {
    const tree = run('pdfinfo', '-struct');
    const count = (pattern: RegExp): number => tree.match(pattern)?.length ?? 0;
    const blocks = (is: (block: ReportDocument['blocks'][number]) => boolean): number =>
      document.blocks.filter(is).length;
    expect(count(/^\s*H1 /gm)).toBe(1);
    expect(count(/^\s*H2 /gm)).toBe(blocks((block) => block.kind === 'heading' && block.level === 2));
    expect(count(/^\s*H3 /gm)).toBe(blocks((block) => block.kind === 'heading' && block.level === 3));
    expect(count(/^\s*Table /gm)).toBe(blocks(({ kind }) => kind === 'table'));
    expect(count(/^\s*THead/gm)).toBe(blocks(({ kind }) => kind === 'table'));
    expect(count(/^\s*L /gm)).toBe(blocks(({ kind }) => kind === 'list'));
    expect(count(/^\s*Figure/gm)).toBe(blocks(({ kind }) => kind === 'chart'));
  });

  it('shows markup in fields as the text it is', () => {
    const text = run('pdftotext', '-raw', '-enc', 'UTF-8').length;
    expect(text).toBe(0);
    const shown = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    expect(shown).toContain('#import "x.typ" $a$ =1+1 {tittel} \\ "hermeteikn" & <w:p/>');
  });
});

describe('Typst text', () => {
  it('leaves nothing that could end the literal', () => {
    expect(typstString('a"b\\c\nd#e')).toBe('"a\\"b\\\\c d#e"');
  });
});

describe('HTML', () => {
  it('takes markup in fields as text, names its language, and lets nothing run', () => {
    const html = renderHtml(documentOf('nb', attacks));
    expect(html).toContain('<html lang="nb-NO">');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain("default-src 'none'");
  });

  it('gives every figure its place in the run', () => {
    const document = documentOf('nb');
    const html = renderHtml(document);
    const referenced = documentFigures(document).filter(({ figure }) => figure.reference !== null);
    // Alternative texts are attributes and hold no marks of their own.
    const inAlt = document.blocks.flatMap((block) =>
      block.kind === 'chart' ? block.alt.filter(({ figure }) => figure?.reference != null) : [],
    );
    expect(html.match(/data-ref="/g)).toHaveLength(referenced.length - inAlt.length);
    expect(html).toContain('data-ref="without/gap/2050/municipal"');
  });
});

describe('XLSX', () => {
  it('has numbers as numbers, a sheet per table, and no formula from a field', async () => {
    const document = documentOf('nn', { ...attacks, title: '=1+1', points: ['=cmd|calc', '+1', '-1', '@x'] });
    const book = await readXlsx(await renderXlsx(document), { formulas: true } as never);
    const tables = document.blocks.filter((block) => block.kind === 'table' && block.form !== true);
    expect(book.sheets).toHaveLength(tables.length + 2);
    const cells = book.sheets.flatMap(({ rows }) => rows.flat());
    expect(cells.filter((cell) => typeof cell === 'string' && /^[=+@-]/.test(cell))).toEqual([]);
    const years = book.sheets.find(({ rows }) => String(rows[2]?.[0]) === 'År');
    expect(typeof years?.rows[3]?.[1]).toBe('number');
    for (const sheet of book.sheets)
      for (const cell of sheet.cells?.values() ?? []) expect(cell.formula).toBeUndefined();
  });

  it('disarms every sign a formula can start with', () => {
    for (const sign of ['=', '+', '-', '@', '\t']) expect(harmlessCell(`${sign}1`)).toBe(`'${sign}1`);
    expect(harmlessCell('Heimetenester')).toBe('Heimetenester');
  });
});

describe('archive metadata', () => {
  it('names title, case, type, language and every figure with its place', () => {
    const document = documentOf('nn', { caseNumber: '057/26', meetingDate: '2026-12-10' });
    const metadata = archiveMetadata(document, [{ name: 'sak.pdf', format: 'pdf', sha256: 'ab' }]);
    expect(metadata).toMatchObject({
      documentType: 'Saksframlegg',
      language: 'nn-NO',
      caseNumber: '057/26',
      meetingDate: '2026-12-10',
      archiveCase: null,
      created: '2026-11-21',
    });
    expect(metadata.figures).toHaveLength(documentFigures(document).length);
    expect(metadata.figures[0]?.reference).toBe('without/gap/2050/municipal');
  });
});

describe('a plan without measures', () => {
  it('is a case with a warning, and no plan document at all', () => {
    const facts = toyFacts({ demand: [150], supply: [100], plan: emptyPlan });
    const paper = makeDocument(facts, 'case', 'nb');
    expect(paper.ok && paper.problems.filter(({ code }) => code === 'V4007')).toMatchObject([
      { severity: 'warning' },
    ]);
    const plan = makeDocument(facts, 'plan', 'nb');
    expect(plan.ok).toBe(false);
    expect(makeDocument(facts, 'note', 'nb').problems.map(({ code }) => code)).toEqual(['V4016']);
  });
});
