import { emptyPlan } from '@veivalg/core';
import { useEffect, useRef, useState } from 'react';
import type { LongWork } from '../engine/long-work.ts';
import type { Explanation, Picture } from '../engine/protocol.ts';
import { engineClient } from '../engine/start.ts';
import type { WhyTopic } from './why-topic.ts';

export interface Split {
  readonly state: 'none' | 'working' | 'done' | 'stopped' | 'failed';
  readonly share: number;
  readonly explanation: Explanation | null;
  readonly trouble: string;
}

const nothing: Split = { state: 'none', share: 0, explanation: null, trouble: '' };

/** Can the plan's part of this number be split over its measures? */
export const splits = ({ kind }: WhyTopic): boolean =>
  kind === 'gap' || kind === 'profession' || kind === 'service';

/** Split what the plan does to a number over its measures, in the worker. */
export const useSplit = (
  picture: Picture,
  topic: WhyTopic,
  changed: boolean,
): { readonly split: Split; readonly stop: () => void } => {
  const [split, setSplit] = useState<Split>(nothing);
  const running = useRef<LongWork<Explanation> | null>(null);
  useEffect(() => {
    const client = engineClient();
    if (!changed || !splits(topic) || client === null) {
      setSplit(nothing);
      return;
    }
    let current = true;
    setSplit({ ...nothing, state: 'working' });
    // Scenario and assumptions are the same in the reference: what is split here is the plan's doing alone.
    const { scenario, population, assumptions } = emptyPlan;
    const asked = client.explain(
      { ...picture.question, plan: { ...picture.question.plan, scenario, population, assumptions } },
      topic.kind === 'profession'
        ? { profession: topic.id }
        : topic.kind === 'service'
          ? { service: topic.id }
          : {},
      (share) => {
        if (current) setSplit((before) => ({ ...before, share }));
      },
    );
    running.current = asked;
    asked.done
      .then((explanation) => {
        if (!current) return;
        setSplit({
          ...nothing,
          state: explanation === null ? 'stopped' : 'done',
          explanation,
        });
      })
      .catch((error: unknown) => {
        if (current)
          setSplit({
            ...nothing,
            state: 'failed',
            trouble: error instanceof Error ? error.message : String(error),
          });
      });
    return () => {
      current = false;
      asked.stop();
    };
  }, [picture.question, topic, changed]);
  return { split, stop: () => running.current?.stop() };
};
