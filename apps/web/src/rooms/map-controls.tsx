import { Button } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { changeView, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onSet: (value: T) => void;
}

/** A labelled choice among a few. */
export const Choice = <T extends string>({ label, value, options, onSet }: ChoiceProps<T>) => (
  <label className="choice">
    <span>{label}</span>
    <select
      value={value}
      onChange={(event) => {
        const found = options.find(([id]) => id === event.target.value);
        if (found !== undefined) onSet(found[0]);
      }}
    >
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  </label>
);

/** Milliseconds a year stands while the map plays. */
const playPace = 700;

/** The year of the map: slider, steps, and play with a stop. */
export const YearControl = ({ first, last, year }: { first: number; last: number; year: number }) => {
  const { t } = useText();
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const now = useStore.getState().view.year;
      if (now >= last) setPlaying(false);
      else changeView({ year: now + 1 });
    }, playPace);
    return () => clearInterval(timer);
  }, [playing, last]);
  const go = (to: number): void => changeView({ year: Math.min(Math.max(to, first), last) });
  return (
    <fieldset className="year-control">
      <legend className="hidden">{t('year.label')}</legend>
      <button
        type="button"
        className="nudge"
        aria-label={t('map.earlier')}
        disabled={year <= first}
        onClick={() => go(year - 1)}
      >
        ‹
      </button>
      <input
        type="range"
        min={first}
        max={last}
        step={1}
        value={year}
        aria-label={t('year.label')}
        onChange={(event) => go(Number(event.target.value))}
      />
      <button
        type="button"
        className="nudge"
        aria-label={t('map.later')}
        disabled={year >= last}
        onClick={() => go(year + 1)}
      >
        ›
      </button>
      <output className="year-now">{year}</output>
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => {
          if (!playing && year >= last) go(first);
          setPlaying(!playing);
        }}
      >
        {t(playing ? 'map.stop' : 'map.play')}
      </Button>
    </fieldset>
  );
};
