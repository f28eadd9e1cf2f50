import { Alert } from '@digdir/designsystemet-react';
import { closeNotice, useStore } from '../state/store.ts';
import { type TextKey, useText } from '../text/use-text.ts';

/** Messages that wait to be read; nothing is lost while they stand. */
export const Notices = () => {
  const { t } = useText();
  const notices = useStore((state) => state.notices);
  return (
    <div className="notices" role="status">
      {notices.map((notice) => (
        <Alert key={notice.id} data-color="warning" data-size="sm" className="notice">
          <p>{t(notice.key as TextKey, notice.values)}</p>
          <button
            type="button"
            className="close"
            aria-label={t('notice.close')}
            onClick={() => closeNotice(notice.id)}
          >
            ×
          </button>
        </Alert>
      ))}
    </div>
  );
};
