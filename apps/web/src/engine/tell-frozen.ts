import { at, type Plan } from '@veivalg/core';
import { areaName } from '../places/areas.ts';
import { areasOf } from '../shell/use-area.ts';
import type { Versions } from '../state/address.ts';
import type { Frozen } from '../state/frozen.ts';
import { addNotice, useStore } from '../state/store.ts';
import { figure } from '../text/figures.ts';
import { translatorFor } from '../text/use-text.ts';
import type { EngineClient } from './client.ts';

/** A number is another one when a reader would see it. Unit: FTE. */
const seen = 0.5;

/**
 * Tell what a link, a saved plan or a plan file showed when it was made, and what the same is now: when it was made with
 * another model or other figures, or when the same versions give another number.
 */
export const tellFrozen = async (
  client: EngineClient,
  plan: Plan,
  versions: Versions | null,
  frozen: Frozen | null,
): Promise<void> => {
  const { catalog, view } = useStore.getState();
  if (catalog === null || versions === null) return;
  const now = { model: catalog.modelVersion, data: catalog.dataVersion };
  const other = versions.model !== now.model || versions.data !== now.data;
  const values = {
    oldModel: versions.model,
    oldData: versions.data,
    model: now.model,
    data: now.data,
  };
  const areas = areasOf(catalog);
  const area = frozen === null ? undefined : areas.find(frozen.place);
  if (frozen === null || area === undefined) {
    if (other) addNotice({ id: 'version', key: 'notice.version', values });
    return;
  }
  const [run] = await client.compare([
    { plan, scope: frozen.scope, members: area.members, year: frozen.year },
  ]);
  const y = frozen.year - catalog.baseYear;
  if (run === undefined || y < 0 || y >= run.demand.length) {
    if (other) addNotice({ id: 'version', key: 'notice.version', values });
    return;
  }
  const gap = at(run.demand, y) - at(run.supply, y);
  const differs = Math.abs(gap - frozen.gap) >= seen;
  if (!other && !differs) return;
  const { language } = view;
  addNotice({
    id: 'version',
    key: other ? (differs ? 'frozen.both' : 'frozen.same') : 'frozen.otherFigures',
    values: {
      ...values,
      place: areaName(area, translatorFor(language)),
      year: String(frozen.year),
      before: figure(language, frozen.gap),
      now: figure(language, gap),
    },
  });
};
