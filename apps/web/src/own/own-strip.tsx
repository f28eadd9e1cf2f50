import { setsInUse } from '@veivalg/core';
import { useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { useOwnStore } from './own-shelf.ts';

/** Says that numbers on the page are made with own figures, and that links leave them out; nothing when none is used. */
export const OwnStrip = () => {
  const { t } = useText();
  const catalog = useStore((state) => state.catalog);
  const { list, refused } = useOwnStore();
  const used = refused ? [] : list.filter((one) => setsInUse(one).length > 0);
  if (catalog === null || used.length === 0) return null;
  const places = used.map(
    ({ municipality }) => catalog.municipalities.find(({ id }) => id === municipality)?.name ?? municipality,
  );
  return <p className="sub own-strip">{t('own.strip', { places: places.join(', ') })}</p>;
};
