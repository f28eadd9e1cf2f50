/** Make a cell safe inside a Markdown table. */
const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

/** Write a Markdown table. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${head.map(cell).join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

/** The line that says a page is generated, and by what. */
export const generatedNotice = (command: string): string =>
  `<!-- Generert med «${command}». Endre kilden, ikke denne fila. -->`;

/** Write a number in a table of a generated page: no exponent, at most six significant digits, decimal comma. */
export const plainNumber = (value: number): string =>
  Number.isFinite(value)
    ? String(Number(value.toPrecision(6)))
        .replace('-', '−')
        .replace('.', ',')
    : '–';
