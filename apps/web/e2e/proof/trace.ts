import type { Page } from 'playwright-core';

/** What one can see or hear of a page, in parts; each part is text or a number that changes when it does. */
export interface Trace {
  readonly address: string;
  readonly windows: string;
  readonly spoken: string;
  readonly state: string;
  readonly text: string;
  readonly look: string;
  readonly scroll: number;
  readonly marked: string;
  readonly done: string;
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
  const trace = (): unknown => {
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
            `${one.getAttribute('aria-expanded')}${one.getAttribute('aria-pressed')}${one.getAttribute('aria-current')}${one.getAttribute('aria-selected')}${one.getAttribute('aria-sort')}${one.getAttribute('aria-invalid')}${one.hidden}${'open' in one ? String(one.open) : ''}${'value' in one ? String(one.value) : ''}${'checked' in one ? String(one.checked) : ''}`,
        ),
      ),
      text: hash(document.body.textContent ?? ''),
      look: `${document.documentElement.lang} ${document.documentElement.dataset['colorScheme'] ?? ''} ${document.title}`,
      scroll:
        Math.round(window.scrollY) +
        [...document.querySelectorAll('[tabindex="0"]')].reduce(
          (sum, one) => sum + Math.round(one.scrollTop) * 7 + Math.round(one.scrollLeft) * 3,
          0,
        ),
      marked,
      done: `${counts.printed} ${counts.copied}`,
    };
  };
  Object.assign(window, { proofCounts: counts, proofTrace: trace });
};

const take = 'proofTrace()';
export const traceOf = (page: Page): Promise<Trace> => page.evaluate(take);

/** Wait until one of the parts differs from before. Returns every part that does; empty when none did in time. */
export const changedParts = async (
  page: Page,
  before: Trace,
  awaited: readonly TracePart[],
  patience = 3000,
): Promise<readonly TracePart[]> => {
  const found = await page.evaluate(
    async ([first, parts, most]) => {
      const { proofTrace } = window as unknown as { proofTrace: () => Trace };
      const until = performance.now() + most;
      for (;;) {
        const now = proofTrace();
        const differs = (Object.keys(now) as TracePart[]).filter((part) => now[part] !== first[part]);
        if (parts.some((part) => differs.includes(part)) || performance.now() > until) return differs;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    [before, awaited, patience] as const,
  );
  return found;
};
