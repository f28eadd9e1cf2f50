import Table from 'cli-table3';

/** One column of a terminal table. */
export interface Column {
  readonly title: string;
  /** Figures stand to the right. */
  readonly numeric?: boolean;
}

/** Write a table that reads well in a terminal: no boxes, figures to the right, one line under the titles. */
export const renderTable = (columns: readonly Column[], rows: readonly (readonly string[])[]): string => {
  const table = new Table({
    head: columns.map(({ title }) => title),
    colAligns: columns.map(({ numeric }) => (numeric === true ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '',
    },
  });
  for (const row of rows) table.push([...row]);
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const [head = '', ...body] = lines;
  return [head, '─'.repeat(Math.max(...lines.map((line) => line.length))), ...body].join('\n');
};
