import { useEffect, useRef, useState } from 'react';
import type { CompareBands } from '../engine/compare-bands.ts';
import type { LongWork } from '../engine/long-work.ts';
import type { CompareQuestion } from '../engine/protocol.ts';
import { engineClient } from '../engine/start.ts';
import { useLasting } from '../shell/progress.tsx';
import { useStore } from '../state/store.ts';

interface Found {
  readonly questions: readonly CompareQuestion[];
  readonly bands: CompareBands | null;
  /** Had the draws come when it was asked? */
  readonly banded: boolean;
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
  // Draws are made ready after the first picture: what was asked before them is asked again.
  const banded = useStore((state) => state.details?.details.bands != null);
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
        if (current) setFound({ questions, banded, bands: answer?.bands ?? null });
      })
      .catch(() => {
        // The columns stand without bands; what went wrong is told where the columns themselves are asked for.
        if (current) setFound({ questions, banded, bands: null });
      });
    return () => {
      current = false;
      asked.stop();
    };
  }, [questions, banded]);
  const settled =
    found !== null && found.questions === questions && (found.banded === banded || found.bands !== null);
  return {
    bands: settled ? found.bands : null,
    share,
    lasting: useLasting(questions !== null && !settled),
    stop: () => running.current?.stop(),
  };
};
