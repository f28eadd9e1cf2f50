import type { Page } from 'playwright-core';

/** What one can see or hear of a page, in parts; each part is text or a number that changes when it does. */
export interface Trace {
  readonly address: string;
  readonly windows: string;
  readonly spoken: string;
  /** States and values of everything but the control in use: what the browser itself shows of a control proves nothing. */
  readonly state: string;
  /** Value of the control in use. */
  readonly self: string;
  readonly text: string;
  /** What is kept on the machine, and the paper that is shown. */
  readonly kept: string;
  readonly look: string;
  readonly scroll: number;
  readonly marked: string;
  readonly done: string;
  /** Where the focus is when it is not on the control in use, which takes it of itself. */
  readonly focus: string;
}
export type TracePart = keyof Trace;

/** Put the watcher into every page of a context, with printing and copying counted instead of done. */
export const watch = (): void => {
  const counts = { printed: 0, copied: 0 };
  window.print = () => {
    counts.printed++;
    if (window.parent !== window) {
      const up = window.parent as unknown as { proofCounts?: typeof counts };
      if (up.proofCounts !== undefined) up.proofCounts.printed++;
    }
  };
  if (navigator.clipboard !== undefined)
    navigator.clipboard.writeText = async () => {
      counts.copied++;
    };
  const hash = (text: string): string => {
    let h = 2166136261;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
    return `${text.length}:${h >>> 0}`;
  };
  const joined = (selector: string, read: (element: HTMLElement) => string): string =>
    [...document.querySelectorAll<HTMLElement>(selector)].map(read).join('|');
  const at = (path: string): Element | null => {
    let element: Element | null = null;
    for (const index of path.split('/').slice(1).map(Number))
      element = element === null ? document.documentElement : (element.children[index] ?? null);
    return element;
  };
  const kept = (): string => {
    try {
      return JSON.stringify(localStorage);
    } catch {
      return '';
    }
  };
  const trace = (path: string): unknown => {
    const used = path === '' ? null : at(path);
    const isUsed = (one: Element): boolean =>
      used !== null &&
      (one === used ||
        (used instanceof HTMLInputElement &&
          used.type === 'radio' &&
          one instanceof HTMLInputElement &&
          one.type === 'radio' &&
          one.name === used.name));
    const shownBy = (one: Element): string =>
      `${'value' in one ? String(one.value) : ''}${'checked' in one ? String(one.checked) : ''}`;
    const active = document.activeElement;
    const field = active instanceof HTMLInputElement && active.type !== 'range' ? active : null;
    let marked = '';
    try {
      marked = field === null ? '' : `${field.selectionStart}-${field.selectionEnd}`;
    } catch {
      // A field without a text selection.
    }
    return {
      address: location.search + location.hash,
      windows: joined('dialog[open] h2, [popover]:popover-open', (one) => one.textContent ?? ''),
      spoken: joined('[role=status], [role=alert], [aria-live]', (one) => one.textContent ?? ''),
      state: hash(
        joined(
          '[aria-expanded], [aria-pressed], [aria-current], [aria-selected], [aria-sort], [aria-invalid], details, input, select, textarea, [hidden]',
          (one) =>
            `${one.getAttribute('aria-expanded')}${one.getAttribute('aria-pressed')}${one.getAttribute('aria-current')}${one.getAttribute('aria-selected')}${one.getAttribute('aria-sort')}${one.getAttribute('aria-invalid')}${one.hidden}${'open' in one ? String(one.open) : ''}${isUsed(one) ? '' : shownBy(one)}`,
        ),
      ),
      self: used === null ? '' : shownBy(used),
      text: hash(document.body.textContent ?? ''),
      kept: hash(kept() + joined('iframe', (one) => (one as HTMLIFrameElement).srcdoc)),
      look: `${document.documentElement.lang} ${document.documentElement.dataset['colorScheme'] ?? ''} ${document.title}`,
      scroll:
        Math.round(window.scrollY) +
        [...document.querySelectorAll('[tabindex="0"]')].reduce(
          (sum, one) => sum + Math.round(one.scrollTop) * 7 + Math.round(one.scrollLeft) * 3,
          0,
        ),
      marked,
      done: `${counts.printed} ${counts.copied}`,
      focus:
        active === null || active === document.body || active === used || active.contains(used)
          ? ''
          : `${active.tagName} ${active.id} ${active.getAttribute('name') ?? ''}`,
    };
  };
  Object.assign(window, { proofCounts: counts, proofTrace: trace });
};

/** What can be seen now; `path` is the control in use, when there is one. */
export const traceOf = (page: Page, path = ''): Promise<Trace> =>
  page.evaluate(`proofTrace(${JSON.stringify(path)})`);

/**
 * Wait until one of the parts differs from before. Returns every part that does; empty when none did in time.
 *
 * As long as the engine has not answered, nothing is known yet, and the time does not count.
 */
export const changedParts = async (
  page: Page,
  before: Trace,
  awaited: readonly TracePart[],
  path: string,
  patience = 3000,
): Promise<readonly TracePart[]> => {
  const found = await page.evaluate(
    async ([first, parts, used, most]) => {
      const { proofTrace, proofUnanswered } = window as unknown as {
        proofTrace: (path: string) => Trace;
        proofUnanswered: Set<number>;
      };
      const started = performance.now();
      let until = started + most;
      for (;;) {
        if (proofUnanswered.size > 0) until = Math.min(performance.now() + most, started + 30_000);
        const now = proofTrace(used);
        const differs = (Object.keys(now) as TracePart[]).filter((part) => now[part] !== first[part]);
        if (parts.some((part) => differs.includes(part)) || performance.now() > until) return differs;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    [before, awaited, path, patience] as const,
  );
  return found;
};
