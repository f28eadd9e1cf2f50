import { type Area, at, type Result } from '@veivalg/core';
import { formatSigned } from '@veivalg/core/text';
import { attributePlan, balanceOf, type Cause, project } from '@veivalg/engine';
import { unwrap } from '../output/fail.ts';
import { startProgress } from '../output/progress.ts';
import { renderTable } from '../output/table.ts';
import type { Session } from '../session.ts';

const nameOf = (session: Session, result: Result, cause: Cause): string => {
  const { words, prepared } = session;
  const { language } = words;
  if (cause.kind === 'assumption') return words.cli('why.assumptions');
  if (cause.kind === 'requirement')
    return (
      [...result.plan.ownRequirements, ...prepared.library.requirements].find(({ id }) => id === cause.id)
        ?.name[language] ?? cause.id
    );
  return (
    [...result.plan.ownMeasures, ...prepared.library.measures].find(({ id }) => id === cause.id)?.name[
      language
    ] ?? cause.id
  );
};

/** Decimals that tell parts of this size apart. */
const decimalsFor = (total: number): number => (Math.abs(total) < 10 ? 2 : Math.abs(total) < 10_000 ? 1 : 0);

/**
 * What the change in shortage is made of: one part for each measure and requirement, assumptions apart, adding up to the whole.
 *
 * @param place Name to show. @param year Year the gap is read in.
 */
export const whyText = (
  session: Session,
  result: Result,
  area: Area,
  place: string,
  year: number,
): string => {
  const { words, prepared } = session;
  const y = year - result.firstYear;
  const causes = result.plan.levers.length + result.plan.requirements.length;
  const progress = startProgress(2 ** Math.min(causes, 10), words.cli('progress.running'));
  let runs = 0;
  const split = attributePlan(result.plan, prepared.library, (plan) => {
    runs += 1;
    progress.step(runs);
    return at(balanceOf(unwrap(project(prepared, plan)), { places: area.members }).gap, y);
  });
  progress.stop();
  const decimals = decimalsFor(split.total);
  const rows = split.causes.map((cause, i) => [
    nameOf(session, result, cause),
    formatSigned(words.language, at(split.parts, i), decimals),
  ]);
  return [
    words.cli('why.title', { place, year: String(year) }),
    renderTable(
      [{ title: words.cli('why.part') }, { title: words.cli('column.effect'), numeric: true }],
      [...rows, [words.cli('why.total'), formatSigned(words.language, split.total, decimals)]],
    ),
    split.exact
      ? words.cli('why.exact')
      : words.cli('why.sampled', {
          count: split.evaluations,
          error: formatSigned(words.language, 2 * Math.max(...split.standardError), 1),
        }),
  ].join('\n');
};
