import type { CDPSession, Page } from 'playwright-core';

/** One control as the accessibility tree has it, and where it stands in the page. */
export interface Control {
  readonly role: string;
  readonly name: string;
  /** Children numbers from the root of the document down to it. */
  readonly path: string;
  /** Role and place in the markup: controls of one kind come from one piece of code. */
  readonly kind: string;
  readonly tag: string;
  readonly type: string;
  readonly disabled: boolean;
  readonly readOnly: boolean;
  readonly inputMode: string;
  /** Chosen already in a group of which one is always chosen. */
  readonly chosen: boolean;
  /** Opens somewhere else than in the app. */
  readonly outward: boolean;
  readonly tabIndex: number;
  /** Content is larger than the box. */
  readonly scrolls: boolean;
  /** Name of the radio group it belongs to. */
  readonly group: string;
  /** A figure of bars or a sum of them: each has its number beside it. */
  readonly bars: boolean;
  /** Part of a form, which does nothing before it is sent. */
  readonly inForm: boolean;
  /** What tells it from another control at the same place. */
  readonly mark: string;
  /** Number of this control among those of the same role and name. */
  readonly nth: number;
}

const controlRoles = new Set([
  'button',
  'link',
  'checkbox',
  'radio',
  'switch',
  'combobox',
  'textbox',
  'searchbox',
  'spinbutton',
  'slider',
  'option',
  'tab',
  'menuitem',
  'DisclosureTriangle',
  'application',
]);

interface DomNode {
  readonly backendNodeId: number;
  readonly nodeType: number;
  readonly children?: readonly DomNode[];
}

/** Read every control of the page from its accessibility tree: what has the role of a control, and what takes focus. */
export const controlsOf = async (page: Page, cdp: CDPSession): Promise<readonly Control[]> => {
  const [{ nodes }, { root }] = await Promise.all([
    cdp.send('Accessibility.getFullAXTree'),
    cdp.send('DOM.getDocument', { depth: -1 }),
  ]);
  const pathOf = new Map<number, string>();
  const visit = (node: DomNode, path: string): void => {
    pathOf.set(node.backendNodeId, path);
    let i = 0;
    for (const child of node.children ?? []) if (child.nodeType === 1) visit(child, `${path}/${i++}`);
  };
  visit(root as DomNode, '');
  const listed = nodes.flatMap((node) => {
    const role = String(node.role?.value ?? '');
    const path = node.backendDOMNodeId === undefined ? undefined : pathOf.get(node.backendDOMNodeId);
    if (node.ignored || path === undefined || path === '' || role === 'RootWebArea') return [];
    const focusable = node.properties?.some(
      ({ name, value }) => name === 'focusable' && value.value === true,
    );
    return controlRoles.has(role) || focusable
      ? [{ role, path, name: String(node.name?.value ?? '').trim(), own: controlRoles.has(role) }]
      : [];
  });
  const described = await page.evaluate(
    (paths) => {
      const at = (path: string): Element | null => {
        let element: Element | null = null;
        for (const index of path.split('/').slice(1).map(Number))
          element = element === null ? document.documentElement : (element.children[index] ?? null);
        return element;
      };
      const nameOf = (element: Element | null): string =>
        element === null
          ? ''
          : `${element.tagName.toLowerCase()}.${[...element.classList].filter((one) => !/^(current|touched|changed|on|tone-|side-|grade-|shown)/.test(one))[0] ?? ''}`;
      const markOf = (element: Element): string =>
        `${element.tagName}|${element.getAttribute('type')}|${element.getAttribute('aria-label')}|${element.id}|${(element.textContent ?? '').slice(0, 200)}`;
      return paths.map((path) => {
        const element = at(path) as HTMLInputElement | null;
        if (element === null) return null;
        const one = element.closest('[role=group], fieldset, nav, ul') as HTMLElement | null;
        return {
          tag: element.tagName.toLowerCase(),
          type: element.getAttribute('type') ?? '',
          disabled: element.matches(':disabled, [aria-disabled=true]'),
          readOnly: element.readOnly === true,
          inputMode: element.getAttribute('inputmode') ?? '',
          chosen:
            element.matches(
              '[type=radio]:checked, [aria-current=page], [aria-current=true], [aria-selected=true]',
            ) ||
            (element.matches('[aria-pressed=true]') &&
              one !== null &&
              one.querySelectorAll('[aria-pressed]').length > 1),
          outward: element.matches('a[target=_blank]'),
          tabIndex: element.tabIndex,
          scrolls:
            element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2,
          bars: element.querySelector('.bar, .waterfall-bar, rect.bar-row, .bar-row') !== null,
          inForm: element.closest('form, dialog') !== null,
          mark: markOf(element),
          group: element.type === 'radio' ? element.name : '',
          kind: `${nameOf(element)} < ${nameOf(element.parentElement)} < ${nameOf(element.parentElement?.parentElement ?? null)}`,
          shown: element.checkVisibility(),
        };
      });
    },
    listed.map(({ path }) => path),
  );
  const count = new Map<string, number>();
  return listed.flatMap(({ role, path, name, own }, i) => {
    const more = described[i];
    // An option of the browser's own list is part of its field; what only code may focus is no control.
    if (more == null || !more.shown || more.tag === 'option') return [];
    if (more.tabIndex < 0 && (!own || more.type === 'file')) return [];
    const key = `${role}|${name}`;
    const nth = count.get(key) ?? 0;
    count.set(key, nth + 1);
    return [{ role, path, name, nth, ...more, kind: `${role} ${more.kind}` }];
  });
};

/** Whether the same control still stands at its place. */
export const stands = (page: Page, { path, mark }: Control): Promise<boolean> =>
  page.evaluate(
    ([at, wanted]) => {
      let element: Element | null = null;
      for (const index of at.split('/').slice(1).map(Number))
        element = element === null ? document.documentElement : (element.children[index] ?? null);
      if (element === null || !element.checkVisibility()) return false;
      if (element.matches(':disabled, [aria-disabled=true]')) return false;
      return (
        `${element.tagName}|${element.getAttribute('type')}|${element.getAttribute('aria-label')}|${element.id}|${(element.textContent ?? '').slice(0, 200)}` ===
        wanted
      );
    },
    [path, mark] as const,
  );
