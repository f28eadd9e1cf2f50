import type { Page } from 'playwright-core';

/** One lever move, from the finger to the painted picture. All in milliseconds. */
export interface MoveTimes {
  /** The page's own work before the question is on its way: the lever itself drawn anew. */
  readonly input: number;
  /** From the question to its answer in the page: the worker, and the way there and back. */
  readonly answer: number;
  /** What the worker itself says it took. */
  readonly worker: number;
  /** The page's work with the answer: sentences, charts, map. */
  readonly page: number;
  /** Style, layout and paint of the frame it is shown in. */
  readonly frame: number;
  /** From the finger to painted by the clock, the wait for the screen's next frame included. */
  readonly clock: number;
  /** Whether the bands of the plan as moved came with it. */
  readonly banded: boolean;
}

/** What a run of moves came to. */
export interface Moves {
  readonly times: readonly MoveTimes[];
  /** Tasks over 50 ms in the page while levers were moved. */
  readonly long: readonly number[];
}

interface Watch {
  /** When each question was sent, by its number. */
  readonly sent: Map<number, number>;
  readonly done: Map<number, Omit<MoveTimes, 'input'>>;
  last: number;
}

interface Asked {
  readonly kind: string;
  readonly id: number;
}

interface Answered extends Asked {
  readonly picture?: { readonly bands: unknown; readonly milliseconds: number };
}

/** Stand between the page and its worker, before the page starts: what is asked, what comes back, and when that is painted. */
export const watchMoves = (): void => {
  const watch: Watch = { sent: new Map(), done: new Map(), last: 0 };
  (globalThis as unknown as { moveWatch: Watch }).moveWatch = watch;
  const after = (then: () => void): void => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      then();
    };
    channel.port2.postMessage(null);
  };
  const post = Worker.prototype.postMessage as (message: Asked, transfer: Transferable[]) => void;
  Worker.prototype.postMessage = function (this: Worker, message: Asked, transfer: Transferable[]): void {
    if (message.kind === 'ask') {
      watch.sent.set(message.id, performance.now());
      watch.last = message.id;
    }
    post.call(this, message, transfer);
  } as Worker['postMessage'];
  const own = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
  if (own?.set === undefined) return;
  const { set } = own;
  Object.defineProperty(Worker.prototype, 'onmessage', {
    ...own,
    set(this: Worker, handler: ((event: MessageEvent<Answered>) => void) | null) {
      set.call(this, (event: MessageEvent<Answered>) => {
        const came = performance.now();
        const { id, picture } = event.data;
        handler?.call(this, event);
        const sent = watch.sent.get(id);
        if (picture === undefined || sent === undefined) return;
        // What the page hangs on the picture runs in this task and in its microtasks.
        after(() => {
          const worked = performance.now();
          requestAnimationFrame(() => {
            const frame = performance.now();
            after(() => {
              const painted = performance.now();
              watch.done.set(id, {
                answer: came - sent,
                worker: picture.milliseconds,
                page: worked - came,
                frame: painted - frame,
                clock: painted - sent,
                banded: picture.bands !== null,
              });
            });
          });
        });
      });
    },
  });
};

/** A lever's way: where on its span it is put in each step, 0 to 1. Several levers are moved at once. */
export interface Drag {
  readonly measures: readonly string[];
  readonly steps: readonly number[];
}

/** Move levers as a finger does, each step when the one before has been painted. */
export const moveLevers = (page: Page, drag: Drag): Promise<Moves> =>
  page.evaluate(async ({ measures, steps }) => {
    const watch = (globalThis as unknown as { moveWatch: Watch }).moveWatch;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const sliders = measures.flatMap((id) => {
      const slider = document.querySelector<HTMLInputElement>(`[data-measure="${id}"] input[type=range]`);
      return slider === null ? [] : [slider];
    });
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) long.push(entry.duration);
    });
    observer.observe({ type: 'longtask' });
    const times: MoveTimes[] = [];
    for (const share of steps) {
      const before = watch.last;
      const started = performance.now();
      for (const slider of sliders) {
        const [min, max] = [Number(slider.min), Number(slider.max)];
        set?.call(slider, String(min + (max - min) * share));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
      const moved = performance.now();
      // Many levers are many questions, of which the page asks the first and the newest; the newest holds them all.
      const waited = (): boolean =>
        watch.last === before ||
        !watch.done.has(watch.last) ||
        (measures.length > 1 && watch.last < before + 2);
      while (waited() && performance.now() - moved < 3000)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      const done = watch.done.get(watch.last);
      if (done === undefined || watch.last === before) continue;
      const input = measures.length > 1 ? 0 : moved - started;
      times.push({ input, ...done, clock: done.clock + input });
      // A finger rests for a frame or two.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    observer.disconnect();
    sliders.at(-1)?.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    return { times, long };
  }, drag);
