import type { Translate } from '@veivalg/core/text';
import type { Catalog } from '../engine/protocol.ts';
import type { TextKey } from '../text/use-text.ts';

/** Producers of the figures behind every balance, for the line under a figure. */
export const sourceLine = (catalog: Catalog, t: Translate<TextKey>): string => {
  const producers = [...new Set(catalog.sources.map((source) => source.producer))];
  const named = producers.slice(0, 4).join(', ');
  return t('chart.sourceLine', {
    sources: named === '' ? '–' : named,
    model: catalog.modelVersion,
    data: catalog.dataVersion,
  });
};
