/** Where answers wait between runs; a key holds the table's time stamp, so an older answer is never taken for a new one. */
export interface AnswerCache {
  read(key: string): string | null;
  write(key: string, text: string): void;
}

/** A cache in memory. */
export const memoryCache = (): AnswerCache & { readonly size: () => number } => {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, text) => {
      kept.set(key, text);
    },
    size: () => kept.size,
  };
};

/** Key of one piece of one table at one time stamp. */
export const cacheKey = (
  base: string,
  table: string,
  updated: string,
  selection: readonly { readonly variable: string; readonly codes: readonly string[] }[],
): string =>
  JSON.stringify([base, table, updated, selection.map(({ variable, codes }) => [variable, ...codes])]);
