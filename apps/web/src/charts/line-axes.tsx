import { memo } from 'react';
import { useText } from '../text/use-text.ts';
import { valueTicks, yearTicks } from './line-layout.ts';

interface Props {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly low: number;
  readonly high: number;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly narrow: boolean;
  readonly splitYear: number | undefined;
  readonly write: (value: number) => string;
}

/** Grid, years and the line between observed and projected; drawn anew only when the axes move. */
export const LineAxes = memo(
  ({ left, right, top, bottom, low, high, firstYear, lastYear, narrow, splitYear, write }: Props) => {
    const { t } = useText();
    const x = (year: number): number =>
      left + ((right - left) * (year - firstYear)) / Math.max(lastYear - firstYear, 1);
    const y = (value: number): number => bottom - ((bottom - top) * (value - low)) / (high - low);
    return (
      <>
        {valueTicks(low, high, bottom - top).map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? 'axis-zero' : 'grid'}
              x1={left}
              x2={right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className="tick" x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {write(tick)}
            </text>
          </g>
        ))}
        {yearTicks(firstYear, lastYear, narrow).map((year) => (
          <text key={year} className="tick" x={x(year)} y={bottom + 20} textAnchor="middle">
            {year}
          </text>
        ))}
        {splitYear === undefined ? null : (
          <g>
            <line className="split" x1={x(splitYear)} x2={x(splitYear)} y1={top - 8} y2={bottom} />
            <text className="tick" x={x(splitYear) - 6} y={top} textAnchor="end">
              {t('word.observed')}
            </text>
            <text className="tick" x={x(splitYear) + 6} y={top}>
              {t('word.projected')}
            </text>
          </g>
        )}
      </>
    );
  },
);
