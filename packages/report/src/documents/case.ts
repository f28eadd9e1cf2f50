import type { Alternative } from '../facts/case-facts.ts';
import type { Block, Line } from '../model/document.ts';
import { heading, lead, list, ownParagraphs, paragraph, wanted } from '../sections/blocks.ts';
import { balanceChart, professionsChart } from '../sections/charts.ts';
import {
  assessmentSection,
  caseFieldsTable,
  followUpSection,
  measuresSection,
  runBlocks,
  sourceBlocks,
  stateLines,
  stateSection,
  uncertaintySection,
} from '../sections/common.ts';
import {
  alternativeName,
  alternativesTable,
  assumptionsTable,
  professionsTable,
  servicesTable,
  usersTable,
  yearsTable,
} from '../sections/tables.ts';
import {
  bandLine,
  changeBandLine,
  changeLine,
  detailLine,
  findingLine,
  nowLine,
  pathsLine,
} from '../sentences/balance.ts';
import { type Context, countFigure, measureList, measureName, midSentence } from '../sentences/context.ts';
import { balanceFinding } from '../sentences/finding.ts';
import { equityLine, residentLines, staffLines, userLines } from '../sentences/situation.ts';
import { joinLines, listWords } from '../text/write.ts';

/** Proposed points: marked as a draft, since deciding is for people. The user's own points stand in their place. */
const proposalSection = (context: Context): readonly Block[] => {
  if (!wanted(context, 'heading.proposal')) return [];
  const { facts, writer, fields, owner, author } = context;
  if (fields.points !== undefined && fields.points.length > 0)
    return [
      heading(context, 'heading.proposal'),
      list(
        'proposal.own',
        fields.points.map((text): Line => [{ text }]),
        true,
        'own',
      ),
    ];
  const points: Line[] = [writer.say('point.take', { year: String(facts.year) })];
  if (facts.levers.length > 0)
    points.push(writer.say('point.measures', { owner, measures: measureList(context, facts.levers) }));
  else if (balanceFinding(facts.nothing) === 'shortage')
    points.push(writer.say('point.findMeasures', { author }));
  points.push(writer.say('point.follow', { author, year: String(facts.firstYear + 1) }));
  if (stateLines(context).length > 0 && wanted(context, 'heading.state'))
    points.push(
      writer.say('point.state', {
        owner,
        heading: fields.headings?.['state'] ?? writer.word('heading.state'),
      }),
    );
  return [
    heading(context, 'heading.proposal'),
    paragraph('proposal.mark', writer.say('mark.draftPoints', { author }), 'prompt'),
    list('proposal.points', points, true, 'draft'),
  ];
};

const summarySection = (context: Context): readonly Block[] => {
  if (!wanted(context, 'heading.summary')) return [];
  const { facts } = context;
  const changes = facts.alternatives
    .filter(({ kind }) => kind === 'plan')
    .flatMap((alternative) => [changeLine(context, alternative), changeBandLine(context, alternative)]);
  return [
    heading(context, 'heading.summary'),
    paragraph(
      'summary.text',
      joinLines(
        findingLine(context, facts.nothing),
        detailLine(context, facts.nothing),
        nowLine(context),
        facts.nothing.gap?.band === undefined ? null : bandLine(context, facts.nothing),
      ),
    ),
    paragraph('summary.plan', joinLines(...changes, pathsLine(context))),
  ].filter((block) => block.kind !== 'paragraph' || block.line.length > 0);
};

const backgroundSection = (context: Context): readonly Block[] => {
  if (!wanted(context, 'heading.background')) return [];
  const { facts, writer, fields } = context;
  return [
    heading(context, 'heading.background'),
    ...(fields.background === undefined ? [] : ownParagraphs('background.own', fields.background)),
    paragraph(
      'background.text',
      joinLines(
        writer.say('background.law'),
        writer.say('background.question', { place: facts.place.name, year: String(facts.year) }),
      ),
    ),
    paragraph('background.method', writer.say('background.method', { first: String(facts.firstYear) })),
    ...(fields.background === undefined
      ? [paragraph('background.prompt', writer.say('background.prompt'), 'prompt')]
      : []),
  ];
};

