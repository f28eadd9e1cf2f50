import { at, professions, services, serviceTraits } from '@veivalg/core';
import type { AreaRun } from '../engine/protocol.ts';
import { figure } from '../text/figures.ts';
import type { Bar, ChartModel } from './model.ts';
import { type ChartInput, hasPlan, span, yearIndex } from './model-input.ts';

/** Rows a bar chart shows; the rest is in its table. */
const mostBars = 7;

/** The finding: what is scarcest, with where eight of ten runs lie when that is known and all on one side. */
const bottleneck = ({ t, language }: ChartInput, { label, band }: Bar): string => {
  const name = label.toLocaleLowerCase();
  if (band === undefined || band.low <= 0) return t('title.bottleneck', { name });
  const write = (value: number): string => figure(language, value, band.high - band.low);
  return t('bands.bottleneck', { name, low: write(band.low), high: write(band.high) });
};

/** Band of one bar out of the bands of the year looked at; nothing where the draws are of another question. */
const bandAt = (
  { picture, details, question }: ChartInput,
  which: 'gapByProfession' | 'gapByService',
  i: number,
): Pick<Bar, 'band'> => {
  const bands = details?.bands?.[which];
  // Bands of the year before must not stand beside bars of this one.
  if (bands === undefined || question !== picture.question) return {};
  const [low, median, high] = [at(bands.low, i), at(bands.median, i), at(bands.high, i)];
  return Number.isFinite(low) ? { band: { low, median, high } } : {};
};

const barChart = (input: ChartInput, id: 'profession' | 'service', bars: readonly Bar[]): ChartModel => {
  const { picture, t } = input;
  const changed = hasPlan(picture);
  const sorted = [...bars].sort((one, other) => (other.light ?? other.dark) - (one.light ?? one.dark));
  const shown = sorted.filter((bar) => Math.abs(bar.dark) + Math.abs(bar.light ?? 0) > 1e-9);
  const worst = [...shown].sort((one, other) => other.dark - one.dark)[0];
  const banded = shown.some(({ band }) => band !== undefined);
  return {
    id,
    title: worst === undefined || worst.dark <= 0 ? t('title.noShortage') : bottleneck(input, worst),
    subtitle: `${t(changed ? 'chart.unitFteYear' : 'chart.unitFteYearPlain', span(input))}, ${input.place}${banded ? `. ${t('bands.whisker')}` : ''}`,
    figure: {
      kind: 'bars',
      bars: shown.slice(0, mostBars).map((bar) => (changed ? bar : { ...bar, light: null })),
      percent: false,
      unit: t('unit.fte'),
      more: Math.max(0, shown.length - mostBars),
    },
    ...(changed ? { note: t('chart.barTones') } : {}),
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
        ...(banded
          ? (['bands.low', 'bands.median', 'bands.high'] as const).map((key) => ({
              label: t(key),
              kind: 'number' as const,
            }))
          : []),
      ],
      rows: shown.map(({ label, light, dark, band }) => [
        label,
        ...(changed ? [light, dark, dark - (light ?? 0)] : [dark]),
        ...(banded ? [band?.low ?? null, band?.median ?? null, band?.high ?? null] : []),
      ]),
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
      ...bandAt(input, 'gapByProfession', p),
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
              ...bandAt(input, 'gapByService', s),
            },
          ],
    ),
  );
};
