import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useText } from '../text/use-text.ts';
import { Dialog } from './dialog.tsx';

const steps = ['1', '2', '3', '4'] as const;

/** Four steps for a first visit; can be skipped, and opened again from Help. */
export const Guide = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useText();
  const [at, setAt] = useState(0);
  const step = steps[at] ?? '1';
  const last = at === steps.length - 1;
  return (
    <Dialog title={t('guide.title')} onClose={onClose}>
      <div className="guide" aria-live="polite">
        <p className="sub">{t('guide.step', { step, count: steps.length })}</p>
        <p className="guide-title">{t(`guide.${step}`)}</p>
        <p>{t(`guide.${step}text`)}</p>
      </div>
      <div className="guide-dots" aria-hidden="true">
        {steps.map((one, i) => (
          <i key={one} className={i === at ? 'on' : ''} />
        ))}
      </div>
      <div className="guide-actions">
        <Button variant="tertiary" onClick={onClose}>
          {t('guide.skip')}
        </Button>
        {at > 0 ? (
          <Button variant="secondary" onClick={() => setAt(at - 1)}>
            {t('guide.back')}
          </Button>
        ) : null}
        <Button variant="primary" data-first="" onClick={() => (last ? onClose() : setAt(at + 1))}>
          {t(last ? 'guide.done' : 'guide.next')}
        </Button>
      </div>
    </Dialog>
  );
};
