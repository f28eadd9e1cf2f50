import type { Plan } from '@veivalg/core';

/** Plans before and after the one at hand. */
export interface Timeline {
  readonly past: readonly Plan[];
  readonly future: readonly Plan[];
}

export const emptyTimeline: Timeline = { past: [], future: [] };

/** How many steps can be undone. */
const longest = 100;

/** Two plans are the same when their data are; order of keys is fixed by how plans are made. */
export const samePlan = (one: Plan, other: Plan): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Remember a plan before it changes. */
export const remember = (timeline: Timeline, before: Plan): Timeline => ({
  past: [...timeline.past, before].slice(-longest),
  future: [],
});

/** Step back. Returns null when there is nothing to undo. */
export const stepBack = (timeline: Timeline, now: Plan): { timeline: Timeline; plan: Plan } | null => {
  const plan = timeline.past.at(-1);
  return plan === undefined
    ? null
    : { plan, timeline: { past: timeline.past.slice(0, -1), future: [now, ...timeline.future] } };
};

/** Step forward again. Returns null when there is nothing to do again. */
export const stepForward = (timeline: Timeline, now: Plan): { timeline: Timeline; plan: Plan } | null => {
  const plan = timeline.future[0];
  return plan === undefined
    ? null
    : { plan, timeline: { past: [...timeline.past, now], future: timeline.future.slice(1) } };
};

/** Place a plan that came from the address (back, forward, an edited link) in the timeline. */
export const arrive = (timeline: Timeline, now: Plan, plan: Plan): Timeline => {
  if (samePlan(now, plan)) return timeline;
  const back = stepBack(timeline, now);
  if (back !== null && samePlan(back.plan, plan)) return back.timeline;
  const forward = stepForward(timeline, now);
  if (forward !== null && samePlan(forward.plan, plan)) return forward.timeline;
  return remember(timeline, now);
};
