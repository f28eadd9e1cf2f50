import { at, type Scenario, scenarios } from '@veivalg/core';
import { useMemo, useState } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import { type ChartInput, chartModel, hasPlan } from '../charts/models.ts';
import { ScalePicture } from '../charts/scale-picture.tsx';
import { LeverColumns } from '../levers/lever-columns.tsx';
import { MeasureDialog } from '../levers/measure-dialog.tsx';
import { useMeasures } from '../levers/use-measures.ts';
import { FollowStrip } from '../shell/follow-strip.tsx';
import { PlanBar } from '../shell/plan-bar.tsx';
import { sourceLine } from '../shell/source-line.ts';
import { Term } from '../shell/term.tsx';
import { useArea } from '../shell/use-area.ts';
import { changePlan, changeView, useStore } from '../state/store.ts';
import { type ChartId, chartIds } from '../state/view.ts';
import { useText } from '../text/use-text.ts';
import { Finding } from './finding.tsx';
import { Indicators } from './indicators.tsx';
import { WhyDialog } from './why-dialog.tsx';

// One function for the whole life of the page, so that rows that did not change are not drawn again.
const tellAbout = (id: string): void => changeView({ open: id }, true);

/** The first screen: the finding, the scale, two charts, key figures, and the levers under them. */
export const BalanceRoom = () => {
  const { t, language } = useText();
  const picture = useStore((state) => state.picture);
  const found = useStore((state) => state.details);
  const left = useStore((state) => state.view.left);
  const right = useStore((state) => state.view.right);
  const year = useStore((state) => state.view.year);
  const open = useStore((state) => state.view.open);
  const chosen = { left, right };
  const catalog = useStore((state) => state.catalog);
  const measures = useMeasures();
  const [why, setWhy] = useState(false);
  const { name } = useArea();
  const details = found?.question === picture?.question ? (found?.details ?? null) : null;
  // The last known paths stay while new ones are worked out, so that nothing blinks during a drag.
  const shownDetails = found?.details ?? null;
  const input: ChartInput | null = useMemo(
    () =>
      picture === null
        ? null
        : { picture, details: shownDetails, question: found?.question ?? null, place: name, t, language },
    [picture, shownDetails, found, name, t, language],
  );
  if (picture === null || catalog === null || input === null) return null;
  const source = sourceLine(catalog, t);
  const y = Math.min(Math.max(year - picture.firstYear, 0), picture.yearCount - 1);
  const picker = (side: 'left' | 'right') => (
    <label className="tool-select">
      <span className="hidden">{t('chart.choose')}</span>
      <select
        value={chosen[side]}
        onChange={(event) => changeView({ [side]: event.target.value as ChartId })}
      >
        {chartIds.map((id) => (
          <option key={id} value={id}>
            {t(`chart.${id}`)}
          </option>
        ))}
      </select>
    </label>
  );
  const onYear = (wanted: number): void => changeView({ year: wanted });
  return (
    <>
      <div className="hero">
        <Finding picture={picture} details={details} place={name} onWhy={() => setWhy(true)} />
        <ScalePicture
          demand={at(picture.plan.demand, y)}
          supply={at(picture.plan.supply, y)}
          year={picture.firstYear + y}
        />
      </div>
      <div className="charts">
        {(['left', 'right'] as const).map((side) => (
          <ChartCard
            key={side}
            model={chartModel(chosen[side], input)}
            place={name}
            source={source}
            picker={picker(side)}
            onYear={onYear}
            height={432}
            onExplain={() => setWhy(true)}
          />
        ))}
      </div>
      <Indicators picture={picture} />
      <PlanBar />
      <ScenarioChoice />
      <LeverColumns measures={measures} onTell={tellAbout} />
      <FollowStrip picture={picture} place={name} changed={hasPlan(picture)} />
      {why ? <WhyDialog picture={picture} onClose={() => setWhy(false)} /> : null}
      {open !== null && measures.some((measure) => measure.id === open) ? (
        <MeasureDialog id={open} onClose={() => changeView({ open: null }, true)} />
      ) : null}
    </>
  );
};

const threePaths: readonly Scenario[] = ['best', 'middle', 'worst'];

/** The path of health, family and standard: an assumption about the future, kept apart from the measures. */
const ScenarioChoice = () => {
  const { t } = useText();
  const plan = useStore((state) => state.view.plan);
  const alone = scenarios.filter((one) => !threePaths.includes(one));
  return (
    <fieldset className="filter scenario">
      <legend>
        <Term term="path">{t('scenario.label')}</Term>
      </legend>
      {threePaths.map((one) => (
        <label key={one} className="pill">
          <input
            type="radio"
            name="scenario"
            checked={plan.scenario === one}
            onChange={() => changePlan((before) => ({ ...before, scenario: one }))}
          />
          <span>{t(`scenario.${one}`)}</span>
        </label>
      ))}
      <label className="tool-select">
        <span className="hidden">{t('scenario.alone')}</span>
        <select
          value={alone.includes(plan.scenario) ? plan.scenario : ''}
          onChange={(event) => {
            const chosen = scenarios.find((one) => one === event.target.value);
            if (chosen !== undefined) changePlan((before) => ({ ...before, scenario: chosen }));
          }}
        >
          <option value="">{t('scenario.alone')}</option>
          {alone.map((one) => (
            <option key={one} value={one}>
              {t(`scenario.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <span className="sub">{t('scenario.text')}</span>
    </fieldset>
  );
};
