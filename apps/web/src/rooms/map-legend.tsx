import { useText } from '../text/use-text.ts';
import type { AreaValue, MapScale } from './map-classes.ts';
import { colourOf } from './map-colour.ts';

interface LegendProps {
  readonly scale: MapScale;
  readonly classes: readonly (number | null)[];
  /** How many are marked as unsure. */
  readonly unsure?: number;
  readonly write: (value: AreaValue) => string;
}

/** The classes with their limits and how many areas each holds. */
export const Legend = ({ scale, classes, unsure = 0, write }: LegendProps) => {
  const { t } = useText();
  const { limits, higherIsBetter } = scale;
  const count = limits.length + 1;
  const label = (index: number): string => {
    const low = limits[index - 1];
    const high = limits[index];
    if (low === undefined) return t('map.below', { value: write(high ?? 0) });
    return high === undefined
      ? t('map.above', { value: write(low) })
      : `${write(low).replace(/\s?%$/, '')}–${write(high)}`;
  };
  const entries = Array.from({ length: limits.length === 0 ? 0 : count }, (_, i) => ({
    index: i,
    tone: higherIsBetter ? i : count - 1 - i,
  }));
  const missing = classes.filter((one) => one === null).length;
  return (
    <ul className="legend" aria-label={t('map.legend')}>
      {entries.map(({ index, tone }) => (
        <li key={index}>
          <i style={{ background: colourOf(tone, scale) }} />
          <span>{label(index)}</span>
          <b>{classes.filter((one) => one === tone).length}</b>
        </li>
      ))}
      {missing === 0 ? null : (
        <li>
          <i className="hatch" />
          <span>{t('map.missing')}</span>
          <b>{missing}</b>
        </li>
      )}
      {unsure === 0 ? null : (
        <li className="legend-unsure">
          <i className="unsure" />
          <span>{t('map.unsure')}</span>
          <b>{unsure}</b>
        </li>
      )}
    </ul>
  );
};
