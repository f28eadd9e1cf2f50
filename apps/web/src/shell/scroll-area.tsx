import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of the page that scrolls by itself, and can be reached and scrolled by keyboard. */
export const ScrollArea = ({ label, className = '', children }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section className={`table-scroll ${className}`.trim()} tabIndex={0} aria-label={label}>
    {children}
  </section>
);
