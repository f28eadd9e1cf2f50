import { at, type Municipality } from '@veivalg/core';
import type { ChartModel } from '../charts/model.ts';
import type { ChartInput } from '../charts/model-input.ts';
import type { RequirementAnswer } from '../engine/protocol.ts';
import { figure, percent } from '../text/figures.ts';
import { classOf, sizeScale } from './map-classes.ts';

/** What the map of a requirement shows. */
export const requirementMeasures = ['fte', 'share'] as const;
export type RequirementMeasure = (typeof requirementMeasures)[number];

/** Smallest change worth a colour: below it nothing is asked of the place. Unit: FTE. */
const least = 1e-6;

/** What a requirement takes in each municipality: FTE per 10,000 residents, or share of the FTE needed. Null where it takes nothing. */
export const requirementValues = (
  { byPlace, residentsByPlace, demandByPlace }: RequirementAnswer,
  measure: RequirementMeasure,
): readonly (number | null)[] =>
  Array.from(byPlace, (fte, m) => {
    if (Math.abs(fte) < least) return null;
    const base = measure === 'fte' ? at(residentsByPlace, m) / 10_000 : at(demandByPlace, m);
    return base > 0 ? fte / base : null;
  });

/** The country coloured by what a requirement takes. */
export const requirementMap = (
  answer: RequirementAnswer,
  measure: RequirementMeasure,
  municipalities: readonly Municipality[],
  year: number,
  { t, language }: Pick<ChartInput, 't' | 'language'>,
): ChartModel => {
  const values = requirementValues(answer, measure);
  const sizes = values.map((value) => (value === null ? null : Math.abs(value)));
  const scale = sizeScale(sizes);
  const write = (value: number | null): string =>
    value === null ? '–' : measure === 'share' ? percent(language, value, 1) : figure(language, value);
  let most = -1;
  sizes.forEach((size, m) => {
    if (size !== null && (most < 0 || size > (sizes[most] ?? 0))) most = m;
  });
  const top = values[most] ?? null;
  // One class and all alike: then no place would need the most.
  const same = scale.limits.length === 0;
  const everywhere = sizes.every((size) => size !== null);
  return {
    id: 'krav',
    title:
      top === null
        ? t('krav.map.none', { year: String(year) })
        : same && everywhere
          ? t('krav.map.titleSame', { value: write(Math.abs(top)) })
          : t(top > 0 ? 'krav.map.title' : 'krav.map.titleRemove', {
              name: municipalities[most]?.name ?? '',
              value: write(Math.abs(top)),
            }),
    subtitle: t(`krav.map.unit.${measure}`, { year: String(year) }),
    figure: {
      kind: 'map',
      values,
      classes: sizes.map((size) => (size === null ? null : classOf(scale, size))),
      scale,
      write,
    },
    table: {
      columns: [
        { label: t('word.place'), kind: 'text' },
        { label: t(`krav.map.${measure}`), kind: measure === 'share' ? 'percent' : 'number' },
        { label: t('krav.fte'), kind: 'number' },
      ],
      rows: municipalities.map(({ name }, m) => [name, values[m] ?? null, at(answer.byPlace, m)]),
    },
    note: t('krav.map.note'),
  };
};
