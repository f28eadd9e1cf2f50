import { useCallback, useSyncExternalStore } from 'react';

/** Does a media query hold now; followed as it changes. @param query As in a style sheet. */
export const useMedia = (query: string): boolean => {
  const follow = useCallback(
    (changed: () => void): (() => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(follow, () => window.matchMedia(query).matches);
};
