import { Button } from '@digdir/designsystemet-react';
import { linkOf, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { Dialog } from './dialog.tsx';
import { glossaryTerms } from './glossary.ts';

const keys = [
  ['Ctrl + Z', 'help.keyUndo'],
  ['Ctrl + Shift + Z', 'help.keyRedo'],
  ['← →', 'help.keyArrows'],
  ['Page Up / Page Down', 'help.keyPage'],
  ['Home / End', 'help.keyHome'],
  ['Escape', 'help.keyEscape'],
] as const;

/** Keys, words, the introduction again, and how to report an error in a figure. */
export const HelpDialog = ({
  onClose,
  onGuide,
}: {
  readonly onClose: () => void;
  readonly onGuide: () => void;
}) => {
  const { t } = useText();
  const state = useStore();
  return (
    <Dialog title={t('help.title')} onClose={onClose} side>
      <Button variant="secondary" data-size="sm" onClick={onGuide}>
        {t('help.guide')}
      </Button>
      <h3>{t('help.keys')}</h3>
      <dl className="keys">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('help.glossary')}</h3>
      <dl className="glossary">
        {glossaryTerms.map((term) => (
          <div key={term}>
            <dt>{t(`glossary.${term}`)}</dt>
            <dd>{t(`glossary.${term}Text`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('help.report')}</h3>
      <p>{t('help.reportText')}</p>
      <input
        className="field wide"
        readOnly
        aria-label={t('share.link')}
        value={linkOf(state)}
        onFocus={(event) => event.target.select()}
      />
    </Dialog>
  );
};
