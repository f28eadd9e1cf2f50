import { localeOf } from '@veivalg/core/text';
import { referenceText } from '../facts/reference.ts';
import { documentFigures, type ReportDocument } from '../model/document.ts';

/** A file that goes with a document, with its checksum. */
export interface AttachedFile {
  readonly name: string;
  readonly format: string;
  /** SHA-256 of the bytes. */
  readonly sha256: string;
}

/** What an archive needs beside the file, and what an auditor needs to find every figure again. */
export interface ArchiveMetadata {
  readonly schemaVersion: 1;
  readonly title: string;
  readonly documentType: string;
  readonly documentKind: string;
  readonly language: string;
  readonly creator: string;
  readonly place: string;
  readonly created: string;
  readonly caseNumber: string | null;
  readonly archiveCase: string | null;
  readonly committee: string | null;
  readonly meetingDate: string | null;
  readonly caseworker: string | null;
  readonly files: readonly AttachedFile[];
  readonly run: {
    readonly digest: string;
    readonly file: string;
    readonly model: string;
    readonly data: string;
  };
  readonly figures: readonly {
    readonly block: string;
    readonly text: string;
    readonly value: number;
    readonly unit: string;
    readonly rounding: string;
    readonly reference: string | null;
  }[];
  readonly edits: ReportDocument['edits'];
}

/** Write what goes to the archive beside the file: title, date, case number, type, and every figure with its place in the run. */
export const archiveMetadata = (
  document: ReportDocument,
  files: readonly AttachedFile[] = [],
): ArchiveMetadata => {
  const field = (name: string): string | null => document.fields[name] ?? null;
  return {
    schemaVersion: 1,
    title: document.title,
    documentType: document.label,
    documentKind: document.kind,
    language: localeOf(document.language),
    creator: document.author,
    place: document.place,
    created: document.run.made,
    caseNumber: field('caseNumber'),
    archiveCase: field('archiveCase'),
    committee: field('committee'),
    meetingDate: field('meetingDate'),
    caseworker: field('caseworker'),
    files,
    run: {
      digest: document.run.digest,
      file: document.run.file,
      model: document.run.model,
      data: document.run.data,
    },
    figures: documentFigures(document).map(({ block, text, figure }) => ({
      block,
      text,
      value: figure.value,
      unit: figure.unit,
      rounding: figure.rounding,
      reference: figure.reference === null ? null : referenceText(figure.reference),
    })),
    edits: document.edits,
  };
};
