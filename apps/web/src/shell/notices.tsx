import { closeNotice, useStore } from '../state/store.ts';
import { type TextKey, useText } from '../text/use-text.ts';

/** Messages that wait to be read; nothing is lost while they stand. */
export const Notices = () => {
  const { t } = useText();
  const notices = useStore((state) => state.notices);
  return (
    <div className="notices" role="status">
      {notices.map((notice) => (
        <div key={notice.id} className="notice">
          <p>{t(notice.key as TextKey, notice.values)}</p>
          <button
            type="button"
            className="close"
            aria-label={t('notice.close')}
            onClick={() => closeNotice(notice.id)}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
};
