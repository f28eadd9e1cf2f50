import { create } from 'zustand';

/** The one sentence that a screen reader is told; written at most once a second. */
export const useLive = create<{ readonly text: string }>()(() => ({ text: '' }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Say something politely, after the user has paused. */
export const announce = (text: string, wait = 250): void => {
  clearTimeout(timer);
  // The same words once more, of another figure, are heard only when they come anew.
  if (useLive.getState().text === text) useLive.setState({ text: '' });
  timer = setTimeout(() => useLive.setState({ text }), wait);
};
