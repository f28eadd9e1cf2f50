/** How the making of a file is followed and stopped. */
export interface Watch {
  /** Share done, from 0 to 1. */
  tell(share: number): void;
  stopped(): boolean;
}

/** Thrown out of the making of a file that the reader stopped: no trouble to tell about. */
export class WorkStopped extends Error {}

/** How long the page may be held before it is let go to draw and to hear. Unit: milliseconds. */
const slice = 30;
let held = 0;

/** Tell how far the work has come, and let the page draw and hear where it has been held for a while; throws when stopped. */
export const breathe = async (watch: Watch, share: number): Promise<void> => {
  watch.tell(share);
  if (performance.now() - held > slice) {
    await new Promise((resolve) => setTimeout(resolve));
    held = performance.now();
  }
  if (watch.stopped()) throw new WorkStopped();
};

/** The same watch for a part of the work. @param from Share at its beginning. @param to Share at its end. */
export const partOf = (watch: Watch, from: number, to: number): Watch => ({
  tell: (share) => watch.tell(from + (to - from) * share),
  stopped: () => watch.stopped(),
});
