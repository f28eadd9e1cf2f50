import {
  fail,
  type Localised,
  leverSpan,
  type Measure,
  type MeasureLibrary,
  problem,
  treatments,
} from '@veivalg/core';
import { formatNumber } from '@veivalg/core/text';
import { distance } from 'fastest-levenshtein';
import { unwrap } from '../output/fail.ts';
import { renderTable } from '../output/table.ts';
import type { Session } from '../session.ts';
import type { Words } from '../text/index.ts';

/** Options of `veivalg tiltak` as they come from the command line. */
export interface MeasuresOptions {
  readonly beslutter?: string;
  readonly side?: string;
  readonly slag?: string;
  readonly sok?: string;
  readonly json?: boolean;
}

const deciderWords: Readonly<Record<string, Measure['decider']>> = {
  kommune: 'municipality',
  kommunen: 'municipality',
  stat: 'state',
  staten: 'state',
  felles: 'both',
};
const sideWords: Readonly<Record<string, Measure['side']>> = {
  etterspørsel: 'demand',
  etterspurnad: 'demand',
  behov: 'demand',
  tilbud: 'supply',
  tilbod: 'supply',
  begge: 'both',
};

/** Find one measure. @returns V2101 with the closest codes. */
export const findMeasureByCode = (library: MeasureLibrary, code: string): Measure => {
  const found = library.measures.find(({ id }) => id === code);
  if (found !== undefined) return found;
  const suggestions = library.measures
    .map(({ id }) => ({ id, far: distance(id, code) }))
    .filter(({ id, far }) => far <= Math.max(2, code.length / 3) || id.startsWith(code))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ id }) => id);
  return unwrap<Measure>(
    fail([problem('V2101', code, { id: code, suggestions: suggestions.join(', ') || 'none' })]),
  );
};

/** How the published size of a measure reads, or that there is none. */
export const effectText = (words: Words, measure: Measure): string => {
  const { language } = words;
  const { effect } = measure;
  if (effect === null) return words.cli('measure.noSize');
  const figure = (value: number): string => formatNumber(language, value, Number.isInteger(value) ? 0 : 1);
  const { low, central, high } = effect;
  const span =
    low !== null && high !== null && low !== high
      ? central !== null
        ? `${figure(central)} (${figure(low)}–${figure(high)})`
        : `${figure(low)}–${figure(high)}`
      : figure(central ?? high ?? low ?? 0);
  return `${span} ${effect.unit[language]}`;
};

const one = (session: Session, measure: Measure): string => {
  const { words } = session;
  const { language } = words;
  const say = (text: Localised): string => text[language];
  const sources = session.prepared.library.sources.filter(({ key }) => measure.sources.includes(key));
  const span = leverSpan(measure);
  return [
    `${say(measure.name)} (${measure.id})`,
    `${words.cli(`treatment.${measure.treatment}`)} · ${words.cli(`decider.${measure.decider}`)} · ${words.cli('measure.evidence')} ${measure.evidenceGrade} · ${words.cli(`personnel.${measure.personnelEvidence}`)}`,
    '',
    say(measure.purpose),
    '',
    say(measure.background),
    '',
    `${words.cli('measure.known')}: ${say(measure.known)}`,
    `${words.cli('measure.unknown')}: ${say(measure.unknown)}`,
    `${words.cli('measure.reach')}: ${say(measure.reach)}`,
    `${words.cli('measure.size')}: ${effectText(words, measure)}`,
    ...(span === null
      ? []
      : [
          `${words.cli('measure.span')}: ${formatNumber(language, span.min, 2)} – ${formatNumber(language, span.max, 2)} ${span.unit[language]}`,
        ]),
    ...(measure.cost === null ? [] : [`${words.cli('measure.cost')}: ${say(measure.cost)}`]),
    ...(measure.overlaps.length === 0
      ? []
      : [`${words.cli('measure.overlaps')}: ${measure.overlaps.join(', ')}`]),
    '',
    ...measure.wording.map(({ document, text }) => `«${text}» (${document})`),
    ...(sources.length === 0 ? [] : ['', `${words.cli('column.source')}:`]),
    ...sources.map(
      ({ title, authors, year, address }) =>
        `  ${authors}${year === null ? '' : ` (${year})`}: ${title}. ${address}`,
    ),
    '',
  ].join('\n');
};

/**
 * `veivalg tiltak [code]`: the catalogue, or one measure.
 *
 * @returns The text to print.
 */
export const measuresCommand = (
  session: Session,
  code: string | undefined,
  options: MeasuresOptions,
): string => {
  const { words, prepared } = session;
  const { library } = prepared;
  if (code !== undefined) {
    const measure = findMeasureByCode(library, code);
    return options.json === true ? `${JSON.stringify(measure, null, 1)}\n` : one(session, measure);
  }
  const decider =
    options.beslutter === undefined
      ? undefined
      : (deciderWords[options.beslutter.toLowerCase()] ?? options.beslutter);
  const side =
    options.side === undefined ? undefined : (sideWords[options.side.toLowerCase()] ?? options.side);
  const wanted = options.sok?.toLowerCase();
  const chosen = library.measures.filter(
    (measure) =>
      (decider === undefined || measure.decider === decider) &&
      (side === undefined || measure.side === side) &&
      (options.slag === undefined || measure.treatment === options.slag) &&
      (wanted === undefined ||
        [measure.id, measure.name[words.language], measure.purpose[words.language]].some((text) =>
          text.toLowerCase().includes(wanted),
        )),
  );
  if (options.json === true) return `${JSON.stringify(chosen, null, 1)}\n`;
  const counts = treatments
    .map(
      (treatment) => [treatment, chosen.filter((measure) => measure.treatment === treatment).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([treatment, count]) => `${words.cli(`treatment.${treatment}`).toLowerCase()} ${count}`);
  return [
    renderTable(
      [
        { title: words.cli('column.code') },
        { title: words.cli('column.measure') },
        { title: words.cli('column.treatment') },
        { title: words.cli('column.decider') },
        { title: words.cli('measure.evidence') },
        { title: words.cli('measure.size') },
      ],
      chosen.map((measure) => [
        measure.id,
        measure.name[words.language],
        words.cli(`treatment.${measure.treatment}`),
        words.cli(`decider.${measure.decider}`),
        measure.evidenceGrade,
        measure.treatment === 'lever' ? effectText(words, measure) : '',
      ]),
    ),
    '',
    words.cli('measure.count', { count: chosen.length, parts: counts.join(', ') }),
    '',
  ].join('\n');
};
