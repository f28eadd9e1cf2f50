import { expandExpressions } from '@veivalg/connectors';
import type { ServedCell, ServedTable, ServedValue, ServedVariable } from '../tables.ts';

/** What was asked of one variable, as it came over the wire. */
export interface AskedVariable {
  readonly variable: string;
  readonly values: readonly string[];
  readonly codelist: string | null;
}

/** A question that cannot be answered, in the producer's own words for it. */
export interface Refusal {
  readonly status: 400 | 403 | 404;
  readonly title: string;
}

/** One category of the answer and the places of the table that it is made of. */
export interface ChosenValue {
  readonly value: ServedValue;
  readonly members: readonly number[];
}

/** A variable of the answer; hidden ones were left out of the question. */
export interface ChosenVariable {
  readonly variable: ServedVariable;
  readonly values: readonly ChosenValue[];
  readonly hidden: boolean;
}

const refuse = (title: string): Refusal => ({ status: 400, title });

const eliminated = (variable: ServedVariable): ChosenVariable => {
  const at = variable.values.findIndex(({ code }) => code === variable.eliminationCode);
  const members = at >= 0 ? [at] : variable.values.map((_, i) => i);
  return { variable, hidden: true, values: [{ value: { code: '', label: '' }, members }] };
};

const chooseFrom = (variable: ServedVariable, asked: AskedVariable): ChosenVariable | Refusal => {
  if (asked.codelist !== null && asked.codelist !== '') {
    const list = variable.codelists?.find(({ id }) => id === asked.codelist);
    if (list === undefined) return refuse('Non-existent codelist');
    const codes = expandExpressions(
      asked.values,
      list.values.map(({ code }) => code),
    );
    if (!codes.ok) return refuse('Non-existent value');
    const placeOf = new Map(variable.values.map(({ code }, i) => [code, i]));
    return {
      variable,
      hidden: false,
      values: codes.value.map((code) => {
        const group = list.values.find((one) => one.code === code);
        return {
          value: { code, label: group?.label ?? code },
          members: (group?.members ?? []).flatMap((member) => placeOf.get(member) ?? []),
        };
      }),
    };
  }
  const codes = expandExpressions(
    asked.values,
    variable.values.map(({ code }) => code),
  );
  if (!codes.ok)
    return refuse(
      asked.values.some((value) => /[()]/.test(value))
        ? 'Illegal selection expression'
        : 'Non-existent value',
    );
  const wanted = new Set(codes.value);
  return {
    variable,
    hidden: false,
    values: variable.values.flatMap((value, i) => (wanted.has(value.code) ? [{ value, members: [i] }] : [])),
  };
};

/**
 * Work out a question against a table: the values of each variable, within the cell limit.
 *
 * @param asked Empty means everything that may be left out is left out, and the rest is taken whole for the newest period.
 */
export const choose = (
  table: ServedTable,
  asked: readonly AskedVariable[],
  maxCells: number,
): readonly ChosenVariable[] | Refusal => {
  const known = new Set(table.variables.map(({ code }) => code));
  if (asked.some(({ variable }) => !known.has(variable))) return refuse('Non-existent variable');
  if (new Set(asked.map(({ variable }) => variable)).size < asked.length)
    return refuse('Illegal selection expression');
  const chosen: ChosenVariable[] = [];
  for (const variable of table.variables) {
    const one = asked.find(({ variable: code }) => code === variable.code);
    if (one === undefined || one.values.length === 0) {
      if (asked.length === 0) {
        const values = variable.role === 'time' ? ['top(1)'] : ['*'];
        const all = variable.elimination
          ? eliminated(variable)
          : chooseFrom(variable, { variable: variable.code, values, codelist: null });
        if ('status' in all) return all;
        chosen.push(all);
      } else if (variable.elimination) chosen.push(eliminated(variable));
      else return refuse('Missing selection for mandantory variable');
      continue;
    }
    const values = chooseFrom(variable, one);
    if ('status' in values) return values;
    chosen.push(values);
  }
  const cells = chosen.reduce((product, { values }) => product * values.length, 1);
  return cells > maxCells ? refuse('Too many cells selected') : chosen;
};

/** Sum of the members of one cell; one without a number makes the sum be without a number. */
const summed = (table: ServedTable, members: readonly (readonly number[])[]): ServedCell => {
  let total = 0;
  const places = members.map(() => 0);
  const walk = (d: number): { sign: string } | null => {
    if (d === members.length) {
      const cell = table.cell(places);
      if (typeof cell !== 'number') return cell;
      total += cell;
      return null;
    }
    for (const place of members[d] ?? []) {
      places[d] = place;
      const stop = walk(d + 1);
      if (stop !== null) return stop;
    }
    return null;
  };
  return walk(0) ?? total;
};

/** Hand every cell of the answer to `visit`, row-major, the last variable fastest. */
export const eachChosenCell = (
  table: ServedTable,
  chosen: readonly ChosenVariable[],
  visit: (cell: ServedCell, places: readonly number[]) => void,
): void => {
  const places = chosen.map(() => 0);
  const members: (readonly number[])[] = chosen.map(({ values }) => values[0]?.members ?? []);
  const walk = (d: number): void => {
    const variable = chosen[d];
    if (variable === undefined) {
      visit(summed(table, members), places);
      return;
    }
    for (let i = 0; i < variable.values.length; i++) {
      places[d] = i;
      members[d] = variable.values[i]?.members ?? [];
      walk(d + 1);
    }
  };
  walk(0);
};
