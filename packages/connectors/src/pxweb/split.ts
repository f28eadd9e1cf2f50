import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import { cellCount, type ResolvedSelection } from './query.ts';

/**
 * Split a question into pieces that each hold at most `maxCells`, together every cell exactly once.
 *
 * The variable with most codes left is halved until every piece fits, so the pieces are few and their order is stable.
 * Variables to keep whole are halved only when nothing else is left to halve.
 *
 * @param maxCells Cell limit of the producer, empty cells counted.
 * @param keepWhole Codes of variables whose values belong together (places, ages).
 * @returns The pieces, or V3010 when the limit is below one.
 */
export const splitByCells = (
  selection: readonly ResolvedSelection[],
  maxCells: number,
  keepWhole: readonly string[] = [],
): Outcome<readonly (readonly ResolvedSelection[])[]> => {
  if (maxCells < 1) return fail([problem('V3010', 'maxDataCells', { limit: maxCells })]);
  const pieces: (readonly ResolvedSelection[])[] = [];
  const waiting: (readonly ResolvedSelection[])[] = [selection];
  while (waiting.length > 0) {
    const piece = waiting.pop() ?? [];
    if (cellCount(piece) <= maxCells) {
      pieces.push(piece);
      continue;
    }
    const weight = ({ variable, codes }: ResolvedSelection): number =>
      codes.length < 2
        ? 0
        : keepWhole.includes(variable)
          ? 1 / (1 + keepWhole.indexOf(variable))
          : codes.length;
    let widest = 0;
    piece.forEach((one, i) => {
      if (weight(one) > weight(piece[widest] ?? one)) widest = i;
    });
    const codes = piece[widest]?.codes ?? [];
    const middle = Math.ceil(codes.length / 2);
    const half = (part: readonly string[]): readonly ResolvedSelection[] =>
      piece.map((one, i) => (i === widest ? { variable: one.variable, codes: part } : one));
    waiting.push(half(codes.slice(middle)), half(codes.slice(0, middle)));
  }
  return succeed(pieces);
};
