import { at } from '@veivalg/core';
import { ceilingShare, hasPlan } from '../charts/models.ts';
import { coverageSpread } from '../charts/spread.ts';
import type { AreaRun, Picture } from '../engine/protocol.ts';
import { Term } from '../shell/term.tsx';
import { figure, percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';

/** Four figures that sum up the year looked at. */
export const Indicators = ({ picture }: { readonly picture: Picture }) => {
  const { t, language } = useText();
  const year = picture.question.year;
  const y = Math.min(Math.max(year - picture.firstYear, 0), picture.yearCount - 1);
  const coverage = (run: AreaRun, i: number): number | null =>
    at(run.demand, i) > 0 ? at(run.supply, i) / at(run.demand, i) : null;
  const heads = (run: AreaRun): number =>
    Math.max(0, at(run.demand, y) - at(run.supply, y)) * at(run.headsPerFte, y);
  const places = picture.map.plan.demand.length / picture.yearCount;
  const spread = (run: 'plan' | 'reference') => coverageSpread(picture.map[run], y, places);
  const spreadText = (run: 'plan' | 'reference'): string => {
    const { p10, p90 } = spread(run);
    return `${percent(language, p10).replace(/.?%$/, '')}–${percent(language, p90)}`;
  };
  const changed = hasPlan(picture);
  const below = (without: string, today: string): string =>
    changed ? t('indicator.was', { value: without }) : t('indicator.today', { value: today });
  const items = [
    {
      term: 'coverage' as const,
      name: t('indicator.coverage', { year: String(year) }),
      value: percent(language, coverage(picture.plan, y), 0),
      note: below(
        percent(language, coverage(picture.reference, y)),
        percent(language, coverage(picture.plan, 0)),
      ),
    },
    {
      term: 'gap' as const,
      name: t('indicator.heads', { year: String(year) }),
      value: figure(language, heads(picture.plan)),
      note: changed
        ? t('indicator.was', { value: figure(language, heads(picture.reference)) })
        : t('unit.persons'),
    },
    {
      term: 'ceiling' as const,
      name: t('indicator.ceiling', { year: String(year) }),
      value: percent(language, ceilingShare(picture.plan)[y] ?? null, 1),
      note: `${t('indicator.ceilingNote')} · ${below(percent(language, ceilingShare(picture.reference)[y] ?? null, 1), percent(language, ceilingShare(picture.plan)[0] ?? null, 1))}`,
    },
    {
      term: 'coverage' as const,
      name: t('indicator.spread'),
      value: spreadText('plan'),
      note: changed
        ? `${t('indicator.spreadNote')} · ${t('indicator.was', { value: spreadText('reference') })}`
        : t('indicator.spreadNote'),
    },
  ];
  return (
    <section className="indicators" aria-label={t('indicator.label')}>
      {items.map((item) => (
        <div key={item.name} className="indicator">
          <p className="indicator-name">
            <Term term={item.term}>{item.name}</Term>
          </p>
          <p className="indicator-value">{item.value}</p>
          <p className="sub">{item.note}</p>
        </div>
      ))}
    </section>
  );
};
