import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import type { Clock } from './clock.ts';
import type { HttpQuestion } from './query.ts';
import type { Throttle } from './throttle.ts';

/** What the platform lends for calls over HTTP; `fetch` in Node and browsers. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string; signal: AbortSignal },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;

export interface AskOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly throttle: Throttle;
  /** Tries in all before a question is given up. */
  readonly tries: number;
  /** Longest wait for one answer. Unit: milliseconds. */
  readonly timeout: number;
  /** Longest answer read. Unit: characters. */
  readonly longestAnswer: number;
  /** First pause after a failed try; doubled for each one. Unit: milliseconds. */
  readonly firstPause: number;
  /** Told about every call and every retry. */
  readonly onCall?: (event: {
    readonly url: string;
    readonly attempt: number;
    readonly trouble: string;
  }) => void;
}

const longestPause = 120_000;

/** Answers that may be better the next time. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

const pauseBefore = (attempt: number, options: AskOptions, retryAfter: string | null): number => {
  const stated = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : 0;
  return Math.min(longestPause, Math.max(stated, options.firstPause * 2 ** attempt));
};

/** Why the producer refuses, from its problem details, cut short. */
const reasonIn = (text: string): string => {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && 'title' in json && typeof json.title === 'string')
      return json.title.slice(0, 200);
  } catch {
    // Not problem details: the status alone has to do.
  }
  return '';
};

/**
 * Ask one question: within the limit, again after 429, 503, time-outs, broken connections and answers that do not hold.
 *
 * @param read Turns the text into a value; its problems count as a cut answer and the question is asked again.
 * @returns The value, or the last trouble: V3001 no connection, V3002 refused, V3003 cut or not JSON, V3005 gone, V3006 over the limit or down, V3011 too large.
 */
export const ask = async <T>(
  question: HttpQuestion,
  where: string,
  options: AskOptions,
  read: (text: string) => Outcome<T>,
): Promise<Outcome<T>> => {
  let last: Outcome<T> = fail([problem('V3001', where, { url: question.url, what: '–' })]);
  for (let attempt = 0; attempt < options.tries; attempt++) {
    await options.throttle.take();
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new Error('timeout')), options.timeout);
    let retryAfter: string | null = null;
    let trouble = '';
    try {
      const answer = await options.fetch(question.url, {
        method: question.method,
        headers: {
          accept: 'application/json',
          ...(question.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(question.body === undefined ? {} : { body: question.body }),
        signal: stop.signal,
      });
      const claimed = Number(answer.headers.get('content-length') ?? 0);
      if (claimed > options.longestAnswer)
        return fail([problem('V3011', where, { size: claimed, limit: options.longestAnswer })]);
      const text = await answer.text();
      if (text.length > options.longestAnswer)
        return fail([problem('V3011', where, { size: text.length, limit: options.longestAnswer })]);
      if (answer.status === 200) {
        const value = read(text);
        if (value.ok) {
          options.onCall?.({ url: question.url, attempt, trouble: '' });
          return value;
        }
        last = value;
        trouble = value.problems[0]?.code ?? '';
      } else if (answer.status === 404) return fail([problem('V3005', where, { url: question.url })]);
      else if (passing.has(answer.status)) {
        retryAfter = answer.headers.get('retry-after');
        last = fail([problem('V3006', where, { status: answer.status, tries: options.tries })]);
        trouble = String(answer.status);
      } else
        return fail([
          problem('V3002', where, { status: answer.status, what: reasonIn(text) || String(answer.status) }),
        ]);
    } catch (error) {
      const what = error instanceof Error ? error.message : 'fetch';
      last = fail([problem('V3001', where, { url: question.url, what })]);
      trouble = what;
    } finally {
      clearTimeout(timer);
    }
    options.onCall?.({ url: question.url, attempt, trouble });
    if (attempt + 1 < options.tries) await options.clock.wait(pauseBefore(attempt, options, retryAfter));
  }
  return last;
};

/** Read JSON text. @returns V3003 when it is cut or not JSON. */
export const readJsonText = (text: string, where: string): Outcome<unknown> => {
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch {
    return fail([problem('V3003', where, { bytes: text.length })]);
  }
};
