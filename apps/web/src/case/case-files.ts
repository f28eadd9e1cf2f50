import type { Outcome } from '@veivalg/core';
import { archiveMetadata, type CaseFacts, type ReportDocument, renderHtml } from '@veivalg/report';
import { breathe, partOf, type Watch } from '../download/file-work.ts';

/** Bytes of a file with its name and kind. */
export interface CaseFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array | string;
}

/** What can be taken home. */
export const caseFormats = ['docx', 'html', 'xlsx', 'run', 'meta', 'all'] as const;
export type CaseFormat = (typeof caseFormats)[number];

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Draw an SVG as PNG bytes. Width in pixels. */
const svgToPng = async (svg: string, width: number): Promise<Uint8Array> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round((width * image.naturalHeight) / image.naturalWidth);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('PNG');
  return new Uint8Array(await blob.arrayBuffer());
};

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** SHA-256 in hexadecimal; null where the browser keeps it from pages without https. */
const sha256 = async (content: Uint8Array | string): Promise<string | null> => {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return null;
  const digest = await subtle.digest('SHA-256', new Uint8Array(bytesOf(content)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Plain letters and digits stay in a file name, which any archive and any zip program can read; all else becomes a hyphen. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('ŧ', 't')
    .replaceAll('ŋ', 'n')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** Name of the files without ending: place, kind, form of Norwegian, date. */
export const stemOf = (place: string, kind: string, language: string, made: string): string =>
  [plain(place), plain(kind), language, made].filter((part) => part !== '').join('-');

/** What a file is made from. */
export interface CaseSource {
  readonly document: ReportDocument;
  readonly run: string;
}

const docx = async ({ document }: CaseSource, stem: string, watch: Watch): Promise<CaseFile> => {
  const { renderDocx } = await import('@veivalg/report/docx');
  const charts = document.blocks.filter(({ kind }) => kind === 'chart').length;
  let drawn = 0;
  const content = await renderDocx(document, async (svg, width) => {
    await breathe(watch, Math.min(drawn++ / Math.max(charts, 1), 1));
    return svgToPng(svg, width);
  });
  return { name: `${stem}.docx`, type: docxType, content };
};

const xlsx = async ({ document }: CaseSource, stem: string): Promise<CaseFile> => {
  const { renderXlsx } = await import('@veivalg/report/xlsx');
  return { name: `${stem}.xlsx`, type: xlsxType, content: await renderXlsx(document) };
};

const html = ({ document }: CaseSource, stem: string): CaseFile => ({
  name: `${stem}.html`,
  type: 'text/html',
  content: renderHtml(document),
});

const run = (source: CaseSource): CaseFile => ({
  name: source.document.run.file,
  type: 'application/json',
  content: source.run,
});

const metadata = async (source: CaseSource, stem: string, files: readonly CaseFile[]): Promise<CaseFile> => {
  const attached = [];
  for (const { name, content } of files) {
    const sum = await sha256(content);
    if (sum !== null) attached.push({ name, format: name.split('.').at(-1) ?? '', sha256: sum });
  }
  return {
    name: `${stem}.meta.json`,
    type: 'application/json',
    content: `${JSON.stringify(archiveMetadata(source.document, attached), null, 1)}\n`,
  };
};

/** Files made of a paper as it stands, so that the checksums in the metadata are those of the files handed over. */
const made = new WeakMap<ReportDocument, Map<CaseFormat, CaseFile>>();

const kept = async (
  format: 'docx' | 'html' | 'xlsx',
  source: CaseSource,
  stem: string,
  watch: Watch,
): Promise<CaseFile> => {
  const files = made.get(source.document) ?? new Map<CaseFormat, CaseFile>();
  made.set(source.document, files);
  const known = files.get(format);
  if (known !== undefined) return known;
  const makers = { docx, html, xlsx } as const;
  const file = await makers[format](source, stem, watch);
  files.set(format, file);
  return file;
};

/** Make one of the files; throws `WorkStopped` when stopped. The code behind DOCX, XLSX and ZIP is fetched when it is first asked for. */
export const makeCaseFile = async (
  format: CaseFormat,
  source: CaseSource,
  stem: string,
  watch: Watch,
): Promise<CaseFile> => {
  if (format === 'run') return run(source);
  if (format === 'meta')
    return metadata(source, stem, [...(made.get(source.document)?.values() ?? []), run(source)]);
  if (format !== 'all') {
    const file = await kept(format, source, stem, watch);
    await breathe(watch, 1);
    return file;
  }
  const word = await kept('docx', source, stem, partOf(watch, 0, 0.6));
  await breathe(watch, 0.6);
  const page = await kept('html', source, stem, watch);
  await breathe(watch, 0.7);
  const book = await kept('xlsx', source, stem, watch);
  await breathe(watch, 0.8);
  const files = [word, page, book, run(source)];
  const whole = [...files, await metadata(source, stem, files)];
  await breathe(watch, 0.9);
  const { zipSync } = await import('fflate');
  return {
    name: `${stem}.zip`,
    type: 'application/zip',
    content: zipSync(Object.fromEntries(whole.map(({ name, content }) => [name, bytesOf(content)]))),
  };
};

/** Fill a municipality's own template with the paper. */
export const fillOwnTemplate = async (
  bytes: Uint8Array,
  where: string,
  document: ReportDocument,
  facts: CaseFacts,
  stem: string,
): Promise<Outcome<CaseFile>> => {
  const { fillTemplate } = await import('@veivalg/report/docx');
  const filled = fillTemplate(bytes, where, document, facts);
  return filled.ok
    ? { ...filled, value: { name: `${stem}.docx`, type: docxType, content: filled.value } }
    : filled;
};

/** Hand a file to the browser's downloads. */
export const handOver = ({ name, type, content }: CaseFile): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
