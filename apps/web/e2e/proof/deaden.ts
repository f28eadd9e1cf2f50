import type { Page } from 'playwright-core';

/** Let controls look as before and do nothing: the app never hears that they are used. Lasts until the page is loaded anew. */
export const deaden = (page: Page, names: readonly string[]): Promise<void> =>
  page.evaluate((dead) => {
    const nameOf = (element: Element | null): string =>
      element === null
        ? ''
        : (element.getAttribute('aria-label') ??
          (element as HTMLInputElement).labels?.[0]?.textContent ??
          element.textContent ??
          '');
    for (const type of ['click', 'pointerdown', 'pointerup', 'mousedown', 'keydown', 'input', 'change'])
      window.addEventListener(
        type,
        (event) => {
          const control = (event.target as Element).closest('button, input, select, a');
          // Before the name may stand a sign; a label around a list holds the words of its choices too.
          const name = nameOf(control)
            .replace(/^[^\p{L}]+/u, '')
            .trim();
          const list = control?.tagName === 'SELECT';
          if (!dead.some((one) => (list ? name.startsWith(one) : name === one))) return;
          event.stopImmediatePropagation();
          // What the browser does of itself with a field goes on: a field that only shows its own value is dead too.
          if (type === 'click' && control?.matches('button, a')) event.preventDefault();
        },
        true,
      );
  }, names);

/** Plant a button that nobody has given anything to do. */
export const plantButton = (page: Page, name: string): Promise<void> =>
  page.evaluate((text) => {
    const button = document.createElement('button');
    button.textContent = text;
    document.body.append(button);
  }, name);
