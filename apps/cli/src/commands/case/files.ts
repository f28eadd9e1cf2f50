import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import {
  archiveMetadata,
  type CaseFacts,
  type ReportDocument,
  renderHtml,
  renderText,
} from '@veivalg/report';
import { fillTemplate, renderDocx } from '@veivalg/report/docx';
import { type PdfMaker, svgToPng } from '@veivalg/report/pdf';
import { renderXlsx } from '@veivalg/report/xlsx';
import { unwrap } from '../../output/fail.ts';
import type { OutputFile } from '../../output/write-files.ts';
import { type Format, readBytes } from './options.ts';
import { type Runs, runText } from './runs.ts';

/** A document in the form of file asked for. */
export const bytesOf = async (
  format: Format,
  document: ReportDocument,
  facts: CaseFacts,
  template: string | undefined,
  pdf: () => PdfMaker,
): Promise<Uint8Array | string> => {
  if (template !== undefined)
    return unwrap(fillTemplate(readBytes(template), basename(template), document, facts));
  switch (format) {
    case 'docx':
      return renderDocx(document, svgToPng);
    case 'pdf':
      return unwrap(pdf().make(document));
    case 'html':
      return renderHtml(document);
    case 'xlsx':
      return renderXlsx(document);
    case 'txt':
      return renderText(document);
    default:
      return format satisfies never;
  }
};

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The document with the files that go along: the run it comes from and what the archive needs. */
export const withSideFiles = (
  path: string,
  bytes: Uint8Array | string,
  document: ReportDocument,
  runs: Runs,
): readonly OutputFile[] => {
  const stem = path.replace(/\.[^.]+$/, '');
  const run = runText(runs);
  const metadata = archiveMetadata(document, [
    { name: basename(path), format: path.split('.').at(-1) ?? '', sha256: sha256(bytes) },
    { name: `${basename(stem)}.kjoring.json`, format: 'json', sha256: sha256(run) },
  ]);
  return [
    { path, bytes },
    { path: `${stem}.kjoring.json`, bytes: run },
    { path: `${stem}.meta.json`, bytes: `${JSON.stringify(metadata, null, 1)}\n` },
  ];
};
