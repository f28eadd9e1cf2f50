import { useMemo } from 'react';
import type { Picture } from '../engine/protocol.ts';
import { useAges } from '../engine/use-ages.ts';
import { type MapChoice, useMapScale } from '../rooms/map-values.ts';
import { useArea } from '../shell/use-area.ts';
import { useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { type AreaHistory, areaHistory, useFetchHistory, useHistory } from './history.ts';
import type { ChartInput } from './model-input.ts';

/** What is observed before the base year in the area and the services looked at. */
const useAreaHistory = (): AreaHistory | null => {
  const history = useHistory((state) => state.history);
  const placeCount = useStore((state) => state.catalog?.municipalities.length ?? 0);
  const scope = useStore((state) => state.view.scope);
  const { area } = useArea();
  return useMemo(() => {
    if (history === null || area === undefined) return null;
    const wholes = area.kind === 'country' || area.kind === 'county';
    const own = area.kind === 'country' ? null : area.kind === 'municipality' ? area.id : undefined;
    return areaHistory(history, area.members, placeCount, wholes, own, scope);
  }, [history, area, placeCount, scope]);
};

/** All that the two charts of the first screen are made from; parts that a chart needs are fetched when it is chosen. */
export const useChartInput = (picture: Picture | null): ChartInput | null => {
  const { t, language } = useText();
  // The last known paths stay while new ones are worked out, so that nothing blinks during a drag.
  const found = useStore((state) => state.details);
  const details = found?.details ?? null;
  const question = found?.question ?? null;
  const catalog = useStore((state) => state.catalog);
  const left = useStore((state) => state.view.left);
  const right = useStore((state) => state.view.right);
  const showPaths = useStore((state) => state.view.paths);
  const ceiling = useStore((state) => state.view.ceiling);
  const metric = useStore((state) => state.view.mapMetric);
  const run = useStore((state) => state.view.mapRun);
  const kind = useStore((state) => state.view.mapArea);
  const { name, areas } = useArea();
  const shows = (id: string): boolean => left === id || right === id;
  const history = useAreaHistory();
  const ages = useAges(picture, shows('age') || shows('ageDemand'));
  useFetchHistory(picture !== null);
  const mapped = shows('map');
  const choice: MapChoice = useMemo(() => ({ metric, run, kind }), [metric, run, kind]);
  const ofKind = useMemo(() => (mapped ? (areas?.ofKind(kind) ?? []) : []), [areas, kind, mapped]);
  const scale = useMapScale(mapped ? picture : null, ofKind, choice);
  const municipalities = catalog?.municipalities;
  const map = useMemo(
    () =>
      scale === null || municipalities === undefined
        ? undefined
        : { choice, areas: ofKind, scale, municipalities },
    [choice, ofKind, scale, municipalities],
  );
  return useMemo(
    () =>
      picture === null
        ? null
        : {
            picture,
            details,
            question,
            history,
            ages,
            showPaths,
            ceiling,
            place: name,
            t,
            language,
            ...(map === undefined ? {} : { map }),
          },
    [picture, details, question, history, ages, showPaths, ceiling, name, t, language, map],
  );
};
