/** The two halves of the places: the spread is set on one and tried on the other, and then the other way. */
export const halves = ['first', 'second'] as const;
export type Half = (typeof halves)[number];

/** The other half. */
export const otherHalf = (half: Half): Half => (half === 'first' ? 'second' : 'first');

/**
 * Divide places in two so that both halves have as many of every size: ranked by residents, every other one.
 *
 * @param residents By place, in the order of the place axis. Unit: persons.
 * @returns Half of each place.
 * @source docs/method/uncertainty.md V1
 */
export const halfBySize = (residents: ArrayLike<number>): readonly Half[] => {
  const order = Array.from({ length: residents.length }, (_, m) => m).sort(
    (a, b) => (residents[a] ?? 0) - (residents[b] ?? 0) || a - b,
  );
  const half: Half[] = [];
  order.forEach((place, rank) => {
    half[place] = rank % 2 === 0 ? 'first' : 'second';
  });
  return half;
};
