import type { Plan } from '@veivalg/core';
import { useEffect } from 'react';
import { create } from 'zustand';
import { useStore } from '../state/store.ts';

/** How often the change is shown, and how long each state stands. Unit: times, milliseconds. */
const times = 3;
const stand = 900;

/** Is a change being shown again. */
export const useReplay = create<{ readonly playing: boolean }>()(() => ({ playing: false }));

let timer: ReturnType<typeof setTimeout> | undefined;
let end: Plan | null = null;

const show = (plan: Plan): void => useStore.setState(({ view }) => ({ view: { ...view, plan } }));

/** Stop, and leave the plan as it was. */
export const stopReplay = (): void => {
  clearTimeout(timer);
  if (end !== null) show(end);
  end = null;
  useReplay.setState({ playing: false });
};

/** Show the last change three times: before, after. The plan, its history and the address stay as they are. */
export const replay = (): void => {
  const { view, timeline, dragFrom } = useStore.getState();
  const before = timeline.past.at(-1);
  if (before === undefined || dragFrom !== null || end !== null) return;
  const now = view.plan;
  end = now;
  useReplay.setState({ playing: true });
  let step = 0;
  const next = (): void => {
    if (step === 2 * times) {
      stopReplay();
      return;
    }
    show(step % 2 === 0 ? before : now);
    step += 1;
    timer = setTimeout(next, stand);
  };
  next();
};

/** Whoever changes something while a change is shown again takes over: the showing stops without a word. */
export const useReplayGuard = (): void => {
  useEffect(() => {
    const stop = (event: Event): void => {
      if (end === null) return;
      const ownButton = event.target instanceof Element && event.target.closest('[data-replay]') !== null;
      // The button stops it by itself; other keys on the button are someone on their way.
      if (ownButton && !(event instanceof KeyboardEvent && !['Enter', ' '].includes(event.key))) return;
      stopReplay();
    };
    const names = ['pointerdown', 'keydown', 'popstate'] as const;
    for (const name of names) window.addEventListener(name, stop, true);
    return () => {
      for (const name of names) window.removeEventListener(name, stop, true);
      stopReplay();
    };
  }, []);
};
