import { problemCodes, problemTexts } from '@veivalg/core/text';
import { generatedNotice, markdownTable } from './markdown.ts';

/** `docs/errors.md`: every problem code with its words. */
export const errorsPage = (): string =>
  [
    generatedNotice('npm run veivalg -- docs'),
    '# Feilkoder',
    '',
    'Hver melding sier hva som er galt, hvor, og hvordan det rettes. V1 gjelder tall og filer, V2 valg og planer, V3 innhenting og import, V4 dokumenter, V5 usikkerhet.',
    '',
    markdownTable(
      ['Kode', 'Bokmål', 'Nynorsk', 'English'],
      [...problemCodes]
        .sort()
        .map((code) => [code, problemTexts.nb[code], problemTexts.nn[code], problemTexts.en[code]]),
    ),
    '',
  ].join('\n');
