/** Single-letter changes between two words. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] as number;
};

/**
 * Find the known words that a mistyped one was likely meant to be.
 *
 * @returns At most three, best first; none when nothing is near.
 */
export const nearest = (word: string, known: readonly string[]): readonly string[] =>
  known
    .map((candidate) => ({
      candidate,
      far: candidate.includes(word) && word.length > 3 ? 0 : distance(word, candidate),
    }))
    .filter(({ far }) => far <= Math.max(2, word.length / 3))
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
