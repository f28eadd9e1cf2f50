import { columnShares } from '../model/column-widths.ts';
import type { Block, Line, ReportDocument, Table } from '../model/document.ts';

/**
 * Write text as a Typst string literal: inside quotes nothing is markup or code.
 *
 * Backslash and quote are the only characters with a meaning there; line breaks are written as spaces.
 */
export const typstString = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/\s*\n\s*/g, ' ')}"`;

const textCall = (text: string): string => `#text(${typstString(text)})`;

const lineTypst = (line: Line): string =>
  line
    .map(({ text, strong }) => (strong === true ? `#strong(${typstString(text)})` : textCall(text)))
    .join('');

/** Letters of table text across the page. */
const roomAcross = 92;

const tableTypst = (table: Table): string => {
  const { caption, header, rows, note } = table;
  const numeric = header.map(
    (_, index) => rows.length > 0 && rows.every((row) => row[index]?.numeric === true),
  );
  const align = numeric.map((is) => (is ? 'right' : 'left'));
  const columns = columnShares(table, roomAcross).map((share) => `${share.toFixed(4)}fr`);
  const cells = (line: Line): string => `[${lineTypst(line)}]`;
  return [
    `#figure(kind: table, supplement: none, numbering: none, caption: figure.caption(position: top)[${lineTypst(caption)}],`,
    `  table(columns: (${columns.join(', ')},), align: (${align.join(', ')},),`,
    `    table.header(${header.map((text) => `[#strong(${typstString(text)})]`).join(', ')}),`,
    ...rows.map((row) => `    ${row.map(({ line }) => cells(line)).join(', ')},`),
    '  ))',
    ...(note === '' ? [] : [`#note[${textCall(note)}]`]),
  ].join('\n');
};

const marked = (mark: string | undefined, content: string): string =>
  mark === 'prompt' ? `#prompt[${content}]` : content;

const blockTypst = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `#heading(level: ${block.level})[${textCall(block.text)}]`;
    case 'paragraph':
      return marked(block.mark, lineTypst(block.line));
    case 'list':
      return marked(
        block.mark,
        `#${block.ordered ? 'enum' : 'list'}(${block.items.map((item) => `[${lineTypst(item)}]`).join(', ')})`,
      );
    case 'table':
      return tableTypst(block);
    case 'chart':
      return [
        `#figure(kind: image, supplement: none, numbering: none, caption: figure.caption(position: top)[${lineTypst(block.title)}],`,
        `  image(bytes(${typstString(block.svg)}), format: "svg", width: 100%, alt: ${typstString(block.alt.map(({ text }) => text).join(''))}))`,
        `#note[${textCall(block.note)}]`,
      ].join('\n');
    case 'pageBreak':
      return '#pagebreak(weak: true)';
    default:
      return block satisfies never;
  }
};

/** An ISO date as Typst has it; the text is checked to be digits before. */
const typstDate = (iso: string): string => {
  const [year = '2000', month = '1', day = '1'] = iso.slice(0, 10).split('-');
  return `datetime(year: ${Number(year)}, month: ${Number(month)}, day: ${Number(day)})`;
};

const words = {
  nb: { page: 'Side', of: 'av', lang: 'nb' },
  nn: { page: 'Side', of: 'av', lang: 'nn' },
} as const;

/**
 * Write a document as Typst source; charts are inside it, so that it reads no file.
 *
 * Everything that people have filled in stands inside string literals, so that nothing in it can run.
 */
export const renderTypst = (document: ReportDocument): string => {
  const { page, of, lang } = words[document.language];
  return `#set document(title: ${typstString(document.title)}, author: ${typstString(document.author)}, date: ${typstDate(document.run.made)})
#set text(font: ("Inter", "Inter 18pt"), size: 10pt, lang: "${lang}", region: "NO", hyphenate: true)
#set page(paper: "a4", margin: (x: 2.4cm, top: 2.2cm, bottom: 2.2cm), footer: context [
  #set text(size: 7.5pt, fill: rgb("#4a5560"))
  ${textCall(document.footer)} #h(1fr) ${page} #counter(page).display() ${of} #counter(page).final().first()
])
#set par(leading: 0.68em, spacing: 0.95em, justify: false)
#set heading(numbering: none)
#show heading.where(level: 1): set text(size: 18pt, weight: 600)
#show heading.where(level: 2): set text(size: 13pt, weight: 600)
#show heading.where(level: 3): set text(size: 10.5pt, weight: 600)
#show heading.where(level: 2): set block(above: 1.7em, below: 0.75em)
#show heading.where(level: 3): set block(above: 1.3em, below: 0.6em)
#set list(marker: [–], indent: 0.4em, spacing: 0.65em)
#set enum(indent: 0.4em, spacing: 0.75em)
#set table(stroke: (x, y) => (bottom: if y == 0 { 0.9pt + rgb("#5f6b76") } else { 0.4pt + rgb("#c9d0d6") }), inset: (x: 4pt, y: 4pt))
#show table: set text(size: 8.6pt, number-width: "tabular", hyphenate: false)
#set table.cell(breakable: false)
#show figure.where(kind: table): set block(breakable: true)
#show figure: set block(above: 1.2em, below: 0.5em)
#show figure: set align(left)
#show figure.caption: it => block(sticky: true, width: 100%, align(left, text(size: 9pt, weight: 600, it.body)))
#let note(body) = block(above: 0.5em, below: 1.2em, text(size: 7.6pt, fill: rgb("#4a5560"), body))
#let prompt(body) = block(fill: rgb("#fff6da"), stroke: (left: 2.5pt + rgb("#b7791f")), inset: (x: 8pt, y: 6pt), width: 100%, body)

#text(size: 9pt, fill: rgb("#4a5560"))[${textCall(document.label)}]
#v(-0.4em)
#heading(level: 1)[${textCall(document.title)}]

${document.blocks.map(blockTypst).join('\n\n')}
`;
};
