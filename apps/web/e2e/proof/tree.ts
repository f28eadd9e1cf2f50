/** Lines of one shape that stand after each other and say the same of different things are kept as the first of them. */
const longRun = 6;

interface Branch {
  readonly line: string;
  readonly under: Branch[];
}

const grow = (text: string): Branch[] => {
  const top: Branch = { line: '', under: [] };
  const path: { depth: number; branch: Branch }[] = [{ depth: -1, branch: top }];
  for (const line of text.split('\n')) {
    const depth = line.search(/\S/);
    if (depth < 0) continue;
    while ((path.at(-1)?.depth ?? -1) >= depth) path.pop();
    const branch: Branch = { line: line.trim(), under: [] };
    path.at(-1)?.branch.under.push(branch);
    path.push({ depth, branch });
  }
  return top.under;
};

/** The kinds of a branch and of all below, without names. */
const shapeOf = (branch: Branch): string =>
  `${/^- ([\w/]+)/.exec(branch.line)?.[1] ?? ''}(${branch.under.map(shapeOf).join()})`;

const write = (branches: readonly Branch[], depth: number): readonly string[] => {
  const lines: string[] = [];
  for (let i = 0; i < branches.length; ) {
    const branch = branches[i] as Branch;
    let end = i + 1;
    while (end < branches.length && shapeOf(branches[end] as Branch) === shapeOf(branch)) end++;
    const pad = '  '.repeat(depth);
    const long = end - i >= longRun;
    for (const one of long ? [branch] : branches.slice(i, end)) {
      lines.push(`${pad}${one.line}`, ...write(one.under, depth + 1));
    }
    if (long) lines.push(`${pad}- … og flere slike`);
    i = end;
  }
  return lines;
};

/**
 * An accessibility tree as text that stays the same when only figures move.
 *
 * Figures and dates become #, several after each other one #, addresses and fingerprints …, and a long run of like branches
 * becomes its first.
 */
export const plainTree = (tree: string): string =>
  `${write(
    grow(
      tree
        .replace(/https?:\/\/[^\s"»)]+/g, '…')
        .replace(/\/url: .*/g, '/url: …')
        .replace(/\b[0-9a-f]{12,64}\b/g, '…')
        .replace(/(?<!level=)[+−-]?\d(?:[\d.,\u00a0\u202f]*\d)?/g, '#')
        // The day the page is read on: a tree must hold in every month.
        .replace(/#\.? (?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[sc])[a-z]* #/gi, '#')
        .replace(/#(?: #)+/g, '#')
        .replace(/[ \t]+$/gm, ''),
    ),
    0,
  ).join('\n')}\n`;
