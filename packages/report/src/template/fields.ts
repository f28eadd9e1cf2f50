import type { CaseFacts } from '../facts/case-facts.ts';
import { type Figure, figureInTable } from '../facts/figure.ts';
import { type Block, blockLines, lineText, type ReportDocument, type Table } from '../model/document.ts';
import { shortDate } from '../model/fields.ts';

/** What a template may be filled with: a text, or rows of texts. */
export type TemplateValue = string | readonly Readonly<Record<string, string>>[];

/** One field of a template. */
export interface TemplateField {
  readonly name: string;
  /** The same field under its nynorsk name, when that differs. */
  readonly alias?: string;
  /** Names inside the rows; absent for a plain text. */
  readonly columns?: readonly string[];
  /** A template without it is refused. */
  readonly required?: boolean;
}

/** Every field of an own template; docs/documents.md lists them with what they hold. */
export const templateFields: readonly TemplateField[] = [
  { name: 'tittel', required: true },
  { name: 'dokumenttype' },
  { name: 'kommune' },
  { name: 'saksnr' },
  { name: 'utvalg', alias: 'utval' },
  { name: 'motedato' },
  { name: 'arkivsak' },
  { name: 'saksbehandler', alias: 'sakshandsamar' },
  { name: 'aar' },
  { name: 'behov' },
  { name: 'tilgang' },
  { name: 'mangel' },
  { name: 'dekning' },
  { name: 'mangel_med_tiltak' },
  { name: 'framlegg', columns: ['tekst'], required: true },
  { name: 'sammendrag', alias: 'samandrag', columns: ['tekst'] },
  { name: 'bakgrunn', columns: ['tekst'] },
  { name: 'situasjon', columns: ['tekst'] },
  { name: 'alternativer', alias: 'alternativ', columns: ['tekst'] },
  { name: 'vurdering', columns: ['tekst'] },
  { name: 'usikkerhet', alias: 'uvisse', columns: ['tekst'] },
  { name: 'staten', columns: ['tekst'] },
  { name: 'oppfolging', columns: ['tekst'] },
  { name: 'tabell_aar', columns: ['aar', 'behov', 'tilgang', 'mangel', 'dekning', 'mangel_med_tiltak'] },
  { name: 'tabell_yrke', columns: ['yrke', 'behov', 'tilgang', 'mangel', 'dekning', 'mangel_uten_tiltak'] },
  {
    name: 'tabell_tjeneste',
    columns: ['tjeneste', 'behov', 'tilgang', 'mangel', 'dekning', 'mangel_uten_tiltak'],
  },
  {
    name: 'tabell_tiltak',
    columns: ['tiltak', 'beslutter', 'kunnskap', 'storrelse', 'grunnlag', 'innforing', 'virkning'],
  },
  { name: 'kjoring' },
  { name: 'sjekksum', required: true },
];

/** Section of a document by the template field that takes it. */
const sections: Readonly<Record<string, readonly string[]>> = {
  framlegg: ['proposal'],
  sammendrag: ['summary', 'short'],
  bakgrunn: ['background', 'report', 'requirement'],
  situasjon: ['situation', 'start', 'consequence'],
  alternativer: ['alternatives'],
  vurdering: ['assessment'],
  usikkerhet: ['uncertainty'],
  staten: ['state'],
  oppfolging: ['followUp', 'indicators'],
};

const tables: Readonly<Record<string, string>> = {
  tabell_aar: 'table.years',
  tabell_yrke: 'table.professions',
  tabell_tjeneste: 'table.services',
  tabell_tiltak: 'table.measures',
};

/** The paragraphs and items under a heading, up to the next one of the same level. */
const sectionTexts = (document: ReportDocument, ids: readonly string[]): readonly { tekst: string }[] => {
  const texts: { tekst: string }[] = [];
  let inside = false;
  for (const block of document.blocks) {
    if (block.kind === 'heading' && block.level === 2) inside = ids.includes(block.id);
    else if (inside) texts.push(...blockTexts(block).map((tekst) => ({ tekst })));
  }
  return texts;
};

const blockTexts = (block: Block): readonly string[] =>
  block.kind === 'list'
    ? block.items.map((item, index) => `${block.ordered ? `${index + 1}. ` : '– '}${lineText(item)}`)
    : block.kind === 'paragraph' || block.kind === 'heading'
      ? blockLines(block).map(lineText)
      : [];

const tableRows = (document: ReportDocument, field: TemplateField): TemplateValue => {
  const table = document.blocks.find(
    (block): block is Table => block.kind === 'table' && block.id === tables[field.name],
  );
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(
      (field.columns ?? []).map((column, index) => {
        const cell = row[index];
        return [column, cell === undefined ? '–' : lineText(cell.line)];
      }),
    ),
  );
};

/** Everything a template can be filled with, under both names of a field. */
export const templateData = (
  document: ReportDocument,
  facts: CaseFacts,
): Readonly<Record<string, TemplateValue>> => {
  const shown = (figure: Figure | null): string =>
    figure === null ? '–' : figureInTable(document.language, figure);
  const field = (name: string): string => document.fields[name] ?? '[Fyll inn]';
  const date = document.fields['meetingDate'];
  const plain: Readonly<Record<string, string>> = {
    tittel: document.title,
    dokumenttype: document.label,
    kommune: document.author,
    saksnr: field('caseNumber'),
    utvalg: field('committee'),
    motedato: date === undefined ? '[Fyll inn]' : shortDate(date),
    arkivsak: field('archiveCase'),
    saksbehandler: field('caseworker'),
    aar: String(facts.year),
    behov: shown(facts.nothing.demand),
    tilgang: shown(facts.nothing.supply),
    mangel: shown(facts.nothing.gap),
    dekning: shown(facts.nothing.coverage),
    mangel_med_tiltak: shown(facts.plan.gap),
    kjoring: document.run.file,
    sjekksum: document.run.digest,
  };
  const data: Record<string, TemplateValue> = {};
  for (const entry of templateFields) {
    const ids = sections[entry.name];
    const value =
      plain[entry.name] ?? (ids === undefined ? tableRows(document, entry) : sectionTexts(document, ids));
    data[entry.name] = value;
    if (entry.alias !== undefined) data[entry.alias] = value;
  }
  return data;
};
