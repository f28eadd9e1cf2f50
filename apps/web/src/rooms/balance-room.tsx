import { at } from '@veivalg/core';
import { memo, useCallback, useMemo } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import { type ChartInput, chartModel } from '../charts/models.ts';
import { ScalePicture } from '../charts/scale-picture.tsx';
import { useChartInput } from '../charts/use-chart-input.ts';
import { LeverColumns } from '../levers/lever-columns.tsx';
import { MeasureDialog } from '../levers/measure-dialog.tsx';
import { useMeasures } from '../levers/use-measures.ts';
import { FollowStrip } from '../shell/follow-strip.tsx';
import { PlanBar } from '../shell/plan-bar.tsx';
import { sourceLine } from '../shell/source-line.ts';
import { useArea } from '../shell/use-area.ts';
import { changeView, useStore } from '../state/store.ts';
import { type ChartId, chartIds } from '../state/view.ts';
import { useText } from '../text/use-text.ts';
import { topicOfChart } from '../why/topic-of-chart.ts';
import { openWhy } from '../why/why-topic.ts';
import { Finding } from './finding.tsx';
import { Indicators } from './indicators.tsx';
import { ScenarioChoice } from './scenario-choice.tsx';

// One function for the whole life of the page, so that parts that did not change are not drawn again.
const choices = <ScenarioChoice />;
const tellAbout = (id: string): void => changeView({ open: id }, true);
const explainGap = (): void => openWhy({ kind: 'gap' });

const lookAt = (year: number): void => {
  const picture = useStore.getState().picture;
  // Years before the base year are there to see, not to look at.
  if (picture !== null && year >= picture.firstYear) changeView({ year });
};

/** The first screen: the finding, the scale, two charts, key figures, and the levers under them. */
export const BalanceRoom = () => {
  const { t } = useText();
  const picture = useStore((state) => state.picture);
  const found = useStore((state) => state.details);
  const year = useStore((state) => state.view.year);
  const open = useStore((state) => state.view.open);
  const catalog = useStore((state) => state.catalog);
  const measures = useMeasures();
  const { name } = useArea();
  const details = found?.question === picture?.question ? (found?.details ?? null) : null;
  const input = useChartInput(picture);
  const source = useMemo(() => (catalog === null ? '' : sourceLine(catalog, t)), [catalog, t]);
  if (picture === null || catalog === null || input === null) return null;
  const y = Math.min(Math.max(year - picture.firstYear, 0), picture.yearCount - 1);
  return (
    <>
      <div className="hero">
        <Finding picture={picture} details={details} place={name} onWhy={explainGap} />
        <ScalePicture
          demand={at(picture.plan.demand, y)}
          supply={at(picture.plan.supply, y)}
          year={picture.firstYear + y}
        />
      </div>
      <div className="desk">
        <div className="charts">
          <SideChart side="left" input={input} source={source} />
          <SideChart side="right" input={input} source={source} />
        </div>
        <div className="desk-levers">
          <Indicators picture={picture} />
          <PlanBar />
          <LeverColumns measures={measures} onTell={tellAbout} choices={choices} />
        </div>
      </div>
      <FollowStrip picture={picture} place={name} />
      {open !== null && measures.some((measure) => measure.id === open) ? (
        <MeasureDialog id={open} onClose={() => changeView({ open: null }, true)} />
      ) : null}
    </>
  );
};

/** Low enough that the levers show under the charts in a common window. Unit: pixels. */
const chartHeight = 236;

interface SideProps {
  readonly side: 'left' | 'right';
  readonly input: ChartInput;
  readonly source: string;
}

/** One of the two charts; any chart can stand in it. */
const SideChart = memo(({ side, input, source }: SideProps) => {
  const id = useStore((state) => state.view[side]);
  const model = useMemo(() => chartModel(id, input), [id, input]);
  const explain = useCallback(() => openWhy(topicOfChart(model)), [model]);
  const picker = useMemo(() => <Picker side={side} id={id} />, [side, id]);
  return (
    <ChartCard
      model={model}
      place={input.place}
      source={source}
      picker={picker}
      onYear={lookAt}
      height={chartHeight}
      onExplain={explain}
    />
  );
});

const Picker = ({ side, id }: { readonly side: 'left' | 'right'; readonly id: ChartId }) => {
  const { t } = useText();
  return (
    <label className="tool-select">
      <span className="hidden">{t('chart.choose')}</span>
      <select value={id} onChange={(event) => changeView({ [side]: event.target.value as ChartId })}>
        {chartIds.map((one) => (
          <option key={one} value={one}>
            {t(`chart.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
};
