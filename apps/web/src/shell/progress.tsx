import { Button } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';

interface Props {
  /** Share done, from 0 to 1. */
  readonly share: number;
  readonly onStop: () => void;
}

/** Work is quick until it has lasted this long: then the reader is told, and may stop it. Unit: milliseconds. */
export const patience = 1000;

/** Is work still going on after the reader's patience? */
export const useLasting = (working: boolean): boolean => {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!working) {
      setLasting(false);
      return;
    }
    const timer = setTimeout(() => setLasting(true), patience);
    return () => clearTimeout(timer);
  }, [working]);
  return lasting;
};

/** How far work has come, with a way to stop it. */
export const ProgressLine = ({ share, onStop }: Props) => {
  const { t, language } = useText();
  return (
    <div className="progress-line">
      <label>
        <span role="status">
          {t('sense.progress', { percent: percent(language, Math.floor(share * 10) / 10) })}
        </span>
        <progress max={1} value={share} />
      </label>
      <Button variant="secondary" data-size="sm" onClick={onStop}>
        {t('action.cancel')}
      </Button>
    </div>
  );
};
