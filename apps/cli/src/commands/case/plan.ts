import { type Area, emptyPlan, fail, type Plan, problem } from '@veivalg/core';
import { parsePlan } from '@veivalg/data';
import { unwrap } from '../../output/fail.ts';
import type { Session } from '../../session.ts';
import { amountOf, type CaseOptions, readBytes } from './options.ts';

/** The plan of the case: from the file, reaching the place when it names none, with a requirement asked for by name. */
export const planOf = (session: Session, options: CaseOptions, area: Area): Plan => {
  const given =
    options.plan === undefined
      ? emptyPlan
      : unwrap(parsePlan(new TextDecoder().decode(readBytes(options.plan)), options.plan));
  const places =
    given.places.length > 0 || area.kind === 'country'
      ? given.places
      : area.members.flatMap((index) => {
          const municipality = session.baseline.municipalities[index];
          return municipality === undefined ? [] : [municipality.id];
        });
  if (options.krav === undefined) return { ...given, places };
  const requirement = session.prepared.library.requirements.find(({ id }) => id === options.krav);
  if (requirement === undefined) return unwrap(fail([problem('V2108', options.krav, { id: options.krav })]));
  return {
    ...given,
    places,
    requirements: [
      ...given.requirements,
      {
        requirement: requirement.id,
        sign: 1,
        startYear: requirement.startYear,
        rampYears: requirement.rampYears,
        ...(options.mengde === undefined ? {} : { amount: amountOf(options.mengde) }),
      },
    ],
  };
};
