import { lazy, memo, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { useText } from '../text/use-text.ts';
import { BarChart } from './bar-chart.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { LineChart } from './line-chart.tsx';
import type { ChartModel } from './model.ts';
import { RangeChart } from './range-chart.tsx';
import { TableTwin } from './table-twin.tsx';

// Borders and projection are fetched with the first map, not with the first screen.
const MapChart = lazy(() => import('./map-chart.tsx').then((module) => ({ default: module.MapChart })));

interface Props {
  readonly model: ChartModel;
  readonly place: string;
  readonly source: string;
  readonly picker?: ReactNode;
  readonly onYear?: (year: number) => void;
  readonly height?: number;
  readonly onExplain?: () => void;
}

/** A chart with its finding, its table twin, its downloads and its source. */
export const ChartCard = memo(({ model, place, source, picker, onYear, height, onExplain }: Props) => {
  const { t } = useText();
  const [asTable, setAsTable] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const heading = useId();
  const ownSource = model.sources === undefined ? source : `${model.sources} ${source}`;
  return (
    <section className="card chart-card" aria-labelledby={heading} data-chart={model.id}>
      <header className="card-head">
        <div className="card-kind no-print">
          {picker}
          <div className="tools">
            <button
              type="button"
              className="tool"
              aria-pressed={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {t(asTable ? 'chart.asFigure' : 'chart.asTable')}
            </button>
            <DownloadMenu model={model} place={place} source={ownSource} figure={body} asTable={asTable} />
          </div>
        </div>
        <h2 id={heading}>{model.title}</h2>
        <p className="sub">{model.subtitle}</p>
      </header>
      <div ref={body} className="card-body">
        {asTable ? (
          <TableTwin model={model} />
        ) : (
          <Figure
            model={model}
            {...(onYear === undefined ? {} : { onYear })}
            {...(height === undefined ? {} : { height })}
          />
        )}
      </div>
      <footer className="card-foot">
        {model.note === undefined ? null : <p className="card-note">{model.note}</p>}
        <p className="card-source">
          {ownSource}{' '}
          {onExplain === undefined ? null : (
            <button type="button" className="link no-print" onClick={onExplain}>
              {t('chart.explain')}
            </button>
          )}
        </p>
      </footer>
    </section>
  );
});

const Figure = ({ model, onYear, height }: Pick<Props, 'model' | 'onYear' | 'height'>) => {
  const { t } = useText();
  const { figure, title } = model;
  if (figure.kind === 'line')
    return (
      <LineChart
        model={figure}
        label={title}
        {...(onYear === undefined ? {} : { onYear })}
        {...(height === undefined ? {} : { height })}
      />
    );
  if (figure.kind === 'bars') return <BarChart model={figure} label={title} />;
  if (figure.kind === 'ranges') return <RangeChart model={figure} label={title} />;
  return (
    <Suspense fallback={<p className="sub wait">{t('loading.title')}</p>}>
      <MapChart model={figure} label={title} />
    </Suspense>
  );
};
