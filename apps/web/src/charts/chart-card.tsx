import { type ReactNode, useId, useRef, useState } from 'react';
import { useText } from '../text/use-text.ts';
import { BarChart } from './bar-chart.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { LineChart } from './line-chart.tsx';
import type { ChartModel } from './model.ts';
import { RangeChart } from './range-chart.tsx';
import { TableTwin } from './table-twin.tsx';

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
export const ChartCard = ({ model, place, source, picker, onYear, height, onExplain }: Props) => {
  const { t } = useText();
  const [asTable, setAsTable] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const heading = useId();
  return (
    <section className="card chart-card" aria-labelledby={heading}>
      <header className="card-head">
        <div className="card-titles">
          <h2 id={heading}>{model.title}</h2>
          <p className="sub">{model.subtitle}</p>
        </div>
        <div className="tools no-print">
          {picker}
          <button type="button" className="tool" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'chart.asFigure' : 'chart.asTable')}
          </button>
          <DownloadMenu model={model} place={place} source={source} figure={body} asTable={asTable} />
        </div>
      </header>
      <div ref={body} className="card-body">
        {asTable ? (
          <TableTwin model={model} />
        ) : model.figure.kind === 'line' ? (
          <LineChart
            model={model.figure}
            label={model.title}
            {...(onYear === undefined ? {} : { onYear })}
            {...(height === undefined ? {} : { height })}
          />
        ) : model.figure.kind === 'ranges' ? (
          <RangeChart model={model.figure} label={model.title} />
        ) : (
          <BarChart model={model.figure} label={model.title} />
        )}
      </div>
      <footer className="card-foot">
        <span>{source}</span>
        {onExplain === undefined ? null : (
          <button type="button" className="link no-print" onClick={onExplain}>
            {t('chart.explain')}
          </button>
        )}
      </footer>
    </section>
  );
};
