import { magnitude } from '../facts/figure.ts';
import type { Block, Line } from '../model/document.ts';
import { heading, paragraph, sourceNote, table } from '../sections/blocks.ts';
import { bandLine, pathsLine } from '../sentences/balance.ts';
import { type Context, countFigure, professionMid, professionName } from '../sentences/context.ts';
import { balanceFinding, findingOf } from '../sentences/finding.ts';
import { joinLines, textCell } from '../text/write.ts';

/** How many professions the one page has room for. */
const shownProfessions = 6;

const requirementBlocks = (context: Context): readonly Block[] => {
  const { facts, writer } = context;
  return facts.requirements.flatMap(({ requirement, sign, startYear, fullYear }, index) => {
    const atOnce = fullYear <= startYear ? 'AtOnce' : '';
    const legal = requirement.legalSource[writer.language];
    return [
      paragraph(
        `requirement.${index}`,
        joinLines(
          [{ text: requirement.text[writer.language] }],
          writer.say(sign > 0 ? `note.introduced${atOnce}` : `note.removed${atOnce}`, {
            start: String(startYear),
            full: String(fullYear),
          }),
        ),
      ),
      ...(legal === '' ? [] : [paragraph(`requirement.${index}.legal`, writer.say('note.legal', { legal }))]),
    ];
  });
};

const professionLine = (context: Context): Line | null => {
  const items = [...context.facts.addedNeed]
    .sort((a, b) => Math.abs(b.fte.value) - Math.abs(a.fte.value))
    .slice(0, 3)
    .map(({ profession, fte }) =>
      context.writer.say('staff.profession', {
        profession: professionMid(context, profession),
        gap: fte,
      }),
    );
  if (items.length === 0) return null;
  return context.writer.say('note.profession', {
    list: items.flatMap(
      (item, index): Line => [
        ...(index === 0 ? [] : [{ text: index === items.length - 1 ? ' og ' : ', ' }]),
        ...item,
      ],
    ),
  });
};

const unableLine = (context: Context, unable: number): Line | null => {
  if (unable === 0) return null;
  const { facts, writer } = context;
  return facts.place.kind === 'municipality'
    ? writer.say('note.unable.one')
    : writer.say('note.unable.many', {
        count: countFigure(context, unable),
        all: String(facts.place.size),
      });
};

/** What is met already, what is lacking as people, and whose the amount is. */
const metLine = (context: Context): Line =>
  joinLines(
    ...context.facts.requirements.flatMap(({ asked, met, heads, own }) => [
      asked === null || met === null ? null : context.writer.say('note.met', { asked, met }),
      heads === null || heads.shown <= 0 ? null : context.writer.say('note.heads', { heads }),
      own ? context.writer.say('note.own') : null,
    ]),
  );

const displacedLine = (context: Context): Line => {
  const { facts, writer } = context;
  const added = facts.addedNeedSum;
  if (added === null) return writer.say('note.none');
  // The two runs differ in the requirement alone, so every figure that does not round to nothing is a difference.
  const effect = findingOf(added, null);
  if (effect === 'even') return writer.say('note.none');
  if (effect === 'surplus') return writer.say('note.freed');
  const { gap } = facts.nothing;
  const after = facts.plan;
  return joinLines(
    balanceFinding(facts.nothing) === 'shortage' && gap !== null
      ? writer.say('note.displaced', { gap: magnitude(gap), fte: magnitude(added) })
      : writer.say('note.displacedSurplus', { year: String(facts.year) }),
    facts.levers.length === 0 && balanceFinding(after) === 'shortage' && after.gap !== null
      ? writer.say('note.gapWith', { gap: magnitude(after.gap) })
      : null,
    ...facts.requirements.map(({ unable }) => unableLine(context, unable)),
  );
};

/** One page on what a requirement takes in people. */
export const noteBlocks = (context: Context): readonly Block[] => {
  const { facts, writer } = context;
  const year = String(facts.year);
  const added = facts.addedNeedSum;
  const finding = added === null ? 'even' : findingOf(added, null);
  const way = finding === 'even' ? 'same' : finding === 'shortage' ? 'more' : 'less';
  const band = bandLine(context, facts.nothing);
  return [
    heading(context, 'heading.requirement'),
    ...requirementBlocks(context),
    heading(context, 'heading.consequence'),
    paragraph(
      'note.consequence',
      joinLines(
        writer.say(`note.${way}`, {
          place: facts.place.name,
          year,
          ...(added === null ? {} : { fte: magnitude(added) }),
        }),
        professionLine(context),
        metLine(context),
      ),
    ),
    table(
      'table.addedYears',
      writer.say('table.addedYears'),
      [writer.word('column.year'), ...facts.addedNeedPath.slice(1).map((row) => String(row.year))],
      [
        [
          textCell(writer.word('column.growth')),
          ...facts.addedNeedPath.slice(1).map(({ fte }) => writer.signedCell(fte)),
        ],
      ],
    ),
    ...(facts.addedNeed.length === 0
      ? []
      : [
          table(
            'table.added',
            writer.say('table.added', { year }),
            [writer.word('column.profession'), writer.word('column.growth')],
            [...facts.addedNeed]
              .sort((a, b) => Math.abs(b.fte.value) - Math.abs(a.fte.value))
              .slice(0, shownProfessions)
              .map(({ profession, fte }) => [
                textCell(professionName(context, profession)),
                writer.signedCell(fte),
              ]),
            sourceNote(context),
          ),
        ]),
    heading(context, 'heading.displaced'),
    paragraph('note.displaced', displacedLine(context)),
    heading(context, 'heading.uncertainty'),
    paragraph('note.uncertainty', joinLines(writer.say('uncertainty.introShort'), band, pathsLine(context))),
    paragraph(
      'note.run',
      joinLines(
        writer.say('run.text', {
          model: facts.run.model,
          data: facts.run.data,
          file: facts.run.file,
        }),
        writer.say('run.digest', { digest: facts.run.digest }),
      ),
    ),
  ];
};
