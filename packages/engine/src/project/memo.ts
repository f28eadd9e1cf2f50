import { f64 } from '@veivalg/core';

/**
 * Keep the last few values that were worked out, by key.
 *
 * A run with the same assumptions as an earlier one must not work out again what they settle; the oldest value is dropped.
 *
 * @param room How many values are kept.
 */
export const keepLast = <Value>(room: number): ((key: string, make: () => Value) => Value) => {
  const kept = new Map<string, Value>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = make();
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > room && oldest !== undefined) kept.delete(oldest);
    return value;
  };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether two inputs are the same: the very same value, or arrays and plain objects with the same parts. */
const sameInput = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (a instanceof Float64Array)
    return b instanceof Float64Array && a.length === b.length && sameNumbers(a, b);
  if (a instanceof Uint8Array)
    return b instanceof Uint8Array && a.length === b.length && a.every((value, i) => value === b[i]);
  if (!isObject(a) || !isObject(b) || ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => sameInput(a[name], b[name]));
};

/** From the end, where runs differ: levers leave the first years as they were. */
const sameNumbers = (a: Float64Array, b: Float64Array): boolean => {
  for (let i = a.length - 1; i >= 0; i--) if (!Object.is(f64(a, i), f64(b, i))) return false;
  return true;
};

/**
 * Remember the last answers of one step of a run: a step whose inputs are the same gives the same answer without working it out.
 *
 * A lever moves few of the drivers; what hangs on the others stands. The input is the key, whole, so that no answer can be
 * older than what it was worked out from. Inputs and answers must not be changed afterwards.
 *
 * @param room How many answers are kept.
 * @param work The step: a pure function of one object that holds everything it reads.
 */
export const remember = <Input extends object, Value>(
  room: number,
  work: (input: Input) => Value,
): ((input: Input) => Value) => {
  const kept: { readonly input: Input; readonly value: Value }[] = [];
  return (input) => {
    const known = kept.findIndex((entry) => sameInput(entry.input, input));
    const entry = kept[known] ?? { input, value: work(input) };
    if (known >= 0) kept.splice(known, 1);
    kept.unshift(entry);
    kept.length = Math.min(kept.length, room);
    return entry.value;
  };
};
