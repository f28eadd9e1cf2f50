import { at } from '@veivalg/core';
import { memo, type ReactNode } from 'react';
import { ceilingShare, hasPlan } from '../charts/models.ts';
import { coverageSpread } from '../charts/spread.ts';
import type { AreaRun, Picture } from '../engine/protocol.ts';
import { Term } from '../shell/term.tsx';
import { changeView, useStore } from '../state/store.ts';
import type { ChartId } from '../state/view.ts';
import { figure, percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { openWhy } from '../why/why-topic.ts';
import { CeilingField } from './ceiling-field.tsx';

interface Props {
  readonly picture: Picture;
}

/** Four figures that sum up the year looked at, each with the way to why and to its chart. */
export const Indicators = memo(({ picture }: Props) => {
  const { t, language } = useText();
  const limit = useStore((state) => state.view.ceiling);
  const year = picture.question.year;
  const y = Math.min(Math.max(year - picture.firstYear, 0), picture.yearCount - 1);
  const coverage = (run: AreaRun, i: number): number | null =>
    at(run.demand, i) > 0 ? at(run.supply, i) / at(run.demand, i) : null;
  const heads = (run: AreaRun): number =>
    Math.max(0, at(run.demand, y) - at(run.supply, y)) * at(run.headsPerFte, y);
  const places = picture.map.plan.demand.length / picture.yearCount;
  const spreadText = (run: 'plan' | 'reference'): string => {
    const { p10, p90 } = coverageSpread(picture.map[run], y, places);
    return `${percent(language, p10).replace(/\s?%$/, '')}–${percent(language, p90)}`;
  };
  const changed = hasPlan(picture);
  const below = (without: string, today: string): string =>
    changed ? t('indicator.was', { value: without }) : t('indicator.today', { value: today });
  const shares = ceilingShare(picture.plan);
  const crossed = limit === null ? -1 : shares.findIndex((share) => share !== null && share > limit);
  const ceilingNote =
    limit === null
      ? `${t('indicator.ceilingNote')} · ${below(percent(language, ceilingShare(picture.reference)[y] ?? null, 1), percent(language, shares[0] ?? null, 1))}`
      : crossed < 0
        ? t('indicator.ceilingKept', { limit: percent(language, limit, 1) })
        : t('indicator.ceilingCrossed', {
            limit: percent(language, limit, 1),
            year: String(picture.firstYear + crossed),
          });
  return (
    <section className="indicators" aria-label={t('indicator.label')}>
      <Indicator
        term="coverage"
        name={t('indicator.coverage', { year: String(year) })}
        value={percent(language, coverage(picture.plan, y), 0)}
        note={below(
          percent(language, coverage(picture.reference, y)),
          percent(language, coverage(picture.plan, 0)),
        )}
        chart="coverage"
        why="coverage"
      />
      <Indicator
        term="gap"
        name={t('indicator.heads', { year: String(year) })}
        value={figure(language, heads(picture.plan))}
        note={
          changed
            ? t('indicator.was', { value: figure(language, heads(picture.reference)) })
            : t('unit.persons')
        }
        chart="gap"
        why="heads"
      />
      <Indicator
        term="ceiling"
        name={t('indicator.ceiling', { year: String(year) })}
        value={percent(language, shares[y] ?? null, 1)}
        note={ceilingNote}
        chart="ceiling"
        why="ceiling"
        more={<CeilingField />}
      />
      <Indicator
        term="coverage"
        name={t('indicator.spread')}
        value={spreadText('plan')}
        note={
          changed
            ? `${t('indicator.spreadNote')} · ${t('indicator.was', { value: spreadText('reference') })}`
            : t('indicator.spreadNote')
        }
        chart="spread"
        why="spread"
      />
    </section>
  );
});

interface IndicatorProps {
  readonly term: 'coverage' | 'gap' | 'ceiling';
  readonly name: string;
  readonly value: string;
  readonly note: string;
  /** The chart that shows it year by year, with its source. */
  readonly chart: ChartId;
  readonly why: 'coverage' | 'heads' | 'ceiling' | 'spread';
  readonly more?: ReactNode;
}

/** Put a chart in the left place and bring it into view. */
const show = (chart: ChartId): void => {
  changeView({ left: chart });
  document.querySelector('.charts')?.scrollIntoView({ block: 'nearest' });
};

const Indicator = ({ term, name, value, note, chart, why, more }: IndicatorProps) => {
  const { t } = useText();
  return (
    <div className="indicator">
      <p className="indicator-name">
        <Term term={term}>{name}</Term>
      </p>
      <p className="indicator-value">{value}</p>
      <p className="sub">{note}</p>
      <div className="indicator-ways no-print">
        <button type="button" className="link" onClick={() => openWhy({ kind: why })}>
          {t('indicator.why')}
          <span className="hidden"> {name}</span>
        </button>
        <button type="button" className="link" onClick={() => show(chart)}>
          {t('indicator.show')}
          <span className="hidden"> {name}</span>
        </button>
        {more}
      </div>
    </div>
  );
};
