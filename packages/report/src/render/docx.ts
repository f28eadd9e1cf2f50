import { localeOf } from '@veivalg/core/text';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  type INumberingOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { columnShares, staysWhole } from '../model/column-widths.ts';
import type { Block, Chart, Line, Mark, Table as ModelTable, ReportDocument } from '../model/document.ts';

/** Turns an SVG drawing into a PNG picture twice its size. */
export type SvgToPng = (svg: string, width: number) => Promise<Uint8Array> | Uint8Array;

/** Width of the text on an A4 page with these margins. Unit: twips. */
const textWidth = 9354;
const margin = 1276;
/** Width of a drawing on the page. Unit: pixels at 96 per inch. */
const drawingWidth = 620;

const colours = { quiet: '4A5560', line: 'C9D0D6', strong: '5F6B76', prompt: 'FFF6DA', promptLine: 'B7791F' };

const runs = (line: Line, options: { readonly size?: number; readonly bold?: boolean } = {}): TextRun[] =>
  line.map(
    ({ text, strong }) =>
      new TextRun({
        text,
        ...(strong === true || options.bold === true ? { bold: true } : {}),
        ...(options.size === undefined ? {} : { size: options.size }),
      }),
  );

const promptLook = (mark: Mark | undefined) =>
  mark === 'prompt'
    ? {
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: colours.prompt },
        border: { left: { style: BorderStyle.SINGLE, size: 18, space: 6, color: colours.promptLine } },
      }
    : {};

const line = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color });
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** Letters of table text across the page. */
const roomAcross = 82;

const tableBlocks = (table: ModelTable): (Paragraph | Table)[] => {
  const widths = columnShares(table, roomAcross).map((share) => Math.floor(share * textWidth));
  const whole = staysWhole(table);
  const numeric = table.header.map(
    (_, index) => table.rows.length > 0 && table.rows.every((row) => row[index]?.numeric === true),
  );
  const cell = (children: TextRun[], index: number, isHeader: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 900, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      borders: {
        top: none,
        left: none,
        right: none,
        bottom: isHeader ? line(8, colours.strong) : line(4, colours.line),
      },
      children: [
        new Paragraph({
          style: 'TableText',
          alignment: numeric[index] === true ? AlignmentType.RIGHT : AlignmentType.LEFT,
          keepNext: isHeader || whole,
          children,
        }),
      ],
    });
  return [
    new Paragraph({ style: 'TableCaption', keepNext: true, children: runs(table.caption) }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: [...widths],
      borders: {
        top: none,
        bottom: none,
        left: none,
        right: none,
        insideHorizontal: none,
        insideVertical: none,
      },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: table.header.map((text, index) => cell(runs([{ text }], { bold: true }), index, true)),
        }),
        ...table.rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map((item, index) => cell(runs(item.line), index, false)),
            }),
        ),
      ],
    }),
    new Paragraph({ style: 'SourceNote', children: runs([{ text: table.note }]) }),
  ];
};

const chartBlocks = (chart: Chart, picture: Uint8Array): Paragraph[] => {
  const alt = chart.alt.map(({ text }) => text).join('');
  return [
    new Paragraph({ style: 'TableCaption', keepNext: true, children: runs(chart.title) }),
    new Paragraph({
      keepNext: true,
      spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO },
      children: [
        new ImageRun({
          type: 'png',
          data: picture,
          transformation: {
            width: drawingWidth,
            height: Math.round((drawingWidth * chart.height) / chart.width),
          },
          altText: { name: chart.id, title: chart.title.map(({ text }) => text).join(''), description: alt },
        }),
      ],
    }),
    new Paragraph({ style: 'SourceNote', children: runs([{ text: chart.note }]) }),
  ];
};

const headings = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

const blockParts = (
  block: Block,
  before: Block | undefined,
  pictures: ReadonlyMap<string, Uint8Array>,
): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: headings[block.level],
          keepNext: true,
          pageBreakBefore: before?.kind === 'pageBreak',
          children: runs([{ text: block.text }]),
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.line), ...promptLook(block.mark) })];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            style: 'ListText',
            numbering: { reference: block.ordered ? `numbers-${block.id}` : 'dashes', level: 0 },
            children: runs(item),
            ...promptLook(block.mark),
          }),
      );
    case 'table':
      return tableBlocks(block);
    case 'chart': {
      const picture = pictures.get(block.id);
      return picture === undefined ? [] : chartBlocks(block, picture);
    }
    case 'pageBreak':
      // The heading after it starts the page.
      return [];
    default:
      return block satisfies never;
  }
};

