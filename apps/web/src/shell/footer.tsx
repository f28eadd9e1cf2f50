import { useEffect, useState } from 'react';
import { localStore } from '../state/safe-storage.ts';
import { changeView, linkOf, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { keepTheme, readTheme, themes } from './theme.ts';

/** Versions, promise of privacy, appearance; on paper also the link and the date. */
export const Footer = () => {
  const { t } = useText();
  const catalog = useStore((state) => state.catalog);
  const [theme, setTheme] = useState(readTheme(localStore));
  const [link, setLink] = useState('');
  useEffect(() => {
    const write = (): void => setLink(linkOf(useStore.getState()));
    window.addEventListener('beforeprint', write);
    const media = window.matchMedia('print');
    media.addEventListener('change', write);
    return () => {
      window.removeEventListener('beforeprint', write);
      media.removeEventListener('change', write);
    };
  }, []);
  return (
    <footer className="bottom">
      <div className="bottom-inner">
        <p>{t('footer.private')}</p>
        <p className="sub">
          {catalog === null
            ? null
            : `${t('footer.versions', { model: catalog.modelVersion, data: catalog.dataVersion })} · `}
          {t('footer.map')}
        </p>
        <button
          type="button"
          className="link no-print"
          onClick={() => changeView({ room: 'data', open: 'accessibility' }, true)}
        >
          {t('footer.accessibility')}
        </button>
        <label className="choice no-print">
          <span>{t('theme.label')}</span>
          <select
            value={theme}
            onChange={(event) => {
              const chosen = themes.find((one) => one === event.target.value) ?? 'auto';
              setTheme(chosen);
              keepTheme(localStore, chosen);
            }}
          >
            {themes.map((one) => (
              <option key={one} value={one}>
                {t(`theme.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <p className="print-only sub">{link}</p>
      </div>
    </footer>
  );
};
