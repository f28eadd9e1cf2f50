import { at, professions, services, serviceTraits } from '@veivalg/core';
import type { AreaRun } from '../engine/protocol.ts';
import type { Bar, ChartModel } from './model.ts';
import { type ChartInput, hasPlan, span, yearIndex } from './model-input.ts';

/** Rows a bar chart shows; the rest is in its table. */
const mostBars = 10;

const barChart = (input: ChartInput, id: 'profession' | 'service', bars: readonly Bar[]): ChartModel => {
  const { picture, t } = input;
  const changed = hasPlan(picture);
  const sorted = [...bars].sort((one, other) => (other.light ?? other.dark) - (one.light ?? one.dark));
  const shown = sorted.filter((bar) => Math.abs(bar.dark) + Math.abs(bar.light ?? 0) > 1e-9);
  const worst = [...shown].sort((one, other) => other.dark - one.dark)[0];
  return {
    id,
    title:
      worst === undefined || worst.dark <= 0
        ? t('title.noShortage')
        : t('title.bottleneck', { name: worst.label.toLocaleLowerCase() }),
    subtitle: `${t(changed ? 'chart.unitFteYear' : 'chart.unitFteYearPlain', span(input))}, ${input.place}`,
    figure: {
      kind: 'bars',
      bars: shown.slice(0, mostBars).map((bar) => (changed ? bar : { ...bar, light: null })),
      percent: false,
      unit: t('unit.fte'),
      more: Math.max(0, shown.length - mostBars),
    },
    table: {
      columns: [
        { label: t(id === 'profession' ? 'word.profession' : 'word.service'), kind: 'text' },
        ...(changed
          ? ([
              { label: t('word.without'), kind: 'number' },
              { label: t('word.with'), kind: 'number' },
              { label: t('word.difference'), kind: 'number' },
            ] as const)
          : ([{ label: t('word.gap'), kind: 'number' }] as const)),
      ],
      rows: shown.map((bar) =>
        changed ? [bar.label, bar.light, bar.dark, bar.dark - (bar.light ?? 0)] : [bar.label, bar.dark],
      ),
    },
  };
};

export const byProfession = (input: ChartInput): ChartModel => {
  const { picture, t } = input;
  const i = yearIndex(picture);
  const gap = (run: AreaRun, p: number): number =>
    at(run.demandByProfession, p * picture.yearCount + i) -
    at(run.supplyByProfession, p * picture.yearCount + i);
  return barChart(
    input,
    'profession',
    professions.map((profession, p) => ({
      id: profession,
      label: t(`profession.${profession}`),
      light: gap(picture.reference, p),
      dark: gap(picture.plan, p),
    })),
  );
};

export const byService = (input: ChartInput): ChartModel => {
  const { picture, t } = input;
  const { scope } = picture.question;
  const gap = (run: AreaRun, s: number): number => at(run.demandByService, s) - at(run.supplyByService, s);
  return barChart(
    input,
    'service',
    services.flatMap((service, s) =>
      scope !== 'all' && serviceTraits[service].sector !== scope
        ? []
        : [
            {
              id: service,
              label: t(`service.${service}`),
              light: gap(picture.reference, s),
              dark: gap(picture.plan, s),
            },
          ],
    ),
  );
};
