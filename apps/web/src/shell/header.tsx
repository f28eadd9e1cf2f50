import { Button } from '@digdir/designsystemet-react';
import { addressOf, changeView, useStore } from '../state/store.ts';
import { type Room, rooms } from '../state/view.ts';
import { useText } from '../text/use-text.ts';
import { languages, localeOf } from './language-tools.ts';

interface Props {
  readonly onShare: () => void;
  readonly onHelp: () => void;
}

/** Address of a room with everything else as it is. */
const addressIn = (room: Room): string => {
  const state = useStore.getState();
  return addressOf({ ...state, view: { ...state.view, room, open: null } });
};

/** Name, rooms, languages and sharing. */
export const Header = ({ onShare, onHelp }: Props) => {
  const { t, language } = useText();
  const room = useStore((state) => state.view.room);
  return (
    <header className="top no-print">
      <div className="top-inner">
        <a
          className="brand"
          href="./"
          onClick={(event) => {
            event.preventDefault();
            changeView({ room: 'balance', open: null }, true);
          }}
        >
          Veivalg
        </a>
        <nav aria-label={t('nav.label')} className="rooms">
          {rooms.map((one) => (
            <a
              key={one}
              href={addressIn(one)}
              // The plan may have moved since this was drawn: a new tab is to open what stands here now.
              onPointerDown={(event) => event.currentTarget.setAttribute('href', addressIn(one))}
              onFocus={(event) => event.currentTarget.setAttribute('href', addressIn(one))}
              aria-current={one === room ? 'page' : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey) return;
                event.preventDefault();
                changeView({ room: one, open: null }, true);
                window.scrollTo(0, 0);
              }}
            >
              {t(`nav.${one}`)}
            </a>
          ))}
        </nav>
        <div className="top-right">
          <fieldset aria-label={t('language.label')} className="languages">
            {languages.map((one) => (
              <button
                key={one}
                type="button"
                lang={localeOf(one)}
                aria-pressed={one === language}
                onClick={() => changeView({ language: one })}
              >
                {t(`language.${one}`)}
              </button>
            ))}
          </fieldset>
          <Button variant="tertiary" data-size="sm" onClick={onHelp}>
            {t('help.open')}
          </Button>
          <Button variant="secondary" data-size="sm" onClick={onShare}>
            {t('action.share')}
          </Button>
        </div>
      </div>
    </header>
  );
};
