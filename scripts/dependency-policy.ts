/** Which workspace may import which; `scripts/check-dependencies.ts` refuses an arrow that is missing here, and a line nobody uses. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/core': [],
  'packages/data': ['core'],
  'packages/engine': ['core'],
  'packages/report': ['core', 'engine'],
  'packages/connectors': ['core', 'data'],
  'apps/web': ['core', 'data', 'engine', 'report', 'connectors'],
  'apps/server': ['core', 'data', 'connectors'],
  'apps/cli': ['core', 'data', 'engine', 'report', 'connectors', 'server', 'validation'],
  validation: ['core', 'data', 'engine'],
};

/**
 * Arrows that go through one door only: workspace → neighbour → entry.
 *
 * The app reads files that a person chooses, on that person's machine. It gets the readers and nothing else of the connectors:
 * not the network, not the disk, and not the libraries that write workbooks and Parquet, which would weigh on every visit.
 */
export const onlyThrough: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'apps/web': { connectors: '/local' },
};

/** Words that must not stand in packages that calculate: no I/O, clock or chance. */
export const pureFolders: readonly string[] = ['packages/core/src', 'packages/engine/src'];
export const impureWords: readonly RegExp[] = [
  /\bMath\.random\b/,
  /\bDate\.now\b|\bnew Date\b|\bperformance\.now\b/,
  /\bfrom 'node:/,
  /\bfetch\(/,
  /\bdocument\.[a-z]+[A-Z(]|\bwindow\.[a-z]|\blocalStorage\.[a-z]/,
  /\bprocess\./,
  /^(let|var) /m,
  // Their last digits are left to the JavaScript engine: use exp, log and power of core.
  /\bMath\.(exp|log|pow|sin|cos|tan|expm1|log1p|log2|log10|cbrt|hypot|sinh|cosh|tanh)\(/,
  /\*\*/,
];
