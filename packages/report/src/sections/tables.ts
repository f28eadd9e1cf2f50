import { formatNumber } from '@veivalg/core/text';
import type { BalanceFigures, PartFigures } from '../facts/case-facts.ts';
import type { Block, Cell, Table } from '../model/document.ts';
import { type Context, measureName, professionName, serviceName } from '../sentences/context.ts';
import { textCell } from '../text/write.ts';
import { sourceNote, table } from './blocks.ts';

const noteOf = (context: Context): string => `${context.writer.word('table.note')} ${sourceNote(context)}`;

/** Need, supply and gap year by year, without and with the plan. */
export const yearsTable = (context: Context): Table => {
  const { facts, writer, services } = context;
  const withPlan = facts.alternatives.length > 1;
  return table(
    'table.years',
    writer.say('table.years', { services }),
    [
      writer.word('column.year'),
      writer.word('column.demand'),
      writer.word('column.supply'),
      writer.word(withPlan ? 'column.gapWithout' : 'column.gap'),
      writer.word('column.coverage'),
      ...(withPlan ? [writer.word('column.gapPlan')] : []),
    ],
    facts.path.map(({ without, plan }) => [
      textCell(String(without.year)),
      writer.figureCell(without.demand),
      writer.figureCell(without.supply),
      writer.figureCell(without.gap),
      writer.figureCell(without.coverage),
      ...(withPlan ? [writer.figureCell(plan.gap)] : []),
    ]),
    noteOf(context),
  );
};

const partRows = <Part>(
  context: Context,
  rows: readonly PartFigures<Part>[],
  name: (part: Part) => string,
): readonly (readonly Cell[])[] =>
  rows.map((row) => [
    textCell(name(row.part)),
    context.writer.figureCell(row.demand),
    context.writer.figureCell(row.supply),
    context.writer.figureCell(row.gap),
    context.writer.figureCell(row.coverage),
    ...(context.facts.alternatives.length > 1 ? [context.writer.figureCell(row.gapWithout)] : []),
  ]);

const partHeader = (context: Context, first: 'column.profession' | 'column.service'): readonly string[] => {
  const { writer, facts } = context;
  const withPlan = facts.alternatives.length > 1;
  return [
    writer.word(first),
    writer.word('column.demand'),
    writer.word('column.supply'),
    writer.word(withPlan ? 'column.gapPlan' : 'column.gap'),
    writer.word('column.coverage'),
    ...(withPlan ? [writer.word('column.gapWithout')] : []),
  ];
};

export const professionsTable = (context: Context): Table => {
  const { facts, writer } = context;
  const key = facts.alternatives.length > 1 ? 'table.professions' : 'table.professionsNothing';
  return table(
    'table.professions',
    writer.say(key, { year: String(facts.year) }),
    partHeader(context, 'column.profession'),
    partRows(context, facts.professions, (part) => professionName(context, part)),
    noteOf(context),
  );
};

export const servicesTable = (context: Context): Table => {
  const { facts, writer } = context;
  const key = facts.alternatives.length > 1 ? 'table.services' : 'table.servicesNothing';
  return table(
    'table.services',
    writer.say(key, { year: String(facts.year) }),
    partHeader(context, 'column.service'),
    partRows(context, facts.services, (part) => serviceName(context, part)),
    noteOf(context),
  );
};

export const usersTable = (context: Context): Table => {
  const { facts, writer } = context;
  return table(
    'table.users',
    writer.say('table.users'),
    [writer.word('column.service'), String(facts.firstYear), String(facts.year)],
    facts.users.map(({ service, now, later }) => [
      textCell(serviceName(context, service)),
      writer.figureCell(now),
      writer.figureCell(later),
    ]),
    sourceNote(context),
  );
};

export const residentsTable = (context: Context): Table => {
  const { facts, writer } = context;
  return table(
    'table.residents',
    writer.say('table.residents'),
    [writer.word('column.age'), String(facts.firstYear), String(facts.year)],
    facts.residents.groups.map(({ ages, now, later }) => [
      textCell(writer.word(`age.${ages}`)),
      writer.figureCell(now),
      writer.figureCell(later),
    ]),
    sourceNote(context),
  );
};

/** Every alternative beside doing nothing. */
export const alternativesTable = (context: Context): Table => {
  const { facts, writer, services } = context;
  return table(
    'table.alternatives',
    writer.say('table.alternatives', { year: String(facts.year), services }),
    [
      writer.word('column.alternative'),
      writer.word('column.demand'),
      writer.word('column.supply'),
      writer.word('column.gap'),
      writer.word('column.coverage'),
      writer.word('column.change'),
    ],
    facts.alternatives.map(({ balance, change, kind, name }, number) => [
      textCell(alternativeName(context, kind, name, number)),
      writer.figureCell(balance.demand),
      writer.figureCell(balance.supply),
      writer.figureCell(balance.gap),
      writer.figureCell(balance.coverage),
      writer.signedCell(change),
    ]),
    noteOf(context),
  );
};

