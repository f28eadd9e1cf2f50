import { useEffect, useRef, useState } from 'react';
import type { AgeAnswer } from './age-answer.ts';
import type { Picture, Question } from './protocol.ts';
import { engineClient } from './start.ts';

/**
 * The balance by age for the picture at hand, when a chart needs it.
 *
 * One question at a time: while one is answered the newest waits, and the last answer stays on the screen.
 */
export const useAges = (picture: Picture | null, wanted: boolean): AgeAnswer | null => {
  const [answer, setAnswer] = useState<AgeAnswer | null>(null);
  const state = useRef<{ busy: boolean; next: Question | null; here: boolean }>({
    busy: false,
    next: null,
    here: true,
  });
  useEffect(() => {
    const { current } = state;
    current.here = true;
    return () => {
      current.here = false;
    };
  }, []);
  useEffect(() => {
    if (picture === null || !wanted) return;
    const { current } = state;
    current.next = picture.question;
    const ask = (): void => {
      const question = current.next;
      const client = engineClient();
      if (question === null || current.busy || client === null) return;
      current.next = null;
      current.busy = true;
      client
        .ages(question)
        .then((found) => {
          if (current.here) setAnswer(found);
        })
        // Without it the chart keeps what it showed; the picture itself tells of an engine that fails.
        .catch(() => undefined)
        .finally(() => {
          current.busy = false;
          ask();
        });
    };
    ask();
  }, [picture, wanted]);
  return answer;
};
