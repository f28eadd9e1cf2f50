import { Button } from '@digdir/designsystemet-react';
import { at, emptyPlan } from '@veivalg/core';
import { useEffect, useMemo, useState } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import type { AreaRun, CompareQuestion } from '../engine/protocol.ts';
import { engineClient } from '../engine/start.ts';
import { areaName } from '../places/areas.ts';
import { Dialog } from '../shell/dialog.tsx';
import { ProgressLine } from '../shell/progress.tsx';
import { sourceLine } from '../shell/source-line.ts';
import { useArea } from '../shell/use-area.ts';
import { changeView, useStore } from '../state/store.ts';
import { type CompareItem, country } from '../state/view.ts';
import { signedFigure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { openWhy, type WhySide } from '../why/why-topic.ts';
import { AddItem } from './compare-add.tsx';
import {
  type ComparedColumn,
  columnName,
  compareChart,
  compareTones,
  differenceChart,
} from './compare-models.ts';
import { CompareSettings, CompareTable } from './compare-table.tsx';
import { useCompareBands } from './use-compare-bands.ts';
import '../style/sense.css';

const most = 4;

/** Up to four plans or places side by side. */
export const CompareRoom = () => {
  const { t, language } = useText();
  const view = useStore((state) => state.view);
  const catalog = useStore((state) => state.catalog);
  const picture = useStore((state) => state.picture);
  const { areas, name } = useArea();
  const [runs, setRuns] = useState<readonly AreaRun[]>([]);
  const [adding, setAdding] = useState(false);
  const [trouble, setTrouble] = useState('');
  const items: readonly CompareItem[] = useMemo(
    () =>
      view.compare.length > 0
        ? view.compare
        : [
            { place: view.place, label: '', plan: null },
            { place: view.place, label: '', plan: emptyPlan },
          ],
    [view.compare, view.place],
  );
  const questions: readonly CompareQuestion[] | null = useMemo(
    () =>
      areas === undefined
        ? null
        : items.map((item) => ({
            plan: item.plan ?? view.plan,
            scope: view.scope,
            members: (areas.find(item.place) ?? areas.find(country))?.members ?? [],
            year: view.year,
          })),
    [areas, items, view.plan, view.scope, view.year],
  );
  const { bands, share, lasting, stop } = useCompareBands(questions);
  useEffect(() => {
    if (questions === null) return;
    let current = true;
    engineClient()
      ?.compare(questions)
      .then((found) => {
        if (current) setRuns(found);
      })
      .catch((error: unknown) => {
        if (current) setTrouble(error instanceof Error ? error.message : String(error));
      });
    return () => {
      current = false;
    };
  }, [questions]);
  if (catalog === null || picture === null || areas === undefined) return null;

  const namesOf = (item: CompareItem): Pick<ComparedColumn, 'place' | 'plan'> => {
    const area = areas.find(item.place);
    const plan =
      item.label !== ''
        ? item.label
        : item.plan === null
          ? t('word.withPlan')
          : item.plan.levers.length === 0
            ? t('word.withoutPlan')
            : item.plan.name || t('share.unnamed');
    return { place: area === undefined ? item.place.id : areaName(area, t), plan };
  };
  const labelOf = (item: CompareItem): string => columnName(namesOf(item));
  const keep = (next: readonly CompareItem[]): void => changeView({ compare: next.slice(0, most) }, true);
  const ready = runs.length === items.length;
  const columns: readonly ComparedColumn[] = ready
    ? runs.map((run, i) => {
        const item = items[i] as CompareItem;
        return { ...namesOf(item), run, setting: item.plan ?? view.plan };
      })
    : [];
  const yearCount = runs[0]?.demand.length ?? 0;
  const y = Math.min(Math.max(view.year - picture.firstYear, 0), Math.max(yearCount - 1, 0));
  const input = { columns, bands, firstYear: picture.firstYear, year: picture.firstYear + y, language, t };
  const source = sourceLine(catalog, t);
  const models = [compareChart(input, 'gap'), compareChart(input, 'coverage'), differenceChart(input)];
  const sideOf = (i: number): WhySide => ({
    label: labelOf(items[i] as CompareItem),
    demand: at((runs[i] as AreaRun).demand, y),
    supply: at((runs[i] as AreaRun).supply, y),
  });
  const apart = bands?.difference?.gap;
  return (
    <>
      <h1 className="room-title">{t('compare.title')}</h1>
      <p className="sub room-sub">{t('compare.text')}</p>
      <ul className="compare-items no-print">
        {items.map((item, i) => (
          <li
            key={`${item.place.kind}${item.place.id}${labelOf(item)}`}
            className={`chip tone-${compareTones[i] ?? 'accent'}`}
          >
            <i className="class-dot" style={{ background: 'var(--tone)' }} />
            <span>{labelOf(item)}</span>
            <button
              type="button"
              aria-label={`${t('action.remove')}: ${labelOf(item)}`}
              disabled={items.length <= 1}
              onClick={() => keep(items.filter((_, other) => other !== i))}
            >
              ×
            </button>
          </li>
        ))}
        {items.length < most ? (
          <li>
            <Button variant="secondary" data-size="sm" onClick={() => setAdding(true)}>
              {t('compare.add')}
            </Button>
          </li>
        ) : null}
      </ul>
      {trouble === '' ? null : <p role="alert">{t('failed.engine')}</p>}
      {ready ? (
        <>
          <div className="charts even">
            {models.map((model) =>
              model === null ? null : <ChartCard key={model.id} model={model} place={name} source={source} />,
            )}
          </div>
          <section className="card pad wide-table">
            <h2 className="small-title">{t('compare.table', { year: String(view.year) })}</h2>
            <CompareTable columns={columns} bands={bands} year={view.year} y={y} />
            {lasting ? <ProgressLine share={share} onStop={stop} /> : null}
            {bands === null ? null : <p className="sub">{t('bands.compareText')}</p>}
            {columns.length < 2 ? null : (
              <p>
                {apart === undefined ? null : (
                  <>
                    {t('bands.differenceText', {
                      range: t('bands.between', {
                        low: signedFigure(language, apart.p10, apart.p90 - apart.p10),
                        high: signedFigure(language, apart.p90, apart.p90 - apart.p10),
                      }),
                    })}{' '}
                  </>
                )}
                <button
                  type="button"
                  className="link no-print"
                  onClick={() => openWhy({ kind: 'difference', one: sideOf(0), other: sideOf(1) })}
                >
                  {t('finding.why')}
                </button>
              </p>
            )}
            <CompareSettings columns={columns} />
          </section>
        </>
      ) : (
        <p className="sub wait">{t('loading.title')}</p>
      )}
      {adding ? (
        <Dialog title={t('compare.add')} onClose={() => setAdding(false)}>
          <AddItem
            onAdd={(item) => {
              setAdding(false);
              keep([...items, item]);
            }}
          />
        </Dialog>
      ) : null}
    </>
  );
};
