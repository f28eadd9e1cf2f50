import { useEffect, useRef, useState } from 'react';
import type { CompareBands } from '../engine/compare-bands.ts';
import type { LongWork } from '../engine/long-work.ts';
import type { CompareQuestion } from '../engine/protocol.ts';
import { engineClient } from '../engine/start.ts';
import { useLasting } from '../shell/progress.tsx';

interface Found {
  readonly questions: readonly CompareQuestion[];
  readonly bands: CompareBands | null;
}

export interface ComparedBands {
  /** Null until they have come, where they were stopped, and where the data hold no draws. */
  readonly bands: CompareBands | null;
  readonly share: number;
  /** Are they still being worked out after the reader's patience? */
  readonly lasting: boolean;
  readonly stop: () => void;
}

/** Bands of what stands side by side, asked for when the columns have come. */
export const useCompareBands = (questions: readonly CompareQuestion[] | null): ComparedBands => {
  const [found, setFound] = useState<Found | null>(null);
  const [share, setShare] = useState(0);
  const running = useRef<LongWork<{ readonly bands: CompareBands | null }> | null>(null);
  useEffect(() => {
    const client = engineClient();
    if (questions === null || client === null) return;
    let current = true;
    setShare(0);
    const asked = client.compareBands(questions, (part) => {
      if (current) setShare(part);
    });
    running.current = asked;
    asked.done
      .then((answer) => {
        if (current) setFound({ questions, bands: answer?.bands ?? null });
      })
      .catch(() => {
        // The columns stand without bands; what went wrong is told where the columns themselves are asked for.
        if (current) setFound({ questions, bands: null });
      });
    return () => {
      current = false;
      asked.stop();
    };
  }, [questions]);
  const settled = found !== null && found.questions === questions;
  return {
    bands: settled ? found.bands : null,
    share,
    lasting: useLasting(questions !== null && !settled),
    stop: () => running.current?.stop(),
  };
};
