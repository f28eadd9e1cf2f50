/**
 * Move labels apart so that none covers another, as little as needed.
 *
 * @param wanted Wanted middle of each label. @param height Space each takes. @param low Top. @param high Bottom. Unit: pixels.
 * @returns Middles in the order given.
 */
export const spreadLabels = (
  wanted: readonly number[],
  height: number,
  low: number,
  high: number,
): readonly number[] => {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let floor = low;
  for (const i of order) {
    placed[i] = Math.max(placed[i] ?? 0, floor);
    floor = (placed[i] ?? 0) + height;
  }
  let ceiling = high;
  for (const i of [...order].reverse()) {
    placed[i] = Math.min(placed[i] ?? 0, ceiling);
    ceiling = (placed[i] ?? 0) - height;
  }
  return placed;
};
