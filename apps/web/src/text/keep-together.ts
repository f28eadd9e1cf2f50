import type { Localised } from '@veivalg/core';

const isLocalised = (data: object): data is Localised => {
  const keys = Object.keys(data);
  return keys.length === 3 && 'nb' in data && 'nn' in data && 'en' in data;
};

/**
 * Make the spaces inside the figures of data texts no-break, so that `10 000` is never parted by the end of a line.
 *
 * @param data Any plain data; only texts in three languages are changed.
 * @returns A copy of the same shape.
 */
export const keepTogether = <T>(data: T): T => {
  const visit = (one: unknown, text: boolean): unknown => {
    if (typeof one === 'string') return text ? one.replace(/(?<=\d) (?=\d{3}(?!\d))/g, '\u00a0') : one;
    if (Array.isArray(one)) return one.map((item) => visit(item, text));
    if (typeof one !== 'object' || one === null || Object.getPrototypeOf(one) !== Object.prototype)
      return one;
    const inside = isLocalised(one);
    return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, visit(value, inside)]));
  };
  return visit(data, false) as T;
};
