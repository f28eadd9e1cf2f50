/** How bad a problem is: an error stops, a warning is shown beside the result. */
export type Severity = 'error' | 'warning';

/**
 * Expected trouble as a value: what is wrong, where, with which numbers.
 *
 * The text belongs to the message tables: `problem.<code>` with `details` as its arguments,
 * and says what is wrong, where, and how to mend it.
 */
export interface Problem {
  /** Stable code, `V` and four digits; documented in docs/errors.md. */
  readonly code: string;
  readonly severity: Severity;
  /** File, field, row and column, or the path inside a plan. */
  readonly where: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A value, or all the problems that stand in its way; warnings may come with a value. */
export type Outcome<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A value that came through, with the warnings that go along. */
export const succeed = <T>(value: T, problems: readonly Problem[] = []): Outcome<T> => ({
  ok: true,
  value,
  problems,
});

/** No value: all the problems found. Throws on an empty list, since a failure must say why. */
export const fail = (problems: readonly Problem[]): Outcome<never> => {
  if (problems.length === 0) throw new Error('A failure must name at least one problem');
  return { ok: false, problems };
};

/** Make one problem. */
export const problem = (
  code: string,
  where: string,
  details: Problem['details'] = {},
  severity: Severity = 'error',
): Problem => ({ code, severity, where, details });

/** Throw on a broken invariant: a defect in Veivalg, never the user's mistake. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`);
}
