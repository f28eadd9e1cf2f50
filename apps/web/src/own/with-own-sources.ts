import {
  type Baseline,
  fail,
  type Language,
  type Outcome,
  type OwnFigures,
  problem,
  setsInUse,
  succeed,
} from '@veivalg/core';
import { ownSource } from '@veivalg/core/text';
import { ownFiguresSchema } from '@veivalg/data';
import { type Prepared, withOwnFigures } from '@veivalg/engine';

/**
 * The figures with municipalities' own in their place, and those named among the sources.
 *
 * What comes from the browser's storage is held against the form first: someone may have changed it there.
 *
 * @returns V3228 for what is no own figures, and the problems of `withOwnFigures`.
 */
export const withOwnSources = (
  register: Prepared,
  own: readonly OwnFigures[],
  language: Language,
): Outcome<Baseline> => {
  const wrong = own.flatMap((one) => {
    const read = ownFiguresSchema.safeParse(one);
    return read.success
      ? []
      : [problem('V3228', 'localStorage', { what: read.error.issues[0]?.path.join('.') ?? '' })];
  });
  if (wrong.length > 0) return fail(wrong);
  const outcome = withOwnFigures(register, own);
  if (!outcome.ok || outcome.value === register.baseline) return outcome;
  const nameOf = (id: string): string =>
    register.baseline.municipalities.find((one) => one.id === id)?.name ?? id;
  return succeed(
    {
      ...outcome.value,
      sources: [
        ...outcome.value.sources,
        ...own
          .filter((one) => setsInUse(one).length > 0)
          .map((one) => ownSource(language, one, nameOf(one.municipality))),
      ],
    },
    outcome.problems,
  );
};
