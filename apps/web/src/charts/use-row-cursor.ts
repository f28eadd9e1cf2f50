import { type KeyboardEvent, useState } from 'react';
import { announce } from './live.ts';

interface RowCursor {
  /** The row that is read; null when none is. */
  readonly cursor: number | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly leave: () => void;
}

/** A row at a time by arrow keys, Home and End, each read aloud; Escape leaves the rows, and only then a window around them. */
export const useRowCursor = (count: number, wordsOf: (row: number) => string): RowCursor => {
  const [cursor, setCursor] = useState<number | null>(null);
  const leave = (): void => setCursor(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = cursor === null ? 0 : cursor + 1;
    const before = (cursor ?? 1) - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: next,
      ArrowRight: next,
      ArrowUp: before,
      ArrowLeft: before,
      Home: 0,
      End: count - 1,
    };
    if (event.key === 'Escape' && cursor !== null) {
      event.stopPropagation();
      event.preventDefault();
      leave();
    }
    const to = steps[event.key];
    if (to === undefined || count === 0) return;
    event.preventDefault();
    const row = Math.min(Math.max(to, 0), count - 1);
    setCursor(row);
    announce(wordsOf(row));
  };
  return { cursor, onKeyDown, leave };
};
