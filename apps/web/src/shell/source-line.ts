import type { Translate } from '@veivalg/core/text';
import type { Catalog } from '../engine/protocol.ts';
import type { TextKey } from '../text/use-text.ts';

/** The three producers most series come from, for the line under a figure; all of them are in Data og metode. */
export const sourceLine = (catalog: Catalog, t: Translate<TextKey>): string => {
  const uses = new Map<string, number>();
  for (const series of catalog.series)
    for (const key of series.sources) {
      const producer = catalog.sources.find((source) => source.key === key)?.producer;
      if (producer !== undefined) uses.set(producer, (uses.get(producer) ?? 0) + 1);
    }
  const named = [...uses]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 3)
    .map(([producer]) => producer)
    .join(', ');
  return t('chart.sourceLine', {
    sources: named === '' ? '–' : named,
    model: catalog.modelVersion,
    data: catalog.dataVersion,
  });
};
