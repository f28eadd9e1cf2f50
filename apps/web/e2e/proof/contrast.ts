import type { Page } from 'playwright-core';

/** What falls under the contrast asked for: the thing, its colours, and the ratio found. */
export interface Weak {
  readonly what: string;
  readonly ratio: number;
  readonly needs: number;
}

/**
 * Marks of a figure that may stand below 3 : 1, and why.
 *
 * WCAG 1.4.11 asks it of what is needed to understand the figure, and only when nothing else gives the same.
 */
export const faintMarks: Readonly<Record<string, string>> = {
  grid: 'help lines behind the figure; every tick has its number',
  'axis-zero': 'the base of the bars; each bar has its number',
  split: 'a help line; the words beside it say what it parts',
  band: 'the field between two edges; its edges and meaning are in words and in the table',
  light: 'bar without the plan; its number stands beside it',
  'bar-plate': 'a plate behind the row pointed at, which is also read aloud',
  'mark-plate': 'a plate behind text whose own contrast is asked for',
  'map-place': 'a class of the map; the list beside it has every value, and the legend counts',
  'map-county': 'borders between counties, an aid to find one’s way',
  pan: 'a pan of the scale is a plate behind words and numbers whose own contrast is asked for',
  'scale-ground': 'the ground the scale stands on, an ornament; the scale has its numbers in words',
  'map-pointed': 'what is pointed at is also named in words',
  tick: 'text, asked for as text',
};

/**
 * Compute the contrast of every text, mark of a figure and edge of a control on the page from its computed styles.
 *
 * Text needs 4.5 : 1, or 3 : 1 from 24 px or bold 18.66 px; marks and edges need 3 : 1.
 */
