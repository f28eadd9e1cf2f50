import { useState } from 'react';
import { ceilingShare } from '../charts/models.ts';
import { NumberField } from '../levers/number-field.tsx';
import { Dialog } from '../shell/dialog.tsx';
import { changeView, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';

/** The user's own ceiling on the share of all in work; the documents give none. Rule B3. */
export const CeilingField = () => {
  const { t } = useText();
  const limit = useStore((state) => state.view.ceiling);
  const today = useStore(({ picture }) =>
    picture === null ? null : (ceilingShare(picture.plan)[0] ?? null),
  );
  const [open, setOpen] = useState(false);
  // Before one is set the field holds the base year's share: nothing is a ceiling until it is typed.
  const shown = limit ?? today ?? 0;
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t('indicator.ceilingSet')}
      </button>
      {open ? (
        <Dialog title={t('indicator.ceilingSet')} onClose={() => setOpen(false)}>
          <p>{t('indicator.ceilingOwnText')}</p>
          <div className="settings">
            <NumberField
              label={t('indicator.ceilingOwn')}
              value={Number((shown * 100).toFixed(limit === null ? 1 : 4))}
              low={0}
              high={100}
              onSet={(value) => changeView({ ceiling: Number((value / 100).toPrecision(8)) })}
            />
            {limit === null ? null : (
              <button type="button" className="link" onClick={() => changeView({ ceiling: null })}>
                {t('indicator.ceilingRemove')}
              </button>
            )}
          </div>
        </Dialog>
      ) : null}
    </>
  );
};
