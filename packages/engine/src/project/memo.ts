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
