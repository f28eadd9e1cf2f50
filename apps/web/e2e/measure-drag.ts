import type { Page } from 'playwright-core';

/** Times of one lever dragged: all in milliseconds. */
export interface DragTimes {
  /** From the value that changed to charts drawn anew. */
  readonly settled: readonly number[];
  /** From a new picture at hand to painted, without the wait for a frame. */
  readonly painted: readonly number[];
  /** Tasks over 50 ms on the page. */
  readonly long: readonly number[];
}

/**
 * Listen for pictures before the page does, and time what follows each: the page's own work, then style, layout and paint.
 *
 * The wait for the next frame is left out, since it depends on the screen and not on the page.
 */
export const listenForPaint = (): void => {
  const times: number[] = [];
  (globalThis as unknown as { paintTimes: number[] }).paintTimes = times;
  const own = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
  if (own?.set === undefined) return;
  const { set } = own;
  const after = (then: () => void): void => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      then();
    };
    channel.port2.postMessage(null);
  };
  Object.defineProperty(Worker.prototype, 'onmessage', {
    ...own,
    set(this: Worker, handler: ((event: MessageEvent) => void) | null) {
      set.call(this, (event: MessageEvent) => {
        const kind = (event.data as { kind?: string }).kind;
        const started = performance.now();
        handler?.call(this, event);
        if (kind !== 'picture') return;
        // What the page hangs on the picture runs in this task and in its microtasks.
        after(() => {
          const worked = performance.now() - started;
          requestAnimationFrame(() => {
            const frame = performance.now();
            after(() => times.push(worked + performance.now() - frame));
          });
        });
      });
    },
  });
};

/** Drag one lever over its span. @param steps Steps of the drag. @returns Null when the page has no such lever. */
export const dragLever = (page: Page, measure: string, steps: number): Promise<DragTimes | null> =>
  page.evaluate(
    async ({ measure: id, steps: count }) => {
      const slider = document.querySelector<HTMLInputElement>(`[data-measure="${id}"] input[type=range]`);
      if (slider === null) return null;
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      const [min, max] = [Number(slider.min), Number(slider.max)];
      const painted = (globalThis as unknown as { paintTimes: number[] }).paintTimes;
      painted.length = 0;
      const settled: number[] = [];
      const long: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) long.push(entry.duration);
      });
      observer.observe({ type: 'longtask' });
      for (let i = 1; i <= count; i++) {
        const started = performance.now();
        const seen = painted.length;
        set?.call(slider, String(min + ((max - min) * i) / count));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        while (painted.length === seen && performance.now() - started < 2000)
          await new Promise((resolve) => requestAnimationFrame(resolve));
        if (painted.length > seen) settled.push(performance.now() - started);
      }
      observer.disconnect();
      slider.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
      return { settled, painted: [...painted], long };
    },
    { measure, steps },
  );
