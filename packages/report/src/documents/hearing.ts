import { magnitude } from '../facts/figure.ts';
import type { Block, Line } from '../model/document.ts';
import { lineText } from '../model/document.ts';
import { heading, list, ownParagraphs, paragraph, wanted } from '../sections/blocks.ts';
import {
  caseFieldsTable,
  runBlocks,
  sourceBlocks,
  stateLines,
  uncertaintySection,
} from '../sections/common.ts';
import { yearsTable } from '../sections/tables.ts';
import { detailLine, findingLine, nowLine } from '../sentences/balance.ts';
import { type Context, measureList, midSentence } from '../sentences/context.ts';
import { balanceFinding, findingOf } from '../sentences/finding.ts';
import { largestGaps, residentLines, staffLines } from '../sentences/situation.ts';
import { joinLines, listWords } from '../text/write.ts';

/** Points from the figures, in the manner of a municipality that answers: what it wants to point out, and why. */
const pointLines = (context: Context): readonly Line[] => {
  const { facts, writer, owner } = context;
  const year = String(facts.year);
  const place = facts.place.name;
  const short = balanceFinding(facts.nothing) === 'shortage';
  const points: Line[] = [
    joinLines(findingLine(context, facts.nothing), short ? writer.say('hearing.need') : null),
  ];
  const [, old, working] = residentLines(context);
  points.push(joinLines(old ?? null, working ?? null));
  const gaps = largestGaps(context, 'gapWithout');
  if (gaps !== null)
    points.push(
      joinLines(writer.say('staff.professions', { list: gaps }), writer.say('hearing.competition')),
    );
  if (facts.requirements.length > 0 && facts.addedNeedSum !== null) {
    const finding = findingOf(facts.addedNeedSum, null);
    const way = finding === 'even' ? 'same' : finding === 'shortage' ? 'more' : 'less';
    points.push(
      writer.say(`hearing.requirement.${way}`, { place, year, fte: magnitude(facts.addedNeedSum) }),
    );
  }
  if (facts.levers.length > 0)
    points.push(
      writer.say('hearing.measures', {
        owner,
        measures: measureList(context, facts.levers),
      }),
    );
  const asked = stateLines(context).map((line) => midSentence(lineText(line)));
  if (asked.length > 0) points.push(writer.say('hearing.state', { measures: listWords(asked) }));
  return points.filter((line) => line.length > 0);
};

const stanceBlock = (context: Context): Block => {
  const { writer, fields, owner } = context;
  const statement = fields.supportedStatement ?? writer.word('hearing.statement');
  return fields.stance === undefined
    ? paragraph('hearing.stance', writer.say('hearing.choose', { owner, statement }), 'prompt')
    : paragraph('hearing.stance', writer.say(`hearing.${fields.stance}`, { owner, statement }), 'own');
};

/** The hearing answer: support or not, what the municipality wants to add, and the figures behind it. */
export const hearingBlocks = (context: Context): readonly Block[] => {
  const { facts, writer, fields, owner, author } = context;
  const points = pointLines(context);
  const own = (fields.points ?? []).map((text): Line => [{ text }]);
  return [
    caseFieldsTable(context),
    heading(context, 'heading.proposal'),
    ...(own.length === 0
      ? [paragraph('proposal.mark', writer.say('mark.draftPoints', { author }), 'prompt')]
      : []),
    stanceBlock(context),
    paragraph('hearing.also', writer.say('hearing.also', { owner })),
    list('hearing.points', own.length === 0 ? points : own, true, own.length === 0 ? 'draft' : 'own'),
    heading(context, 'heading.report'),
    ...(fields.background === undefined
      ? [paragraph('background.prompt', writer.say('background.prompt'), 'prompt')]
      : ownParagraphs('background.own', fields.background)),
    paragraph(
      'hearing.situation',
      joinLines(
        nowLine(context),
        findingLine(context, facts.nothing),
        detailLine(context, facts.nothing),
        writer.say('staff.definition'),
      ),
    ),
    paragraph('hearing.residents', joinLines(...residentLines(context))),
    paragraph('hearing.staff', joinLines(...staffLines(context).slice(own.length === 0 ? 1 : 0))),
    yearsTable(context),
    ...uncertaintySection(context, false),
    ...(wanted(context, 'heading.sources')
      ? [heading(context, 'heading.sources'), ...sourceBlocks(context), ...runBlocks(context)]
      : []),
    heading(context, 'heading.politics'),
    paragraph(
      'hearing.handling',
      writer.say('hearing.handling', {
        committee: fields.committee ?? writer.word('hearing.council'),
      }),
    ),
  ];
};
