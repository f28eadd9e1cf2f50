import { useMemo, useState } from 'react';
import { areaValueIds, unsureIds } from '../rooms/map-ids.ts';
import { Legend } from '../rooms/map-legend.tsx';
import { MapPicture } from '../rooms/map-picture.tsx';
import { useMapShapes } from '../rooms/use-map-shapes.ts';
import { useArea } from '../shell/use-area.ts';
import { changeView, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { announce } from './live.ts';
import type { MapFigure } from './model.ts';

/** The country in classes, as one of the charts: pointing tells, choosing moves there. */
export const MapChart = ({ model, label }: { readonly model: MapFigure; readonly label: string }) => {
  const { t } = useText();
  const { shapes, lost } = useMapShapes();
  const municipalities = useStore((state) => state.catalog?.municipalities ?? []);
  const { area } = useArea();
  const [pointed, setPointed] = useState<string | null>(null);
  const classes = useMemo(() => areaValueIds(municipalities, model.classes), [municipalities, model.classes]);
  const unsure = useMemo(() => unsureIds(municipalities, model.unsure), [municipalities, model.unsure]);
  const chosen = useMemo(
    () =>
      new Set<string>(
        area === undefined || area.kind === 'country'
          ? []
          : area.members.map((m) => municipalities[m]?.id ?? ''),
      ),
    [area, municipalities],
  );
  if (shapes === null) return <p className="sub wait">{t(lost ? 'map.lost' : 'loading.title')}</p>;
  const at = municipalities.findIndex(({ id }) => id === pointed);
  const told = (m: number): string => {
    const words = `${municipalities[m]?.name}: ${model.write(model.values[m] ?? null)}`;
    return model.unsure?.[m] ? `${words} – ${t('map.unsureHere')}` : words;
  };
  return (
    <div className="map-chart">
      <MapPicture
        shapes={shapes}
        classes={classes}
        scale={model.scale}
        unsure={unsure}
        chosen={chosen}
        pointed={pointed}
        label={label}
        onPoint={(id) => {
          setPointed(id);
          const m = municipalities.findIndex((one) => one.id === id);
          if (m >= 0) announce(told(m));
        }}
        onChoose={(id) => changeView({ place: { kind: 'municipality', id } }, true)}
      />
      <Legend scale={model.scale} classes={model.classes} unsure={unsure.size} write={model.write} />
      <p className="map-shown" aria-hidden="true">
        {at < 0 ? ' ' : told(at)}
      </p>
    </div>
  );
};