const situationSection = (context: Context): readonly Block[] => {
  if (!wanted(context, 'heading.situation')) return [];
  const { facts, writer } = context;
  const users = userLines(context);
  return [
    heading(context, 'heading.situation'),
    heading(context, 'heading.residents', 3),
    paragraph('situation.residents', joinLines(...residentLines(context))),
    heading(context, 'heading.users', 3),
    ...(users.length === 0 ? [] : [paragraph('situation.users', joinLines(...users))]),
    ...(facts.users.length === 0 ? [] : [usersTable(context)]),
    heading(context, 'heading.staff', 3),
    paragraph(
      'situation.balance',
      joinLines(nowLine(context), findingLine(context, facts.nothing), detailLine(context, facts.nothing)),
    ),
    balanceChart(context),
    paragraph('situation.staff', joinLines(...staffLines(context))),
    paragraph('situation.definition', writer.say('staff.definition')),
  ];
};

const riskLine = (context: Context, alternative: Alternative): Line => {
  const { writer } = context;
  if (alternative.kind === 'nothing')
    return writer.say(
      balanceFinding(alternative.balance) === 'shortage' ? 'risk.nothing' : 'risk.nothingEven',
    );
  const own = alternative.levers.filter(({ standing }) => standing === 'own').length;
  const weak = alternative.levers.filter(
    ({ measure }) => measure.evidenceGrade === 'C' || measure.evidenceGrade === 'D',
  ).length;
  const latest = Math.max(...alternative.levers.map(({ fullYear }) => fullYear));
  return joinLines(
    own > 0
      ? writer.say('risk.own', { count: countFigure(context, own) })
      : alternative.levers.length > 0
        ? writer.say('risk.published')
        : null,
    weak > 0 ? writer.say('risk.weak', { count: countFigure(context, weak) }) : null,
    Number.isFinite(latest) ? writer.say('risk.time', { year: String(latest) }) : null,
  );
};

/** Costs that say an amount; a note on where a price might be found is not one. */
const publishedCosts = (context: Context, alternative: Alternative): readonly Line[] =>
  alternative.levers.flatMap((lever): readonly Line[] => {
    const cost = lever.measure.cost?.[context.writer.language];
    return cost !== undefined && /\d.*(kroner|kr\b|NOK)/.test(cost)
      ? [context.writer.say('economy.cost', { measure: measureName(context, lever), cost })]
      : [];
  });

const economyBlocks = (context: Context, alternative: Alternative, id: string): readonly Block[] => {
  const { writer, fields, owner } = context;
  const costs = publishedCosts(context, alternative);
  return [
    lead(
      context,
      `${id}.economy`,
      'lead.economy',
      writer.say(costs.length === 0 ? 'economy.none' : 'economy.published'),
    ),
    ...(costs.length === 0 ? [] : [list(`${id}.costs`, costs)]),
    ...(alternative.kind !== 'plan'
      ? []
      : fields.economy === undefined
        ? [paragraph(`${id}.economyPrompt`, writer.say('economy.prompt', { owner }), 'prompt')]
        : ownParagraphs(`${id}.economyOwn`, fields.economy)),
  ];
};

