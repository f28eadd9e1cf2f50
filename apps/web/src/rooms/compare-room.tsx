import { Button } from '@digdir/designsystemet-react';
import { at, emptyPlan } from '@veivalg/core';
import type { BandOfDraws } from '@veivalg/engine';
import { useEffect, useMemo, useState } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import type { ChartModel, Tone } from '../charts/model.ts';
import { ceilingShare } from '../charts/models.ts';
import type { AreaRun, CompareQuestion } from '../engine/protocol.ts';
import { engineClient } from '../engine/start.ts';
import { useMeasures } from '../levers/use-measures.ts';
import { areaName } from '../places/areas.ts';
import { PlacePicker } from '../places/place-picker.tsx';
import { Dialog } from '../shell/dialog.tsx';
import { ProgressLine } from '../shell/progress.tsx';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { sourceLine } from '../shell/source-line.ts';
import { useArea } from '../shell/use-area.ts';
import { readShelf } from '../state/plan-shelf.ts';
import { localStore } from '../state/safe-storage.ts';
import { changeView, useStore } from '../state/store.ts';
import { type CompareItem, country } from '../state/view.ts';
import { figure, percent, setting, signedFigure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { openWhy, type WhySide } from '../why/why-topic.ts';
import { useCompareBands } from './use-compare-bands.ts';
import '../style/sense.css';

const most = 4;
const tones: readonly Tone[] = ['accent', 'demand', 'supply', 'a'];

/** Up to four plans or places side by side. */
export const CompareRoom = () => {
  const { t, language } = useText();
  const view = useStore((state) => state.view);
  const catalog = useStore((state) => state.catalog);
  const measures = useMeasures();
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

  const labelOf = (item: CompareItem): string => {
    const area = areas.find(item.place);
    const place = area === undefined ? item.place.id : areaName(area, t);
    const plan =
      item.label !== ''
        ? item.label
        : item.plan === null
          ? t('word.withPlan')
          : item.plan.levers.length === 0
            ? t('word.withoutPlan')
            : item.plan.name || t('share.unnamed');
    return `${place}, ${plan}`;
  };
  const keep = (next: readonly CompareItem[]): void => changeView({ compare: next.slice(0, most) }, true);
  const ready = runs.length === items.length;
  const yearCount = runs[0]?.demand.length ?? 0;
  const y = Math.min(Math.max(view.year - picture.firstYear, 0), Math.max(yearCount - 1, 0));
  const years = Array.from({ length: yearCount }, (_, i) => picture.firstYear + i);
  const chart = (id: 'gap' | 'coverage'): ChartModel => {
    const lines = runs.map((run, i) => ({
      id: String(i),
      label: labelOf(items[i] as CompareItem),
      tone: tones[i] ?? 'accent',
      dashed: i > 1,
      values: Array.from(run.demand, (need, year) =>
        id === 'gap' ? need - at(run.supply, year) : need > 0 ? at(run.supply, year) / need : null,
      ),
    }));
    return {
      id,
      title: t(id === 'gap' ? 'compare.gapTitle' : 'compare.coverageTitle', { year: String(view.year) }),
      subtitle: t(`chart.${id}`),
      figure: { kind: 'line', years, lines, bands: [], percent: id === 'coverage', fromZero: id === 'gap' },
      table: {
        columns: [
          { label: t('word.year'), kind: 'year' },
          ...lines.map((line) => ({
            label: line.label,
            kind: id === 'gap' ? ('number' as const) : ('percent' as const),
          })),
        ],
        rows: years.map((year, i) => [year, ...lines.map((line) => line.values[i] ?? null)]),
      },
    };
  };
  const source = sourceLine(catalog, t);
  const rows = [
    {
      quantity: 'demand' as const,
      label: t('word.demand'),
      value: (run: AreaRun) => at(run.demand, y),
      percent: false,
    },
    {
      quantity: 'supply' as const,
      label: t('word.supply'),
      value: (run: AreaRun) => at(run.supply, y),
      percent: false,
    },
    {
      quantity: 'gap' as const,
      label: t('word.gap'),
      value: (run: AreaRun) => at(run.demand, y) - at(run.supply, y),
      percent: false,
    },
    {
      quantity: 'coverage' as const,
      label: t('word.coverage'),
      value: (run: AreaRun) => at(run.supply, y) / at(run.demand, y),
      percent: true,
    },
    {
      quantity: null,
      label: t('chart.ceiling'),
      value: (run: AreaRun) => ceilingShare(run)[y] ?? Number.NaN,
      percent: true,
    },
  ];
  const write = (percentage: boolean, value: number, width = 0): string =>
    percentage ? percent(language, value, 1) : figure(language, value, width);
  const range = (percentage: boolean, band: BandOfDraws | undefined): string | null =>
    band === undefined || !Number.isFinite(band.p10)
      ? null
      : t('bands.between', {
          low: write(percentage, band.p10, band.p90 - band.p10),
          high: write(percentage, band.p90, band.p90 - band.p10),
        });
  const pointRange = (band: BandOfDraws | undefined): string | null =>
    band === undefined || !Number.isFinite(band.p10)
      ? null
      : t('bands.between', {
          low: signedFigure(language, Math.round(band.p10 * 1000) / 10),
          high: signedFigure(language, Math.round(band.p90 * 1000) / 10),
        });
  const signedRange = (band: BandOfDraws | undefined): string | null =>
    band === undefined
      ? null
      : t('bands.between', {
          low: signedFigure(language, band.p10, band.p90 - band.p10),
          high: signedFigure(language, band.p90, band.p90 - band.p10),
        });
  const sideOf = (i: number): WhySide => ({
    label: labelOf(items[i] as CompareItem),
    demand: at((runs[i] as AreaRun).demand, y),
    supply: at((runs[i] as AreaRun).supply, y),
  });
  const levers = [
    ...new Set(
      items.flatMap((item) => (item.plan ?? view.plan).levers.map((lever) => lever.measure as string)),
    ),
  ];
  return (
    <>
      <h1 className="room-title">{t('compare.title')}</h1>
      <p className="sub room-sub">{t('compare.text')}</p>
      <ul className="compare-items no-print">
        {items.map((item, i) => (
          <li
            key={`${item.place.kind}${item.place.id}${labelOf(item)}`}
            className={`chip tone-${tones[i] ?? 'accent'}`}
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
            <ChartCard model={chart('gap')} place={name} source={source} />
            <ChartCard model={chart('coverage')} place={name} source={source} />
          </div>
          <section className="card pad wide-table">
            <h2 className="small-title">{t('compare.table', { year: String(view.year) })}</h2>
            <ScrollArea label={t('compare.table', { year: String(view.year) })}>
              <table>
                <caption className="hidden">{t('compare.table', { year: String(view.year) })}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('word.value')}</th>
                    {items.map((item) => (
                      <th key={labelOf(item)} scope="col" className="num">
                        {labelOf(item)}
                      </th>
                    ))}
                    <th scope="col" className="num">
                      {t('compare.difference')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => {
                    const values = runs.map(row.value);
                    const change = (values[0] ?? 0) - (values[1] ?? values[0] ?? 0);
                    return (
                      <tr key={row.label}>
                        <th scope="row">{row.label}</th>
                        {values.map((value, i) => (
                          <td key={labelOf(items[i] as CompareItem)} className="num">
                            {write(row.percent, value)}
                            {row.quantity === null ? null : (
                              <Range text={range(row.percent, bands?.items[i]?.[row.quantity])} />
                            )}
                          </td>
                        ))}
                        <td className="num">
                          {row.percent
                            ? `${signedFigure(language, Math.round(change * 1000) / 10)} ${t('unit.points')}`
                            : signedFigure(language, change)}
                          {row.quantity === null ? null : (
                            <Range
                              text={
                                row.percent
                                  ? pointRange(bands?.difference?.[row.quantity])
                                  : signedRange(bands?.difference?.[row.quantity])
                              }
                            />
                          )}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </ScrollArea>
            {lasting ? <ProgressLine share={share} onStop={stop} /> : null}
            {bands === null ? null : <p className="sub">{t('bands.compareText')}</p>}
            {runs.length < 2 ? null : (
              <p>
                {bands?.difference == null ? null : (
                  <>{t('bands.differenceText', { range: signedRange(bands.difference.gap) ?? '' })} </>
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
            {levers.length === 0 ? null : (
              <>
                <h2 className="small-title spaced">{t('compare.differs')}</h2>
                <ScrollArea label={t('compare.differs')}>
                  <table>
                    <caption className="hidden">{t('compare.differs')}</caption>
                    <thead>
                      <tr>
                        <th scope="col">{t('nav.measures')}</th>
                        {items.map((item) => (
                          <th key={labelOf(item)} scope="col" className="num">
                            {labelOf(item)}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {levers.map((id) => (
                        <tr key={id}>
                          <th scope="row">
                            {measures.find((measure) => measure.id === id)?.name[language] ?? id}
                          </th>
                          {items.map((item) => {
                            const lever = (item.plan ?? view.plan).levers.find((one) => one.measure === id);
                            return (
                              <td key={labelOf(item)} className="num">
                                {lever === undefined ? '–' : setting(language, lever.value)}
                              </td>
                            );
                          })}
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </ScrollArea>
              </>
            )}
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

/** Where eight of ten runs lie, under the number. */
const Range = ({ text }: { readonly text: string | null }) =>
  text === null ? null : <span className="range-text">{text}</span>;

/** Choose what to put beside: another place, the place without a plan, or a saved plan. */
const AddItem = ({ onAdd }: { readonly onAdd: (item: CompareItem) => void }) => {
  const { t } = useText();
  const { areas } = useArea();
  const place = useStore((state) => state.view.place);
  const saved = readShelf(localStore).filter((one) => !one.trashed);
  if (areas === undefined) return null;
  return (
    <>
      <div className="compare-add">
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => onAdd({ place, label: '', plan: emptyPlan })}
        >
          {t('compare.without')}
        </Button>
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => onAdd({ place, label: t('word.best'), plan: { ...emptyPlan, scenario: 'best' } })}
        >
          {t('word.best')}
        </Button>
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => onAdd({ place, label: t('word.worst'), plan: { ...emptyPlan, scenario: 'worst' } })}
        >
          {t('word.worst')}
        </Button>
        {saved.map((one) => {
          const plan = one.versions[0]?.plan;
          return plan === undefined ? null : (
            <Button
              key={one.id}
              variant="secondary"
              data-size="sm"
              onClick={() => onAdd({ place, label: one.name, plan })}
            >
              {one.name}
            </Button>
          );
        })}
      </div>
      <PlacePicker
        areas={areas}
        label={t('compare.place')}
        onPick={(area) => onAdd({ place: { kind: area.kind, id: area.id }, label: '', plan: null })}
      />
    </>
  );
};