/** Every numbered list counts from one by itself. */
const numbering = (document: ReportDocument): INumberingOptions => ({
  config: [
    {
      reference: 'dashes',
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '–',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 425, hanging: 283 } } },
        },
      ],
    },
    ...document.blocks.flatMap((block) =>
      block.kind === 'list' && block.ordered
        ? [
            {
              reference: `numbers-${block.id}`,
              levels: [
                {
                  level: 0,
                  format: LevelFormat.DECIMAL,
                  text: '%1.',
                  alignment: AlignmentType.LEFT,
                  style: { paragraph: { indent: { left: 425, hanging: 425 } } },
                },
              ],
            },
          ]
        : [],
    ),
  ],
});

const styles = (document: ReportDocument) => {
  const heading = (size: number, before: number, after: number) => ({
    run: { size, bold: true, color: '1B2A3A' },
    paragraph: { spacing: { before, after } },
  });
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 22, language: { value: localeOf(document.language) } },
        paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(36, 60, 160),
      heading2: heading(26, 320, 100),
      heading3: heading(22, 220, 60),
    },
    paragraphStyles: [
      {
        id: 'DocumentLabel',
        name: 'Document label',
        basedOn: 'Normal',
        run: { size: 19, color: colours.quiet },
        paragraph: { spacing: { after: 60 } },
      },
      {
        id: 'TableCaption',
        name: 'Table caption',
        basedOn: 'Normal',
        run: { size: 20, bold: true },
        paragraph: { spacing: { before: 180, after: 60 } },
      },
      {
        id: 'TableText',
        name: 'Table text',
        basedOn: 'Normal',
        run: { size: 19 },
        paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'ListText',
        name: 'List text',
        basedOn: 'Normal',
        paragraph: { spacing: { after: 70 } },
      },
      {
        id: 'SourceNote',
        name: 'Source note',
        basedOn: 'Normal',
        run: { size: 16, color: colours.quiet },
        paragraph: { spacing: { before: 40, after: 200, line: 240, lineRule: LineRuleType.AUTO } },
      },
    ],
  };
};

const footer = (document: ReportDocument): Footer => {
  const [page, of] = ['Side ', ' av '];
  return new Footer({
    children: [
      new Paragraph({
        style: 'SourceNote',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [
          new TextRun({ text: `${document.footer}\t${page}` }),
          new TextRun({ children: [PageNumber.CURRENT] }),
          new TextRun({ text: of }),
          new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
};

/**
 * Write a document as DOCX: real headings, lists and header rows, alternative texts, language and page numbers.
 *
 * Runs in browsers and Node alike; drawing pictures is given by the caller.
 *
 * @returns Bytes of the file.
 */
export const renderDocx = async (document: ReportDocument, svgToPng: SvgToPng): Promise<Uint8Array> => {
  const pictures = new Map<string, Uint8Array>();
  for (const block of document.blocks)
    if (block.kind === 'chart') pictures.set(block.id, await svgToPng(block.svg, drawingWidth * 2));
  const file = new Document({
    title: document.title,
    creator: document.author,
    lastModifiedBy: document.author,
    subject: document.label,
    keywords: `Veivalg ${document.run.model} ${document.run.data}`,
    customProperties: [
      { name: 'VeivalgRun', value: document.run.digest },
      { name: 'VeivalgModel', value: document.run.model },
      { name: 'VeivalgData', value: document.run.data },
    ],
    styles: styles(document),
    numbering: numbering(document),
    features: { updateFields: false },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        footers: { default: footer(document) },
        children: [
          new Paragraph({ style: 'DocumentLabel', children: runs([{ text: document.label }]) }),
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs([{ text: document.title }]) }),
          ...document.blocks.flatMap((block, index) =>
            blockParts(block, document.blocks[index - 1], pictures),
          ),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
};
