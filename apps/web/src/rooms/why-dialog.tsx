import { at, emptyPlan } from '@veivalg/core';
import { formatNumber } from '@veivalg/core/text';
import { useEffect, useState } from 'react';
import { hasPlan } from '../charts/models.ts';
import type { ExplainedPart, Explanation, Picture } from '../engine/protocol.ts';
import { engineClient } from '../engine/start.ts';
import { useMeasures } from '../levers/use-measures.ts';
import { Dialog } from '../shell/dialog.tsx';
import { useStore } from '../state/store.ts';
import { figure, percent, signedFigure } from '../text/figures.ts';
import { type TextKey, useText } from '../text/use-text.ts';

interface Part {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly whole: boolean;
}

interface Props {
  readonly picture: Picture;
  readonly onClose: () => void;
}

/** Where the gap comes from: today, what need and supply do without the plan, and what the plan does. */
export interface GapParts {
  readonly start: number;
  readonly demand: number;
  readonly supply: number;
  readonly plan: number;
  readonly end: number;
}

/** Split the gap of a year into parts that add up to it. Unit: FTE. */
export const gapParts = (picture: Picture): GapParts => {
  const y = Math.min(Math.max(picture.question.year - picture.firstYear, 0), picture.yearCount - 1);
  const { plan, reference } = picture;
  const start = at(reference.demand, 0) - at(reference.supply, 0);
  const demand = at(reference.demand, y) - at(reference.demand, 0);
  const supply = -(at(reference.supply, y) - at(reference.supply, 0));
  const end = at(plan.demand, y) - at(plan.supply, y);
  return { start, demand, supply, plan: end - start - demand - supply, end };
};

/** Why the figure is what it is: sentence, parts that add up, formula with the figures of the place. */
export const WhyDialog = ({ picture, onClose }: Props) => {
  const { t, language } = useText();
  const measures = useMeasures();
  const library = useStore((state) => state.catalog?.library);
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const [trouble, setTrouble] = useState('');
  const changed = hasPlan(picture);
  const found = gapParts(picture);
  useEffect(() => {
    if (!changed) return;
    let current = true;
    setExplanation(null);
    // Scenario and assumptions are the same in the reference: what is split here is the plan's doing alone.
    const { scenario, population, assumptions } = emptyPlan;
    const asked = engineClient()?.explain(
      { ...picture.question, plan: { ...picture.question.plan, scenario, population, assumptions } },
      {},
      () => {},
    );
    asked?.done
      .then((split) => {
        if (current) setExplanation(split);
      })
      .catch((error: unknown) => {
        if (current) setTrouble(error instanceof Error ? error.message : String(error));
      });
    return () => {
      current = false;
      asked?.stop();
    };
  }, [picture.question, changed]);
  const { plan } = picture.question;
  const year = picture.question.year;
  const y = Math.min(Math.max(year - picture.firstYear, 0), picture.yearCount - 1);
  const nameOf = ({ kind, id }: ExplainedPart): string =>
    kind === 'leverGroup'
      ? t(`group.${id}` as TextKey)
      : kind === 'requirement'
        ? (library?.requirements.find((one) => one.id === id)?.name[language] ?? id)
        : (measures.find((measure) => measure.id === id)?.name[language] ?? id);
  // On another path than the middle one the split is scaled, so that its parts still add up to what the plan does there.
  const scale = explanation === null || explanation.total === 0 ? 1 : found.plan / explanation.total;
  const ownParts =
    explanation === null
      ? [{ id: 'plan', label: t('why.planDoes'), value: found.plan, whole: false }]
      : explanation.parts.map((one) => ({
          id: `${one.kind}${one.id}`,
          label: nameOf(one),
          value: one.part * scale,
          whole: false,
        }));
  const parts: readonly Part[] = [
    {
      id: 'start',
      label: t('why.start', { year: String(picture.firstYear) }),
      value: found.start,
      whole: true,
    },
    { id: 'demand', label: t('why.demandGrows'), value: found.demand, whole: false },
    { id: 'supply', label: t('why.supplyGrows'), value: found.supply, whole: false },
    ...(changed ? ownParts : []),
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
  // The formula is shown in whole numbers, so that a reader can check it by hand.
  const whole = (value: number): string => formatNumber(language, value);
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
      {changed && explanation === null ? (
        <p className="sub" role="status">
          {trouble === '' ? t('why.working') : t('failed.engine', { what: trouble })}
        </p>
      ) : (
        <p className="sub">{t('why.pieces')}</p>
      )}
      {explanation === null || explanation.parts.length < 2 ? null : (
        <p className="sub">
          {t('why.overlapText')}{' '}
          {t('why.overlapSize', { size: figure(language, Math.abs(explanation.interaction)) })}{' '}
          {t(explanation.exact ? 'why.exact' : 'why.sampled')}
        </p>
      )}
      <h3>{t('why.formula')}</h3>
      <p className="formula">
        {t('why.formulaGap')}
        <br />
        <b>
          {whole(gap)} = {whole(demand)} − {whole(supply)}
        </b>
      </p>
      <p className="formula">
        {t('why.formulaCoverage')}
        <br />
        <b>
          {percent(language, demand > 0 ? supply / demand : null, 1)} = {whole(supply)} ÷ {whole(demand)}
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
