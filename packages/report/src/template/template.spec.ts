import { Document, Packer, Paragraph, TextRun } from 'docx';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { makeDocument } from '../documents/make-document.ts';
import { toyFacts } from '../testing/toy-facts.ts';
import { checkTemplate } from './check-template.ts';
import { templateFields } from './fields.ts';
import { fillTemplate } from './fill-template.ts';

/** A template as a municipality would make it: one paragraph a line; pieces of a line are cut apart as Word does. */
const template = async (...lines: readonly string[]): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toArrayBuffer(
      new Document({
        sections: [
          {
            children: lines.map(
              (line) =>
                new Paragraph({
                  children: line.split('|').map((text) => new TextRun({ text, bold: text.length % 2 === 0 })),
                }),
            ),
          },
        ],
      }),
    ),
  );

const facts = toyFacts({ demand: [150], supply: [100] }, {}, [120]);
const made = makeDocument(facts, 'case', 'nn', {
  title: 'Tittel <w:b/> {mangel} & meir',
  committee: 'Vik kommunestyre',
});
if (!made.ok) throw new Error('no document');
const document = made.value;
const whole = [
  '{tittel}',
  'Utval: {utval}',
  '{#framlegg}',
  '{tekst}',
  '{/framlegg}',
  'Mangel {mangel} årsverk',
  '{sjekksum}',
];

describe("a municipality's own template", () => {
  it('is filled, also where Word has cut a field into pieces', async () => {
    const bytes = await template('{tit|tel}', ...whole.slice(1));
    const filled = fillTemplate(bytes, 'mal.docx', document, facts);
    if (!filled.ok) throw new Error(JSON.stringify(filled.problems));
    const xml = new PizZip(filled.value).file('word/document.xml')?.asText() ?? '';
    const text = xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
    expect(text).toContain('Utval: Vik kommunestyre');
    expect(text).toContain('Mangel 50 årsverk');
    expect(text).toContain('1. Kunnskapsgrunnlaget om personell');
    expect(text).toContain(document.run.digest);
  });

  it('takes markup and field signs in what is filled in as text', async () => {
    const filled = fillTemplate(await template(...whole), 'mal.docx', document, facts);
    if (!filled.ok) throw new Error('not filled');
    const xml = new PizZip(filled.value).file('word/document.xml')?.asText() ?? '';
    expect(xml).toContain('Tittel &lt;w:b/&gt; {mangel} &amp; meir');
  });

  it('with three faults gets three messages, and is not filled', async () => {
    const bytes = await template('{tittel}', '{sakstitel}', '{#framlegg}{tekst}', '{mangel} årsverk');
    const filled = fillTemplate(bytes, 'mal.docx', document, facts);
    expect(filled.ok).toBe(false);
    expect(filled.problems.map(({ code, details }) => [code, details['field']])).toEqual([
      ['V4010', 'sakstitel'],
      ['V4011', 'sjekksum'],
      ['V4012', 'framlegg'],
    ]);
  });

  it('suggests the field that was meant', async () => {
    const { problems } = checkTemplate(
      await template(...whole, '{mangl}', '{#samandra}{/samandra}'),
      'mal.docx',
    );
    expect(problems.map(({ details }) => details['suggestions'])).toEqual(['mangel', 'samandrag']);
  });

  it('refuses raw markup fields and files that are no Word files', async () => {
    expect(checkTemplate(await template(...whole, '{@tittel}'), 'mal.docx').problems[0]?.code).toBe('V4010');
    expect(checkTemplate(new TextEncoder().encode('hei'), 'mal.docx').problems).toMatchObject([
      { code: 'V4013' },
    ]);
    const zip = new PizZip();
    zip.file('a.txt', 'hei');
    expect(checkTemplate(zip.generate({ type: 'uint8array' }), 'mal.docx').problems).toMatchObject([
      { code: 'V4013' },
    ]);
  });

  it('has every field of the list filled with something', async () => {
    const lines = templateFields.map(({ name, columns }) =>
      columns === undefined
        ? `{${name}}`
        : `{#${name}}${columns.map((column) => `{${column}}`).join(' ')}{/${name}}`,
    );
    const filled = fillTemplate(await template(...lines), 'mal.docx', document, facts);
    expect(filled.ok).toBe(true);
    if (!filled.ok) return;
    const xml = new PizZip(filled.value).file('word/document.xml')?.asText() ?? '';
    expect(xml).not.toContain('undefined');
    expect(xml.replace('{mangel} &amp;', '')).not.toMatch(/\{[a-z#/]/);
  });
});