export const alternativeName = (
  { writer }: Context,
  kind: 'nothing' | 'plan' | 'other',
  name: string,
  number: number,
): string =>
  kind === 'nothing'
    ? writer.word('alternative.nothing')
    : writer.word('alternative.named', {
        number: String(number),
        name: name === '' ? writer.word('alternative.planName') : name,
      });

/** A setting as the plan holds it, at most three decimals. */
const settingText = (context: Context, value: number): string => {
  const rounded = Number(value.toFixed(3));
  const decimals = (String(rounded).split('.')[1] ?? '').length;
  return formatNumber(context.writer.language, rounded, decimals);
};

/** A parameter's value with its unit; shares as per cent. */
const parameterText = (context: Context, value: number, unit: string): string => {
  const { writer } = context;
  if (unit === 'share') return writer.word('unit.percent', { value: settingText(context, value * 100) });
  const text = settingText(context, value);
  return unit === 'percentPerYear' ||
    unit === 'percent' ||
    unit === 'percentagePoints' ||
    unit === 'years' ||
    unit === 'hours' ||
    unit === 'persons'
    ? writer.word(`unit.${unit}`, { value: text })
    : text;
};

/** The measures with who decides, what is known, how large, and when they work. */
export const measuresTable = (context: Context): Table => {
  const { facts, writer } = context;
  const language = writer.language;
  const split = facts.levers.some(({ effect }) => effect !== null);
  return table(
    'table.measures',
    writer.say('measures.caption'),
    [
      writer.word('column.measure'),
      writer.word('column.decider'),
      writer.word('column.evidence'),
      writer.word('column.size'),
      writer.word('column.standing'),
      writer.word('column.period'),
      ...(split ? [writer.word('measures.effect', { year: String(facts.year) })] : []),
    ],
    facts.levers.map((lever) => {
      const unit = lever.measure.effect?.unit ?? lever.measure.ownSpan?.unit;
      return [
        textCell(measureName(context, lever)),
        textCell(writer.word(`decider.${lever.measure.decider}`)),
        textCell(lever.measure.evidenceGrade),
        textCell(`${settingText(context, lever.value)}${unit === undefined ? '' : ` ${unit[language]}`}`),
        textCell(writer.shared(`standing.${lever.standing}`)),
        textCell(
          lever.fullYear > lever.startYear ? `${lever.startYear}–${lever.fullYear}` : String(lever.startYear),
        ),
        ...(split ? [writer.signedCell(lever.effect)] : []),
      ];
    }),
    `${writer.word('measures.note')}${split ? '' : ` ${writer.word('measures.noEffects')}`}`,
  );
};

/** Years close by, to hold the real staff against. */
export const followUpTable = (context: Context): Table => {
  const { facts, writer } = context;
  const withPlan = facts.alternatives.length > 1;
  const row = ({ year, demand, supply, gap }: BalanceFigures): readonly Cell[] => [
    textCell(String(year)),
    writer.figureCell(demand),
    writer.figureCell(supply),
    writer.figureCell(gap),
  ];
  return table(
    'table.followUp',
    writer.say(withPlan ? 'table.followUp' : 'table.followUpNothing'),
    [
      writer.word('column.year'),
      writer.word('column.demand'),
      writer.word('column.supply'),
      writer.word('column.gap'),
    ],
    facts.followUp.map(row),
    noteOf(context),
  );
};

export const assumptionsTable = (context: Context): Block | null => {
  const { facts, writer } = context;
  const language = writer.language;
  if (facts.parameters.length === 0) return null;
  const number = (value: number, unit: string): string => parameterText(context, value, unit);
  return table(
    'table.assumptions',
    writer.say('table.assumptions'),
    [
      writer.word('column.assumption'),
      writer.word('column.value'),
      writer.word('column.range'),
      writer.word('column.standing'),
    ],
    facts.parameters.map(({ name, value, low, high, standing, unit }) => [
      textCell(name[language]),
      { ...textCell(number(value, unit)), numeric: true },
      {
        ...textCell(
          low === high
            ? '–'
            : `${settingText(context, unit === 'share' ? low * 100 : low)}–${number(high, unit)}`,
        ),
        numeric: true,
      },
      textCell(writer.shared(`standing.${standing}`)),
    ]),
    writer.word('assumptions.note'),
  );
};