export const weakContrast = (page: Page): Promise<readonly Weak[]> =>
  page.evaluate((faint) => {
    type Rgba = readonly [number, number, number, number];
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const known = new Map<string, Rgba>();
    const read = (text: string): Rgba => {
      const found = known.get(text);
      if (found !== undefined) return found;
      const parts = /^rgba?\(([^)]+)\)$/
        .exec(text)?.[1]
        ?.split(/[,/ ]+/)
        .map(Number);
      let colour: Rgba;
      if (parts !== undefined) colour = [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? 1];
      else if (canvas === null) colour = [0, 0, 0, 0];
      else {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = '#000';
        canvas.fillStyle = text;
        canvas.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
        colour = [r, g, b, a / 255];
      }
      known.set(text, colour);
      return colour;
    };
    const over = (top: Rgba, under: Rgba): Rgba => {
      const a = top[3] + under[3] * (1 - top[3]);
      const mix = (i: 0 | 1 | 2): number =>
        a === 0 ? 0 : (top[i] * top[3] + under[i] * under[3] * (1 - top[3])) / a;
      return [mix(0), mix(1), mix(2), a];
    };
    const light = ([r, g, b]: Rgba): number => {
      const part = (value: number): number => {
        const c = value / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const ratio = (one: Rgba, other: Rgba): number => {
      const [a, b] = [light(one), light(other)];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    };
    const style = new Map<Element, CSSStyleDeclaration>();
    const styleOf = (element: Element): CSSStyleDeclaration => {
      const found = style.get(element) ?? getComputedStyle(element);
      style.set(element, found);
      return found;
    };
    const grounds = new Map<Element, Rgba>();
    const groundOf = (element: Element | null): Rgba => {
      if (element === null) return read(matchMedia('(prefers-color-scheme: dark)').matches ? '#000' : '#fff');
      const found = grounds.get(element);
      if (found !== undefined) return found;
      const own =
        element instanceof SVGElement && !(element instanceof SVGSVGElement)
          ? ([0, 0, 0, 0] as const)
          : read(styleOf(element).backgroundColor);
      const parent = element.matches('dialog, [popover]') ? document.body : element.parentElement;
      const ground = own[3] === 1 ? own : over(own, groundOf(parent));
      grounds.set(element, ground);
      return ground;
    };
    const opacityOf = (element: Element | null): number => {
      let total = 1;
      for (let e = element; e !== null; e = e.parentElement) total *= Number(styleOf(e).opacity);
      return total;
    };
    const faded = (colour: Rgba, element: Element): Rgba => [
      colour[0],
      colour[1],
      colour[2],
      colour[3] * opacityOf(element),
    ];
    const shown = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      const box = element.getBoundingClientRect();
      if (box.width < 2 && box.height < 2) return false;
      for (let e: Element | null = element; e !== null; e = e.parentElement)
        if (e.matches('.hidden, [inert], .skip:not(:focus)')) return false;
      const open = document.querySelector('dialog[open]');
      return open === null || open.contains(element);
    };
    // Text that lies on a plate of the same figure: the plate is painted before it and holds its middle.
    const plateUnder = (element: SVGElement): Rgba | null => {
      const box = element.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      let found: Rgba | null = null;
      for (const rect of element.ownerSVGElement?.querySelectorAll('rect') ?? []) {
        if (!(rect.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
        if (rect.closest('clipPath, defs') !== null) continue;
        const around = rect.getBoundingClientRect();
        if (x < around.left || x > around.right || y < around.top || y > around.bottom) continue;
        found = over(faded(read(styleOf(rect).fill), rect), found ?? groundOf(rect.ownerSVGElement));
      }
      return found;
    };
    const name = (element: Element): string => {
      const classes =
        typeof element.className === 'string' ? element.className : (element as SVGElement).className.baseVal;
      return `${element.tagName.toLowerCase()}${classes === '' ? '' : `.${classes.trim().split(/\s+/).join('.')}`}`;
    };
    const weak = new Map<string, { what: string; ratio: number; needs: number }>();
    const ask = (what: string, found: number, needs: number): void => {
      const before = weak.get(what);
      if (found < needs - 0.005 && (before === undefined || before.ratio > found))
        weak.set(what, { what, ratio: Math.round(found * 100) / 100, needs });
    };

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || (node.textContent ?? '').trim() === '' || !shown(element)) continue;
      if (element.closest(':disabled, [aria-disabled=true], option, noscript, script, style') !== null)
        continue;
      const css = styleOf(element);
      const svg = element instanceof SVGElement;
      const ground = svg ? (plateUnder(element) ?? groundOf(element)) : groundOf(element);
      const ink = over(faded(read(svg ? css.fill : css.color), element), ground);
      const size = Number.parseFloat(css.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(css.fontWeight) >= 700);
      ask(
        `text ${name(element)} «${(node.textContent ?? '').trim().slice(0, 30)}»`,
        ratio(ink, ground),
        large ? 3 : 4.5,
      );
    }

    const faintOnes = Object.keys(faint)
      .map((one) => `.${one}`)
      .join();
    for (const mark of document.querySelectorAll<SVGElement>(
      'svg path, svg rect, svg line, svg circle, svg polygon',
    )) {
      if (mark.closest('clipPath, defs, pattern') !== null || mark.closest(faintOnes) !== null) continue;
      if (!shown(mark)) continue;
      const css = styleOf(mark);
      const ground = groundOf(mark);
      const paints = [
        css.fill === 'none' ? null : faded(read(css.fill), mark),
        css.stroke === 'none' ? null : faded(read(css.stroke), mark),
      ].filter((paint): paint is Rgba => paint !== null && paint[3] > 0);
      if (paints.length === 0) continue;
      ask(
        `mark ${name(mark)} in ${name(mark.ownerSVGElement ?? mark)}`,
        Math.max(...paints.map((paint) => ratio(over(paint, ground), ground))),
        3,
      );
    }

    for (const control of document.querySelectorAll<HTMLElement>(
      'input:not([type=range]):not([type=radio]), select, textarea, button.ds-button[data-variant=secondary]',
    )) {
      if (!shown(control) || control.matches(':disabled, [type=file]')) continue;
      const css = styleOf(control);
      if (css.opacity === '0' || control.matches('[type=checkbox]')) continue;
      // A choice without an edge is told by its text and its arrow, as a link is by its line.
      if (control.matches('select') && read(css.borderTopColor)[3] === 0) continue;
      const outside = groundOf(control.parentElement);
      const edge = over(read(css.borderTopColor), outside);
      const inside = groundOf(control);
      ask(`edge ${name(control)}`, Math.max(ratio(edge, outside), ratio(inside, outside)), 3);
    }
    return [...weak.values()];
  }, faintMarks);
