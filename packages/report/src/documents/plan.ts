import type { Block, Cell } from '../model/document.ts';
import { heading, paragraph, table } from '../sections/blocks.ts';
import { balanceChart } from '../sections/charts.ts';
import { followUpSection, measuresSection, runBlocks, uncertaintySection } from '../sections/common.ts';
import { changeBandLine, changeLine, findingLine } from '../sentences/balance.ts';
import { type Context, measureName } from '../sentences/context.ts';
import { residentLines } from '../sentences/situation.ts';
import { joinLines, textCell } from '../text/write.ts';

const ownersTable = (context: Context): Block => {
  const { facts, writer, fields } = context;
  return table(
    'table.owners',
    writer.say('table.owners'),
    [
      writer.word('column.measure'),
      writer.word('column.owner'),
      writer.word('column.decider'),
      writer.word('column.start'),
      writer.word('column.full'),
    ],
    facts.levers.map((lever): readonly Cell[] => [
      textCell(measureName(context, lever)),
      textCell(fields.owners?.[lever.measure.id] ?? writer.word('plan.ownerBlank')),
      textCell(writer.word(`decider.${lever.measure.decider}`)),
      textCell(String(lever.startYear)),
      textCell(String(lever.fullYear)),
    ]),
  );
};

/** What should be in place when: start, half way and full effect of every measure, in order of years. */
const milestonesTable = (context: Context): Block => {
  const { facts, writer } = context;
  const stones = facts.levers.flatMap((lever) => {
    const measure = measureName(context, lever);
    const half = Math.floor((lever.startYear + lever.fullYear) / 2);
    return [
      { year: lever.startYear, text: writer.word('plan.milestone.start', { measure }) },
      ...(half > lever.startYear && half < lever.fullYear
        ? [{ year: half, text: writer.word('plan.milestone.half', { measure }) }]
        : []),
      ...(lever.fullYear > lever.startYear
        ? [{ year: lever.fullYear, text: writer.word('plan.milestone.full', { measure }) }]
        : []),
    ];
  });
  return table(
    'table.milestones',
    writer.say('table.milestones'),
    [writer.word('column.year'), writer.word('column.milestone')],
    stones
      .sort((a, b) => a.year - b.year)
      .map(({ year, text }): readonly Cell[] => [textCell(String(year)), textCell(text)]),
  );
};

/** The plan: goal, start, measures with owners, milestones, indicators and how it is followed. */
export const planBlocks = (context: Context): readonly Block[] => {
  const { facts, writer, fields } = context;
  const changes = facts.alternatives
    .filter(({ kind }) => kind === 'plan')
    .flatMap((alternative) => [changeLine(context, alternative), changeBandLine(context, alternative)]);
  return [
    heading(context, 'heading.goal'),
    ...(fields.background === undefined
      ? [
          paragraph(
            'plan.goal',
            writer.say('plan.goal', { place: facts.place.name, year: String(facts.year) }),
            'draft',
          ),
          paragraph('plan.goalPrompt', writer.say('plan.goalPrompt'), 'prompt'),
        ]
      : [paragraph('plan.goalOwn', [{ text: fields.background }], 'own')]),
    heading(context, 'heading.start'),
    paragraph(
      'plan.start',
      joinLines(findingLine(context, facts.nothing), ...residentLines(context).slice(1, 3), ...changes),
    ),
    balanceChart(context),
    ...measuresSection(context),
    ...(facts.levers.length === 0
      ? []
      : [ownersTable(context), heading(context, 'heading.milestones'), milestonesTable(context)]),
    ...followUpSection(context, 'heading.indicators'),
    ...uncertaintySection(context, false),
    heading(context, 'heading.sources'),
    ...runBlocks(context),
  ];
};
