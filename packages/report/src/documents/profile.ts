import type { Block, Line } from '../model/document.ts';
import { heading, list, paragraph } from '../sections/blocks.ts';
import { balanceChart, professionsChart } from '../sections/charts.ts';
import { residentsTable, servicesTable, usersTable } from '../sections/tables.ts';
import { detailLine, findingLine, nowLine, pathsLine } from '../sentences/balance.ts';
import type { Context } from '../sentences/context.ts';
import { equityLine, residentLines, staffLines } from '../sentences/situation.ts';
import { joinLines } from '../text/write.ts';

/** How many professions the wall page has room for. */
const shownBars = 8;

/** Two pages for the wall: the finding and the people on the first, the staff on the second. */
export const profileBlocks = (context: Context): readonly Block[] => {
  const { facts, writer } = context;
  const paths = pathsLine(context);
  const equity = equityLine(context);
  const bars = professionsChart(context, shownBars);
  const short: Line[] = [
    joinLines(findingLine(context, facts.nothing), detailLine(context, facts.nothing)),
    nowLine(context),
    ...residentLines(context).slice(1),
    ...(paths === null ? [] : [paths]),
  ];
  const { model, data, digest } = facts.run;
  return [
    heading(context, 'heading.short'),
    list('profile.short', short),
    balanceChart(context),
    residentsTable(context),
    ...(facts.users.length === 0 ? [] : [usersTable(context)]),
    { kind: 'pageBreak', id: 'profile.break' },
    heading(context, 'heading.staff'),
    paragraph('profile.staff', joinLines(...staffLines(context))),
    ...(bars === null ? [] : [bars]),
    ...(facts.services.length === 0 ? [] : [servicesTable(context)]),
    ...(equity === null ? [] : [heading(context, 'heading.equity'), paragraph('profile.equity', equity)]),
    paragraph(
      'profile.run',
      joinLines(
        writer.say('uncertainty.introShort'),
        writer.say('table.sourceSelf', { model, data }),
        writer.say('run.digest', { digest }),
      ),
    ),
  ];
};
