import { magnitude } from '../facts/figure.ts';
import type { Line } from '../model/document.ts';
import { joinLines, listWords } from '../text/write.ts';
import { type Context, midSentence, professionMid, serviceName } from './context.ts';
import { direction, findingOf } from './finding.ts';

/** Who lives there, now and later. */
export const residentLines = ({ facts, writer }: Context): readonly Line[] => {
  const { residents, firstYear, year } = facts;
  const years = { first: String(firstYear), year: String(year) };
  const oldWay = direction(residents.old.now, residents.old.later);
  const workingWay = direction(residents.working.now, residents.working.later);
  const lines = [
    writer.say('residents.total', {
      ...years,
      place: facts.place.name,
      now: residents.now,
      later: residents.later,
    }),
    // Without anyone of that age today there is no growth to speak of, only the age table.
    oldWay === 'up' && residents.oldGrowth === null
      ? []
      : writer.say(`residents.old.${oldWay}`, {
          ...residents.old,
          ...(residents.oldGrowth === null ? {} : { growth: residents.oldGrowth }),
        }),
    writer.say(`residents.working.${workingWay}`, { ...residents.working }),
  ];
  const { now, later } = residents.perOld;
  if (now !== null && later !== null) lines.push(writer.say('residents.perOld', { ...years, now, later }));
  return lines.filter((line) => line.length > 0);
};

/** Users of the two services that carry most of the need. */
export const userLines = (context: Context): readonly Line[] => {
  const { facts, writer } = context;
  const lines: Line[] = [];
  for (const { service, now, later } of facts.users) {
    if ((service !== 'homeCare' && service !== 'longTermStay') || now === null || later === null) continue;
    lines.push(
      writer.say(`users.${direction(now, later)}`, {
        service: midSentence(serviceName(context, service)),
        now,
        later,
      }),
    );
  }
  if (facts.missing.length > 0)
    lines.push(
      writer.say('users.missing', {
        services: listWords(facts.missing.map((service) => midSentence(serviceName(context, service)))),
        count: facts.missing.length,
      }),
    );
  return lines;
};

/** How many of the professions with the largest shortage a sentence names. */
const namedProfessions = 3;

/** The professions with the largest shortage, with their gaps; null when none has a clear one. */
export const largestGaps = (context: Context, which: 'gap' | 'gapWithout'): Line | null => {
  const short = context.facts.professions
    .flatMap((row) => {
      const gap = row[which];
      return gap !== null && findingOf(gap, row.demand) === 'shortage' ? [{ part: row.part, gap }] : [];
    })
    .sort((a, b) => b.gap.value - a.gap.value)
    .slice(0, namedProfessions);
  if (short.length === 0) return null;
  return short.flatMap(({ part, gap }, index): Line => {
    const item = context.writer.say('staff.profession', {
      profession: professionMid(context, part),
      gap: magnitude(gap),
    });
    if (index === 0) return item;
    return [{ text: index === short.length - 1 ? ' og ' : ', ' }, ...item];
  });
};

/** Which professions, what the hospitals lack, and what it takes of all who work. */
export const staffLines = (context: Context): readonly Line[] => {
  const { facts, writer } = context;
  const list = largestGaps(context, 'gapWithout');
  const lines = [
    list === null ? writer.say('staff.noProfession') : writer.say('staff.professions', { list }),
  ];
  const { specialist, employedShare } = facts;
  if (facts.sector === 'municipal' && specialist.gap !== null)
    lines.push(
      writer.say(`staff.specialist.${findingOf(specialist.gap, specialist.demand)}`, {
        gap: magnitude(specialist.gap),
        place: facts.place.name,
        year: String(facts.year),
      }),
    );
  if (employedShare.now !== null && employedShare.later !== null)
    lines.push(
      writer.say('staff.share', {
        now: employedShare.now,
        later: employedShare.later,
        place: facts.place.name,
        first: String(facts.firstYear),
        year: String(facts.year),
      }),
    );
  return lines;
};

/** How the place's coverage stands among all places. Null when the figures have holes. */
export const equityLine = ({ facts, writer }: Context): Line | null => {
  const { here, p10, median, p90 } = facts.equity;
  if (here === null || p10 === null || median === null || p90 === null) return null;
  return joinLines(
    writer.say('equity.places', {
      place: facts.place.name,
      year: String(facts.year),
      here,
      p10,
      median,
      p90,
    }),
    writer.say('equity.ages'),
  );
};
