import { at } from '@veivalg/core';
import { hasPlan } from '../charts/models.ts';
import type { Details, Picture } from '../engine/protocol.ts';
import { Dialog } from '../shell/dialog.tsx';
import { useStore } from '../state/store.ts';
import { figure, percent, signedFigure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';

interface Part {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly whole: boolean;
}

interface Props {
  readonly picture: Picture;
  readonly details: Details | null;
  readonly onClose: () => void;
}

/**
 * Split the gap of a year: where it starts, what need and supply do without the plan, what each measure does,
 * and what they do only together. The parts add up to the gap.
 */
export const gapParts = (
  picture: Picture,
  effects: Readonly<Record<string, number>> | null,
): {
  start: number;
  demand: number;
  supply: number;
  measures: readonly (readonly [string, number])[];
  together: number;
  end: number;
} => {
  const y = Math.min(Math.max(picture.question.year - picture.firstYear, 0), picture.yearCount - 1);
  const { plan, reference } = picture;
  const start = at(reference.demand, 0) - at(reference.supply, 0);
  const demand = at(reference.demand, y) - at(reference.demand, 0);
  const supply = -(at(reference.supply, y) - at(reference.supply, 0));
  const end = at(plan.demand, y) - at(plan.supply, y);
  const measures = Object.entries(effects ?? {}).filter(([, value]) => value !== 0);
  const together = end - start - demand - supply - measures.reduce((sum, [, value]) => sum + value, 0);
  return { start, demand, supply, measures, together, end };
};

/** Why the figure is what it is: sentence, parts that add up, formula with the figures of the place. */
export const WhyDialog = ({ picture, details, onClose }: Props) => {
  const { t, language } = useText();
  const measures = useStore((state) => state.catalog?.measures ?? []);
  const effects = details?.effects ?? null;
  const changed = hasPlan(picture);
  const found = gapParts(picture, effects);
  const { plan } = picture.question;
  const year = picture.question.year;
  const y = Math.min(Math.max(year - picture.firstYear, 0), picture.yearCount - 1);
  const nameOf = (id: string): string => measures.find((measure) => measure.id === id)?.name[language] ?? id;
  const parts: readonly Part[] = [
    {
      id: 'start',
      label: t('why.start', { year: String(picture.firstYear) }),
      value: found.start,
      whole: true,
    },
    { id: 'demand', label: t('why.demandGrows'), value: found.demand, whole: false },
    { id: 'supply', label: t('why.supplyGrows'), value: found.supply, whole: false },
    ...found.measures.map(([id, value]) => ({ id, label: nameOf(id), value, whole: false })),
    ...(Math.abs(found.together) > 1e-6
      ? [{ id: 'together', label: t('why.overlap'), value: found.together, whole: false }]
      : []),
    {
      id: 'end',
      label: t(changed ? 'why.end' : 'why.endPlain', { year: String(year) }),
      value: found.end,
      whole: true,
    },
  ];
  const demand = at(picture.plan.demand, y);
  const supply = at(picture.plan.supply, y);
  const gap = demand - supply;
  const title = t(gap >= 0 ? 'why.title' : 'why.titleSurplus', { gap: figure(language, Math.abs(gap)) });
  return (
    <Dialog title={title} onClose={onClose} side>
      <p className="lead">
        {t('why.sentence', {
          first: String(picture.firstYear),
          year: String(year),
          demand: signedFigure(language, demand - at(picture.plan.demand, 0)),
          supply: signedFigure(language, supply - at(picture.plan.supply, 0)),
        })}
      </p>
      <Waterfall parts={parts} />
      {changed && effects === null ? (
        <p className="sub">{t('why.working')}</p>
      ) : (
        <p className="sub">{t('why.pieces')}</p>
      )}
      {found.measures.length > 1 ? <p className="sub">{t('why.overlapText')}</p> : null}
      <h3>{t('why.formula')}</h3>
      <p className="formula">
        {t('why.formulaGap')}
        <br />
        <b>
          {figure(language, gap)} = {figure(language, demand)} − {figure(language, supply)}
        </b>
      </p>
      <p className="formula">
        {t('why.formulaCoverage')}
        <br />
        <b>
          {percent(language, demand > 0 ? supply / demand : null, 1)} = {figure(language, supply)} ÷{' '}
          {figure(language, demand)}
        </b>
      </p>
      <h3>{t('why.assumptions')}</h3>
      <p>
        {t('why.assumptionsText', {
          scenario: t(`scenario.${plan.scenario}`).toLocaleLowerCase(),
          population: t(`population.${plan.population}`).toLocaleLowerCase(),
          count: plan.assumptions.length,
        })}
      </p>
    </Dialog>
  );
};

const Waterfall = ({ parts }: { readonly parts: readonly Part[] }) => {
  const { t, language } = useText();
  let run = 0;
  const bars = parts.map((part) => {
    const from = part.whole ? 0 : run;
    run = part.whole ? part.value : run + part.value;
    return { ...part, from, to: run };
  });
  const low = Math.min(0, ...bars.flatMap(({ from, to }) => [from, to]));
  const high = Math.max(0, ...bars.flatMap(({ from, to }) => [from, to]), 1e-9);
  const share = (value: number): number => ((value - low) / (high - low)) * 100;
  return (
    <table className="waterfall">
      <caption className="hidden">{t('finding.why')}</caption>
      <thead className="hidden">
        <tr>
          <th scope="col">{t('word.change')}</th>
          <th scope="col">{t('unit.fteLong')}</th>
          <th scope="col">{t('chart.asFigure')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.id} className={bar.whole ? 'whole' : ''}>
            <th scope="row">{bar.label}</th>
            <td className="num">
              {bar.whole ? figure(language, bar.value) : signedFigure(language, bar.value)}
            </td>
            <td className="waterfall-cell">
              <span
                className={`waterfall-bar ${bar.whole ? 'whole' : bar.value > 0 ? 'up' : 'down'}`}
                style={{
                  left: `${share(Math.min(bar.from, bar.to))}%`,
                  width: `${Math.max(Math.abs(share(bar.to) - share(bar.from)), 0.6)}%`,
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
