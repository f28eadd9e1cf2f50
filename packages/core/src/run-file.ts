import type { Plan } from './plan.ts';

/** Current version of the run file. */
export const runFileVersion = 1;

/**
 * What ties a shown figure to what it was made of: with it the run can be rebuilt to the last digit, or the difference be named.
 *
 * @source method.md V5
 */
export interface RunFile {
  readonly runFileVersion: typeof runFileVersion;
  readonly plan: Plan;
  /** Digest of the figures the run started from. */
  readonly baselineId: string;
  readonly dataVersion: string;
  readonly modelVersion: string;
  /** Draw, or null for the central path. */
  readonly draw: { readonly seed: number; readonly index: number } | null;
  /** Digest of the plan as text, so that one changed letter is seen. */
  readonly planDigest: string;
  /** Digest of every array of the result. */
  readonly resultDigest: string;
}
