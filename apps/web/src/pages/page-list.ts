import { z } from 'zod';

/** The groups of pages, in the order they are listed. */
export const pageGroups = ['method', 'figures', 'about'] as const;
export type PageGroup = (typeof pageGroups)[number];

/** One page of the documentation. */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly group: PageGroup;
  readonly text: string;
}

const figures = ['assumptions', 'parameters', 'coverage', 'data', 'validation', 'measures'];
const methodOrder = [
  'method-readme',
  'method-demography',
  'method-use',
  'method-staffing',
  'method-supply',
  'method-balance',
  'method-measures',
  'method-requirements',
  'method-own-figures',
  'method-uncertainty',
];

const pagesSchema = z.record(z.string(), z.string());

const titleOf = (text: string, id: string): string => /^# (.+)$/m.exec(text)?.[1]?.trim() ?? id;

/** Read the file of pages: the method in the order of the calculation, then the figures, then the rest. */
export const readPages = (data: unknown): readonly Page[] => {
  const order = [...methodOrder, ...figures];
  const place = (id: string): number => {
    const found = order.indexOf(id);
    return found < 0 ? order.length : found;
  };
  return Object.entries(pagesSchema.parse(data))
    .map(
      ([id, text]): Page => ({
        id,
        text,
        title: titleOf(text, id),
        group: id.startsWith('method-') ? 'method' : figures.includes(id) ? 'figures' : 'about',
      }),
    )
    .sort((one, other) => place(one.id) - place(other.id));
};

/**
 * Find the page that a link between pages points at.
 *
 * @param from Page the link stands in. @param href As written: relative to its file. @returns Null when it is no page.
 */
export const linkedPage = (pages: readonly Page[], from: string, href: string): string | null => {
  const path = href.split('#')[0] ?? '';
  if (!path.endsWith('.md')) return null;
  const base = from === 'changelog' ? '' : from.startsWith('method-') ? 'docs/method/' : 'docs/';
  const file = new URL(path, `file:///${base}`).pathname.slice(1);
  const id =
    file === 'CHANGELOG.md'
      ? 'changelog'
      : file
          .replace(/^docs\//, '')
          .replace(/\.md$/, '')
          .replace('/', '-')
          .toLowerCase();
  return pages.some((page) => page.id === id) ? id : null;
};
