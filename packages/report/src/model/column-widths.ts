import { lineText, type Table } from './document.ts';

/** Room for letters of table text and the space around it, in letters. */
const aroundText = 2.2;

/**
 * Share of the width each column of a table gets: each holds its longest word, and what is left goes where texts are long.
 *
 * @param room Letters of table text that the page's width holds.
 * @returns One share per column, summing to 1.
 */
export const columnShares = ({ header, rows, form }: Table, room: number): readonly number[] => {
  if (form === true) return header.map(() => 1 / header.length);
  const texts = header.map((text, index) => [
    text,
    ...rows.map((row) => {
      const cell = row[index];
      return cell === undefined ? '' : lineText(cell.line);
    }),
  ]);
  const least = texts.map(
    ([head = '', ...column]) =>
      aroundText +
      Math.max(
        // The header is bold, so its words take more room.
        ...head.split(/[ -]/).map(({ length }) => length * 1.15),
        ...column.flatMap((text) => text.split(/[ -]/).map(({ length }) => length)),
      ),
  );
  const wish = texts.map(
    (column, index) =>
      Math.max(aroundText + Math.max(...column.map(({ length }) => length)), least[index] ?? 0) -
      (least[index] ?? 0),
  );
  const sum = (list: readonly number[]): number => list.reduce((total, width) => total + width, 0);
  const spare = room - sum(least);
  if (spare <= 0) return least.map((width) => width / sum(least));
  const part = Math.min(1, spare / Math.max(1, sum(wish)));
  const widths = least.map((width, index) => width + part * (wish[index] ?? 0));
  const rest = room - sum(widths);
  return widths.map((width, index) => (width + (index === 0 ? rest : 0)) / room);
};

/** A table of short texts, few enough to stay on one page. */
export const staysWhole = ({ rows }: Table): boolean =>
  rows.length <= 12 && rows.every((row) => row.every(({ line }) => lineText(line).length <= 48));
