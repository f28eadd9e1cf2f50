import { at } from '@veivalg/core';
import type { BandOfDraws } from '@veivalg/engine';
import { ceilingShare } from '../charts/models.ts';
import type { CompareBands, ComparedQuantity } from '../engine/compare-bands.ts';
import type { AreaRun } from '../engine/protocol.ts';
import { useMeasures } from '../levers/use-measures.ts';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { figure, percent, setting, signedFigure } from '../text/figures.ts';
import { type TextKey, useText } from '../text/use-text.ts';
import { type ComparedColumn, columnName } from './compare-models.ts';

interface Row {
  readonly quantity: ComparedQuantity | null;
  readonly name: TextKey;
  readonly share: boolean;
  readonly value: (run: AreaRun, y: number) => number;
}

const rows: readonly Row[] = [
  { quantity: 'demand', name: 'word.demand', share: false, value: (run, y) => at(run.demand, y) },
  { quantity: 'supply', name: 'word.supply', share: false, value: (run, y) => at(run.supply, y) },
  {
    quantity: 'gap',
    name: 'word.gap',
    share: false,
    value: (run, y) => at(run.demand, y) - at(run.supply, y),
  },
  {
    quantity: 'coverage',
    name: 'word.coverage',
    share: true,
    value: (run, y) => at(run.supply, y) / at(run.demand, y),
  },
  {
    quantity: null,
    name: 'chart.ceiling',
    share: true,
    value: (run, y) => ceilingShare(run)[y] ?? Number.NaN,
  },
];

interface Props {
  readonly columns: readonly ComparedColumn[];
  readonly bands: CompareBands | null;
  readonly year: number;
  /** Years since the base year. */
  readonly y: number;
}

/** Per cent points with one decimal. @param share Unit: share. */
const points = (share: number): number => Math.round(share * 1000) / 10;

/** What each column comes to in the year looked at, and the first less the second, all with where eight of ten runs lie. */
export const CompareTable = ({ columns, bands, year, y }: Props) => {
  const { t, language } = useText();
  const title = t('compare.table', { year: String(year) });
  const between = (band: BandOfDraws | undefined, write: (value: number, width: number) => string) =>
    band === undefined || !Number.isFinite(band.p10) ? null : (
      <span className="range-text">
        {t('bands.between', {
          low: write(band.p10, band.p90 - band.p10),
          high: write(band.p90, band.p90 - band.p10),
        })}
      </span>
    );
  const plain = (share: boolean) => (value: number, width: number) =>
    share ? percent(language, value, 1) : figure(language, value, width);
  const signed = (share: boolean) => (value: number, width: number) =>
    share ? signedFigure(language, points(value)) : signedFigure(language, value, width);
  return (
    <ScrollArea label={title} className="reflow">
      <table>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('word.value')}</th>
            {columns.map((column) => (
              <th key={columnName(column)} scope="col" className="num">
                {columnName(column)}
              </th>
            ))}
            {columns.length < 2 ? null : (
              <th scope="col" className="num">
                {t('compare.difference')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ quantity, name, share, value }) => {
            const values = columns.map(({ run }) => value(run, y));
            const change = (values[0] ?? 0) - (values[1] ?? 0);
            return (
              <tr key={name}>
                <th scope="row">{t(name)}</th>
                {columns.map((column, i) => (
                  <td key={columnName(column)} className="num">
                    <CellName name={columnName(column)} />
                    {plain(share)(values[i] ?? Number.NaN, 0)}
                    {quantity === null ? null : between(bands?.items[i]?.[quantity], plain(share))}
                  </td>
                ))}
                {columns.length < 2 ? null : (
                  <td className="num">
                    <CellName name={t('compare.difference')} />
                    {signed(share)(change, 0)} {share ? t('unit.points') : null}
                    {quantity === null ? null : between(bands?.difference?.[quantity], signed(share))}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollArea>
  );
};

/** The name of a cell's column, where there is no room for columns; a reader of the tree has the header. */
const CellName = ({ name }: { readonly name: string }) => (
  <span className="cell-name" aria-hidden="true">
    {name}
  </span>
);

/** Which measures the plans set, and to what. */
export const CompareSettings = ({ columns }: Pick<Props, 'columns'>) => {
  const { t, language } = useText();
  const measures = useMeasures();
  const set = [
    ...new Set(columns.flatMap(({ setting: plan }) => plan.levers.map((one) => String(one.measure)))),
  ];
  if (set.length === 0) return null;
  return (
    <>
      <h2 className="small-title spaced">{t('compare.differs')}</h2>
      <ScrollArea label={t('compare.differs')} className="reflow">
        <table>
          <caption className="hidden">{t('compare.differs')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('nav.measures')}</th>
              {columns.map((column) => (
                <th key={columnName(column)} scope="col" className="num">
                  {columnName(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {set.map((id) => (
              <tr key={id}>
                <th scope="row">{measures.find((measure) => measure.id === id)?.name[language] ?? id}</th>
                {columns.map((column) => {
                  const lever = column.setting.levers.find((one) => one.measure === id);
                  return (
                    <td key={columnName(column)} className="num">
                      <CellName name={columnName(column)} />
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
  );
};
