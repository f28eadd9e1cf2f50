/** A folder of files, however it is stored; the loader sees nothing else, so tests hand it a folder in memory. */
export interface DataFolder {
  /** Bytes of one file, or null when it is not there. Path relative to the folder, `/` between parts. */
  read(path: string): Uint8Array | null;
  /** Names of the files directly in a sub-folder, sorted. */
  list(path: string): readonly string[];
}

/** A folder in memory. @param files Path → text. */
export const memoryFolder = (files: Readonly<Record<string, string>>): DataFolder => ({
  read: (path) => {
    const text = files[path];
    return text === undefined ? null : new TextEncoder().encode(text);
  },
  list: (path) =>
    Object.keys(files)
      .filter((name) => name.startsWith(`${path}/`) && !name.slice(path.length + 1).includes('/'))
      .map((name) => name.slice(path.length + 1))
      .sort(),
});
