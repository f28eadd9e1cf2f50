import type { LeverFacts } from '../facts/case-facts.ts';
import type { Block, Cell, Line } from '../model/document.ts';
import { shortDate } from '../model/fields.ts';
import { bandLine, pathsLine, scenarioLine } from '../sentences/balance.ts';
import { type Context, measureName } from '../sentences/context.ts';
import { listWords, textCell } from '../text/write.ts';
import { heading, list, ownParagraphs, paragraph, table, wanted } from './blocks.ts';
import { followUpTable, measuresTable } from './tables.ts';

/** Case number, committee and date as case papers have them, and who wrote it. */
export const caseFieldsTable = (context: Context): Block => {
  const { writer, fields } = context;
  const blank = writer.word('field.blank');
  const columns = [
    ['field.caseNumber', fields.caseNumber],
    ['field.committee', fields.committee],
    ['field.meetingDate', fields.meetingDate === undefined ? undefined : shortDate(fields.meetingDate)],
    ['field.archiveCase', fields.archiveCase],
    ['field.caseworker', fields.caseworker],
  ] as const;
  return {
    ...table(
      'table.case',
      writer.say('field.caption'),
      columns.map(([key]) => writer.word(key)),
      [columns.map(([, value]): Cell => textCell(value ?? blank))],
    ),
    form: true,
  };
};

/** What would change the conclusion, and how sure the figures are. */
export const uncertaintySection = (context: Context, hasAppendix: boolean): readonly Block[] => {
  const { facts, writer } = context;
  if (!wanted(context, 'heading.uncertainty')) return [];
  const band = bandLine(context, facts.nothing);
  const paths = pathsLine(context);
  return [
    heading(context, 'heading.uncertainty'),
    paragraph('uncertainty.intro', writer.say(hasAppendix ? 'uncertainty.intro' : 'uncertainty.introShort')),
    ...(band === null ? [] : [paragraph('uncertainty.band', band)]),
    ...(paths === null ? [] : [paragraph('uncertainty.paths', paths)]),
    paragraph('uncertainty.scenario', scenarioLine(context)),
    paragraph('uncertainty.change', writer.say('uncertainty.change')),
    list('uncertainty.list', [
      writer.say('uncertainty.health'),
      writer.say('uncertainty.family'),
      writer.say('uncertainty.standard'),
      writer.say('uncertainty.migration', { place: facts.place.name }),
      writer.say('uncertainty.supply'),
    ]),
  ];
};

/** The measures of the plan, or a word that there are none. */
export const measuresSection = (context: Context): readonly Block[] => {
  if (!wanted(context, 'heading.measures')) return [];
  const { facts, writer } = context;
  return [
    heading(context, 'heading.measures'),
    facts.levers.length === 0
      ? paragraph('measures.none', writer.say('measures.none'), 'prompt')
      : measuresTable(context),
  ];
};

/** Measures the municipality cannot decide alone. */
export const stateLevers = ({ facts }: Context): readonly LeverFacts[] =>
  facts.levers.filter(({ measure }) => measure.decider === 'state' || measure.decider === 'both');

/** What is asked of the state: own words and the measures that the state decides. */
export const stateLines = (context: Context): readonly Line[] => [
  ...stateLevers(context).map((lever): Line => [{ text: measureName(context, lever) }]),
  ...(context.fields.asks ?? []).map((text): Line => [{ text }]),
];

export const stateSection = (context: Context): readonly Block[] => {
  if (!wanted(context, 'heading.state')) return [];
  const lines = stateLines(context);
  return [
    heading(context, 'heading.state'),
    ...(lines.length === 0
      ? [paragraph('state.prompt', context.writer.say('state.prompt'), 'prompt')]
      : [paragraph('state.intro', context.writer.say('state.intro')), list('state.list', lines)]),
  ];
};

export const followUpSection = (
  context: Context,
  key: 'heading.followUp' | 'heading.indicators' = 'heading.followUp',
): readonly Block[] =>
  wanted(context, key)
    ? [
        heading(context, key),
        paragraph('followUp.text', context.writer.say('followUp.text', { author: context.author })),
        followUpTable(context),
      ]
    : [];

/** What is assessed is for people to write; the questions help. */
export const assessmentSection = (context: Context): readonly Block[] => {
  if (!wanted(context, 'heading.assessment')) return [];
  const { writer, fields } = context;
  return [
    heading(context, 'heading.assessment'),
    ...(fields.assessment === undefined
      ? [
          paragraph(
            'assessment.prompt',
            writer.say('assessment.prompt', { author: context.author }),
            'prompt',
          ),
          list(
            'assessment.questions',
            (['q1', 'q2', 'q3', 'q4', 'q5'] as const).map((name) => writer.say(`assessment.${name}`)),
            false,
            'prompt',
          ),
        ]
      : ownParagraphs('assessment.own', fields.assessment)),
  ];
};

/** Who the figures come from: those whose licence asks for it by name and licence, the others by name. */
export const sourceBlocks = (context: Context): readonly Block[] => {
  const { facts, writer } = context;
  if (facts.sources.length === 0) return [paragraph('sources.none', writer.say('sources.none'))];
  const licensed = new Map<string, { producer: string; licence: string; count: number }>();
  const others = new Set<string>();
  for (const { producer, licence } of facts.sources) {
    if (!/^(CC|MIT|Norsk lisens)/.test(licence)) {
      others.add(producer);
      continue;
    }
    const key = `${producer}/${licence}`;
    const entry = licensed.get(key) ?? { producer, licence, count: 0 };
    licensed.set(key, { ...entry, count: entry.count + 1 });
  }
  for (const { producer } of licensed.values()) others.delete(producer);
  const items = [...licensed.values()]
    .sort((a, b) => b.count - a.count)
    .map((entry) => writer.say('sources.licensed', entry));
  const producers = listWords([...others].sort((a, b) => a.localeCompare(b, 'nb')));
  return [
    ...(items.length === 0 ? [] : [list('sources.list', items)]),
    ...(producers === '' ? [] : [paragraph('sources.others', writer.say('sources.others', { producers }))]),
    paragraph('sources.where', writer.say('sources.where')),
  ];
};

/** Which run the figures come from and how to make them again. */
export const runBlocks = (context: Context): readonly Block[] => {
  const { facts, writer } = context;
  const { model, data, file, digest } = facts.run;
  return [
    paragraph('run.text', writer.say('run.text', { model, data, file })),
    paragraph('run.digest', writer.say('run.digest', { digest })),
    paragraph('run.rebuild', writer.say('run.rebuild', { file })),
  ];
};
