import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';

const functionForm = /^(top|bottom|from|to|range)\(([^()]*)\)$/i;
const wholeNumber = /^\d{1,9}$/;

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

const byFunction = (
  name: string,
  args: readonly string[],
  codes: readonly string[],
): readonly string[] | null => {
  const [first = '', second] = args;
  switch (name) {
    case 'top':
    case 'bottom': {
      if (args.length > 2 || !wholeNumber.test(first) || (second !== undefined && !wholeNumber.test(second)))
        return null;
      const count = Number(first);
      const offset = Number(second ?? 0);
      // Values stand oldest first; `top` is the newest, `bottom` the oldest.
      if (name === 'bottom') return codes.slice(offset, offset + count);
      const end = Math.max(0, codes.length - offset);
      return codes.slice(Math.max(0, end - count), end);
    }
    case 'from': {
      const at = codes.indexOf(first);
      return args.length !== 1 || at < 0 ? null : codes.slice(at);
    }
    case 'to': {
      const at = codes.indexOf(first);
      return args.length !== 1 || at < 0 ? null : codes.slice(0, at + 1);
    }
    default: {
      const from = codes.indexOf(first);
      const to = codes.indexOf(second ?? '');
      return args.length !== 2 || from < 0 || to < from ? null : codes.slice(from, to + 1);
    }
  }
};

/**
 * Work out value expressions against the codes of a variable: literal codes, `*`, `?`, `top`, `bottom`, `from`, `to`, `range`.
 *
 * @param expressions As asked, square brackets around an expression allowed.
 * @param codes All codes of the variable, in the table's order.
 * @returns The codes meant, each once, in the table's order; or V3008 for each expression that means nothing.
 * @source data/connectors/README.md, value expressions
 */
export const expandExpressions = (
  expressions: readonly string[],
  codes: readonly string[],
): Outcome<readonly string[]> => {
  const known = new Set(codes);
  const wanted = new Set<string>();
  const problems: Problem[] = [];
  const unknown = (value: string): void => {
    problems.push(problem('V3008', value, { value }));
  };
  for (const raw of expressions) {
    const expression = raw.startsWith('[') && raw.endsWith(']') ? raw.slice(1, -1) : raw;
    if (known.has(expression)) {
      wanted.add(expression);
      continue;
    }
    const call = functionForm.exec(expression);
    if (call !== null) {
      const found = byFunction(
        (call[1] ?? '').toLowerCase(),
        (call[2] ?? '').split(',').map((part) => part.trim()),
        codes,
      );
      if (found === null) unknown(expression);
      else for (const code of found) wanted.add(code);
      continue;
    }
    if (/[*?]/.test(expression)) {
      const pattern = wildcard(expression);
      let any = false;
      for (const code of codes)
        if (pattern.test(code)) {
          wanted.add(code);
          any = true;
        }
      if (!any) unknown(expression);
      continue;
    }
    unknown(expression);
  }
  if (problems.length > 0) return fail(problems);
  return succeed(codes.filter((code) => wanted.has(code)));
};