const alternativeBlocks = (context: Context, alternative: Alternative, number: number): readonly Block[] => {
  const { facts, writer, fields, owner } = context;
  const { balance, kind, levers, headsNeeded } = alternative;
  const id = `alternative.${number}`;
  const { requirements } = facts;
  const what =
    kind === 'nothing'
      ? writer.say('alternative.nothingText', { owner })
      : joinLines(
          levers.length === 0
            ? null
            : writer.say('alternative.with', {
                count: countFigure(context, levers.length),
                measures: measureList(context, levers),
              }),
          kind === 'plan' && requirements.length > 0
            ? writer.say('alternative.requirements', {
                count: requirements.length,
                names: listWords(
                  requirements.map(({ requirement }) => midSentence(requirement.name[writer.language])),
                ),
              })
            : null,
        );
  const equity =
    kind === 'nothing' ? equityLine(context) : writer.say('equity.asNothing', { place: facts.place.name });
  return [
    {
      kind: 'heading',
      id,
      level: 3,
      text: alternativeName(context, kind, alternative.name, number),
    },
    paragraph(`${id}.what`, what),
    lead(
      context,
      `${id}.staff`,
      'lead.staff',
      joinLines(
        kind === 'nothing' ? findingLine(context, balance) : changeLine(context, alternative),
        detailLine(context, balance),
        headsNeeded === null ? null : writer.say('heads', { heads: headsNeeded }),
      ),
    ),
    ...economyBlocks(context, alternative, id),
    ...(balance.coverage === null
      ? []
      : [
          lead(
            context,
            `${id}.quality`,
            'lead.quality',
            writer.say('quality.coverage', { coverage: balance.coverage, year: String(balance.year) }),
          ),
        ]),
    ...(kind === 'plan' && fields.quality !== undefined
      ? ownParagraphs(`${id}.qualityOwn`, fields.quality)
      : kind === 'plan'
        ? [paragraph(`${id}.qualityPrompt`, writer.say('quality.prompt'), 'prompt')]
        : []),
    ...(equity === null ? [] : [lead(context, `${id}.equity`, 'lead.equity', equity)]),
    ...(riskLine(context, alternative).length === 0
      ? []
      : [lead(context, `${id}.risk`, 'lead.risk', riskLine(context, alternative))]),
  ];
};

const alternativesSection = (context: Context): readonly Block[] =>
  wanted(context, 'heading.alternatives')
    ? [
        heading(context, 'heading.alternatives'),
        alternativesTable(context),
        ...context.facts.alternatives.flatMap((alternative, number) =>
          alternativeBlocks(context, alternative, number),
        ),
      ]
    : [];

const attachments = (context: Context): readonly Block[] => {
  if (!wanted(context, 'heading.attachments')) return [];
  const { facts, writer } = context;
  const bars = professionsChart(context);
  const assumptions = assumptionsTable(context);
  const parts = [
    ['attachment.years', [yearsTable(context)]],
    ['attachment.professions', [...(bars === null ? [] : [bars]), professionsTable(context)]],
    ['attachment.services', facts.services.length === 0 ? [] : [servicesTable(context)]],
    [
      'attachment.assumptions',
      [assumptions ?? paragraph('assumptions.none', writer.say('assumptions.none'))],
    ],
    ['attachment.sources', sourceBlocks(context)],
    ['attachment.run', runBlocks(context)],
  ] as const;
  const kept = parts.filter(([, blocks]) => blocks.length > 0);
  const title = (key: (typeof parts)[number][0], index: number): string =>
    writer.word(key, { number: String(index + 1) });
  return [
    heading(context, 'heading.attachments'),
    paragraph('attachments.intro', writer.say('attachments.intro')),
    list(
      'attachments.list',
      kept.map(([key], index): Line => [{ text: title(key, index) }]),
    ),
    { kind: 'pageBreak', id: 'attachments.break' },
    ...kept.flatMap(([key, blocks], index): readonly Block[] => [
      { kind: 'heading', id: key, level: 2, text: title(key, index) },
      ...blocks,
    ]),
  ];
};

/** The council case: what is proposed, what is known, what can be chosen, how sure it is, and where it all comes from. */
export const caseBlocks = (context: Context): readonly Block[] => [
  caseFieldsTable(context),
  ...proposalSection(context),
  ...summarySection(context),
  ...backgroundSection(context),
  ...situationSection(context),
  ...alternativesSection(context),
  ...assessmentSection(context),
  ...uncertaintySection(context, true),
  ...measuresSection(context),
  ...stateSection(context),
  ...followUpSection(context),
  ...attachments(context),
];
