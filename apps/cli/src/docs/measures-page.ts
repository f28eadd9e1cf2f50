import { type Measure, type MeasureLibrary, treatments } from '@veivalg/core';
import { generatedNotice, markdownTable } from './markdown.ts';

const treatmentWords = {
  lever: 'spak',
  enabler: 'muliggjører',
  requirement: 'krav',
  guardrail: 'rettesnor',
  frame: 'ramme',
  product: 'del av Veivalg',
  actor: 'aktør',
} as const;
const deciderWords = {
  municipality: 'kommunen',
  state: 'staten',
  both: 'stat og kommune',
  actor: 'aktør',
} as const;

/** What an entry does in the product, in a few words. */
const whatItDoes = (measure: Measure): string => {
  if (measure.moves.length > 0)
    return `flytter ${[...new Set(measure.moves.map(({ driver }) => `\`${driver}\``))].join(', ')}`;
  if (measure.treatment === 'enabler')
    return measure.delivers.length > 0
      ? `gjør ${measure.delivers.join(', ')} raskere eller sikrere`
      : 'gjør andre tiltak raskere eller sikrere';
  if (measure.treatment === 'requirement') return 'regnes som krav (`veivalg krav`)';
  if (measure.treatment === 'guardrail') return 'vises som indikator';
  if (measure.treatment === 'frame') return 'ramme for modellen';
  if (measure.treatment === 'product') return 'er en del av produktet';
  return 'vises i katalogen';
};

/** `docs/measures.md`: from each document's wording to what it does in the product. */
export const measuresPage = (library: MeasureLibrary): string => {
  const count = (treatment: Measure['treatment']): number =>
    library.measures.filter((measure) => measure.treatment === treatment).length;
  return [
    generatedNotice('npm run veivalg -- docs'),
    '# Tiltakene',
    '',
    `${library.measures.length} oppføringer: ${treatments.map((treatment) => `${count(treatment)} ${treatmentWords[treatment]}`).join(', ')}. Ingen er utelatt.`,
    '',
    ...library.documents.flatMap((document) => [
      `## ${document.title.nb}`,
      '',
      markdownTable(
        ['Ordlyd', 'Tiltak', 'I Veivalg', 'Beslutter', 'Hva det gjør'],
        library.measures.flatMap((measure) =>
          measure.wording
            .filter((wording) => wording.document === document.id)
            .map((wording) => [
              `«${wording.text}»`,
              `${measure.name.nb} (\`${measure.id}\`)`,
              treatmentWords[measure.treatment],
              deciderWords[measure.decider],
              whatItDoes(measure),
            ]),
        ),
      ),
      '',
    ]),
    '## Konkrete former med evidens, som dokumentene ikke nevner',
    '',
    markdownTable(
      ['Tiltak', 'Form av', 'I Veivalg', 'Evidens', 'Målt i folk', 'Hva det gjør'],
      library.measures
        .filter(({ wording }) => wording.length === 0)
        .map((measure) => [
          `${measure.name.nb} (\`${measure.id}\`)`,
          measure.operationalises.join(', '),
          treatmentWords[measure.treatment],
          measure.evidenceGrade,
          { direct: 'direkte', indirect: 'indirekte', none: 'nei' }[measure.personnelEvidence],
          whatItDoes(measure),
        ]),
    ),
    '',
  ].join('\n');
};
