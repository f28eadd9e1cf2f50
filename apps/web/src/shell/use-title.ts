import { localeOf } from '@veivalg/core/text';
import { useEffect } from 'react';
import { useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { useArea } from './use-area.ts';

/** Keep the title and the language of the page right. */
export const useTitle = (): void => {
  const { t, language } = useText();
  const room = useStore((state) => state.view.room);
  const { name } = useArea();
  useEffect(() => {
    document.title = [t(`nav.${room}`), name, 'Veivalg'].filter((part) => part !== '').join(' – ');
    document.documentElement.lang = localeOf(language).split('-')[0] ?? 'nb';
  }, [t, language, room, name]);
};
