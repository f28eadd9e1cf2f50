import type { KeyboardEvent, ReactNode, SVGProps } from 'react';
import { useText } from '../text/use-text.ts';

interface Props extends Pick<SVGProps<SVGSVGElement>, 'onPointerMove' | 'onPointerLeave' | 'onClick'> {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onLeave: () => void;
  /** What lies over the picture. */
  readonly over?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The frame of every chart that is read point by point: one stop for Tab, and arrow keys within.
 *
 * The chart takes the keys itself, as an application does; the table twin is there for those who prefer it.
 */
export const ChartFrame = ({
  label,
  width,
  height,
  onKeyDown,
  onLeave,
  over,
  children,
  ...pointer
}: Props) => {
  const { t } = useText();
  return (
    <div
      className="chart-frame"
      role="application"
      aria-roledescription={t('chart.role')}
      aria-label={`${label}. ${t('chart.read')}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one tab stop per chart, points by arrow keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
    >
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        className="chart"
        {...pointer}
      >
        {children}
      </svg>
      {over}
    </div>
  );
};
