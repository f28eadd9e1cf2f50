import type { Language, Measure, Plan } from '@veivalg/core';
import type { Translate } from '@veivalg/core/text';
import type { ChartModel } from '../charts/model.ts';
import { dateText, setting } from '../text/figures.ts';
import type { TextKey } from '../text/use-text.ts';

/** What a downloaded figure carries with it. */
export interface FigureFile {
  readonly model: ChartModel;
  readonly place: string;
  readonly source: string;
  readonly link: string;
  readonly language: Language;
  readonly t: Translate<TextKey>;
  readonly plan: Plan;
  readonly measures: readonly Measure[];
}

/** Scenario, population, changed assumptions and measures of a plan, in one line. */
const planText = (plan: Plan, { measures, language, t }: FigureFile): string =>
  [
    `${t('scenario.label')}: ${t(`scenario.${plan.scenario}`)}`,
    `${t('population.label')}: ${t(`population.${plan.population}`)}`,
    ...plan.assumptions.map((one) => `${one.parameter} = ${setting(language, one.value)} (${one.reason})`),
    ...plan.levers.map((lever) => {
      const measure = measures.find((one) => one.id === lever.measure);
      return `${measure?.name[language] ?? lever.measure}: ${setting(language, lever.value)} (${lever.startYear}, ${setting(language, lever.rampYears)}, ${setting(language, lever.reach * 100)} %)`;
    }),
  ].join('; ');

/** What the figures rest on: the plan on the screen, or the plan of each line where they differ. */
export const assumptionTexts = (file: FigureFile): readonly string[] =>
  file.model.plans === undefined
    ? [planText(file.plan, file)]
    : file.model.plans.map(({ label, plan }) => `${label}: ${planText(plan, file)}`);

/** The lines that go with the numbers, by what they are: a name that programs can rely on, the name read, and the text. */
export const headLines = (
  file: FigureFile,
  now: Date,
): readonly { readonly key: string; readonly name: string; readonly text: string }[] => [
  { key: 'title', name: file.t('download.title'), text: file.model.title },
  { key: 'unit', name: file.t('download.unit'), text: file.model.subtitle },
  { key: 'place', name: file.t('word.place'), text: file.place },
  { key: 'source', name: file.t('word.source'), text: file.source },
  ...(file.model.note === undefined
    ? []
    : [{ key: 'note', name: file.t('download.note'), text: file.model.note }]),
  ...assumptionTexts(file).map((text) => ({
    key: 'assumptions',
    name: file.t('download.assumptions'),
    text,
  })),
  { key: 'link', name: file.t('download.link'), text: file.link },
  { key: 'retrieved', name: file.t('download.date'), text: dateText(file.language, now) },
];

/** As `headLines`, as rows of two cells. */
export const headRows = (file: FigureFile, now: Date): readonly (readonly [string, string])[] =>
  headLines(file, now).map(({ name, text }) => [name, text]);

/** One cell of a CSV in Norwegian form: decimal comma, quoted where needed; text that a spreadsheet would run is defused. */
const csvCell = (value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value).replace('.', ',') : '';
  const safe = /^[=+@\t-]/.test(value) ? `'${value}` : value;
  return /[;"\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The numbers of a figure as CSV with `;`, decimal comma and a byte-order mark. */
export const figureCsv = (file: FigureFile, now: Date): string => {
  const { columns, rows } = file.model.table;
  const lines = [
    ...headRows(file, now),
    [],
    columns.map((column) => (column.kind === 'percent' ? `${column.label} (0–1)` : column.label)),
    ...rows,
  ];
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(';')).join('\r\n')}\r\n`;
};

/** File name: place, figure, date. */
export const figureName = (file: FigureFile, now: Date, ending: string): string =>
  `${[file.place, file.model.id, now.toISOString().slice(0, 10)]
    .join('-')
    .toLocaleLowerCase('nb')
    .replace(/[^\p{L}\p{N}]+/gu, '-')}.${ending}`;
