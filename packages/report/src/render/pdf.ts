import { readFileSync } from 'node:fs';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import type { ReportDocument } from '../model/document.ts';
import { fontFiles } from './fonts.ts';
import { renderTypst } from './typst.ts';

/** Makes PDF files; keeps the compiler and its fonts between documents. */
export interface PdfMaker {
  readonly make: (document: ReportDocument) => Outcome<Uint8Array>;
}

/**
 * Make the maker of PDF/A-2a files: tagged, with title, language, alternative texts and embedded fonts.
 *
 * `make` returns V4019 with the compiler's words when a file cannot be made; no half file comes out.
 */
export const createPdfMaker = (): PdfMaker => {
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }],
  });
  return {
    make: (document) => {
      const compiled = compiler.compile({ mainFileContent: renderTypst(document) });
      if (compiled.result === null) {
        const error = compiled.takeDiagnostics();
        const what = JSON.stringify(error === null ? 'unknown' : compiler.fetchDiagnostics(error)).slice(
          0,
          400,
        );
        return fail([problem('V4019', document.title, { what })]);
      }
      try {
        return succeed(compiler.pdf(compiled.result, { pdfStandard: PdfStandard.A_2a }));
      } catch (error) {
        return fail([problem('V4019', document.title, { what: String(error).slice(0, 400) })]);
      } finally {
        compiler.evictCache(10);
      }
    },
  };
};
