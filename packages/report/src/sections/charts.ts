import { formatNumber } from '@veivalg/core/text';
import { barChart, barChartSize } from '../charts/bar-chart.ts';
import { type ChartLine, lineChart, lineChartSize } from '../charts/line-chart.ts';
import { chartColours } from '../charts/svg.ts';
import type { LineBand } from '../facts/case-facts.ts';
import { figureInTable } from '../facts/figure.ts';
import type { Chart } from '../model/document.ts';
import { lineText } from '../model/document.ts';
import { findingLine } from '../sentences/balance.ts';
import { type Context, professionMid, professionName } from '../sentences/context.ts';
import { sourceNote } from './blocks.ts';

/** How many professions the bar chart shows. */
const shownBars = 10;

const banded = (band: LineBand | null) => (band === null ? {} : { band });

/** Need and supply over the years; with the plan as dashed lines when there is one. */
export const balanceChart = (context: Context): Chart => {
  const { facts, writer } = context;
  const { years, demand, supply, demandPlan, supplyPlan } = facts.lines;
  const lines: ChartLine[] = [
    {
      name: writer.word('chart.demand'),
      values: demand,
      colour: chartColours.demand,
      ...banded(facts.lines.demandBand),
    },
    {
      name: writer.word('chart.supply'),
      values: supply,
      colour: chartColours.supply,
      ...banded(facts.lines.supplyBand),
    },
  ];
  const differs = (plan: readonly number[], without: readonly number[]): boolean =>
    plan.some((value, index) => Math.abs(value - (without[index] ?? 0)) > 0.005 * Math.abs(value));
  if (differs(demandPlan, demand))
    lines.push({
      name: writer.word('chart.demandPlan'),
      values: demandPlan,
      colour: chartColours.demand,
      dashed: true,
    });
  if (differs(supplyPlan, supply))
    lines.push({
      name: writer.word('chart.supplyPlan'),
      values: supplyPlan,
      colour: chartColours.supply,
      dashed: true,
    });
  const title = findingLine(context, facts.nothing);
  const { now, nothing } = facts;
  const alt =
    now.demand === null || nothing.demand === null || now.supply === null || nothing.supply === null
      ? title
      : writer.say('chart.lines.alt', {
          first: String(facts.firstYear),
          last: String(years.at(-1) ?? facts.year),
          year: String(facts.year),
          demandNow: now.demand,
          demandLater: nothing.demand,
          supplyNow: now.supply,
          supplyLater: nothing.supply,
        });
  return {
    kind: 'chart',
    id: 'chart.lines',
    title,
    alt,
    svg: lineChart({
      title: lineText(title),
      unit: writer.word('chart.unit'),
      years,
      lines,
      focus: facts.year,
      format: (value) => formatNumber(writer.language, value),
    }),
    ...lineChartSize,
    note: sourceNote(context),
  };
};

/** Gap by profession in the year of the document. Null when no profession has one. */
export const professionsChart = (context: Context, most = shownBars): Chart | null => {
  const { facts, writer } = context;
  const rows = facts.professions
    .flatMap(({ part, gapWithout }) => (gapWithout === null ? [] : [{ part, gap: gapWithout }]))
    .sort((a, b) => Math.abs(b.gap.value) - Math.abs(a.gap.value))
    .slice(0, most)
    .sort((a, b) => b.gap.value - a.gap.value);
  if (rows.length === 0) return null;
  const year = String(facts.year);
  const title = writer.say('chart.bars.title', { year });
  const named = rows
    .slice(0, 3)
    .flatMap(({ part, gap }, index) => [
      ...(index === 0 ? [] : [{ text: ', ' }]),
      { text: `${professionMid(context, part)} ` },
      { text: figureInTable(writer.language, gap), figure: gap },
    ]);
  return {
    kind: 'chart',
    id: 'chart.bars',
    title,
    alt: writer.say('chart.bars.alt', { year, list: named }),
    svg: barChart({
      title: lineText(title),
      unit: writer.word('chart.bars.unit'),
      bars: rows.map(({ part, gap }) => ({
        name: professionName(context, part),
        value: gap.value,
        label: figureInTable(writer.language, gap),
      })),
    }),
    ...barChartSize(rows.length),
    note: sourceNote(context),
  };
};
