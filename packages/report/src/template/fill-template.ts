import { fail, type Outcome, succeed } from '@veivalg/core';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { ReportDocument } from '../model/document.ts';
import { checkTemplate } from './check-template.ts';
import { templateData } from './fields.ts';

/**
 * Fill a municipality's own .docx template. Texts go in as texts; nothing in them is read as a field or as markup.
 *
 * @param bytes The template. `where` is its name, for the messages.
 * @returns Bytes of the filled file; V4010–V4013, all at once, when the template has faults.
 */
export const fillTemplate = (
  bytes: Uint8Array,
  where: string,
  document: ReportDocument,
  facts: CaseFacts,
): Outcome<Uint8Array> => {
  const { problems, filler } = checkTemplate(bytes, where);
  if (filler === null) return fail(problems);
  filler.render(templateData(document, facts));
  return succeed(filler.toUint8Array(), problems);
};
