import { at } from '@veivalg/core';
import { memo, useEffect, useState } from 'react';
import { tiltOf } from '../charts/scale-picture.tsx';
import type { Pair, Picture } from '../engine/protocol.ts';
import { useFinding } from '../rooms/finding.tsx';
import { figure, percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { useMedia } from './use-media.ts';

interface Props {
  readonly picture: Picture;
  readonly place: string;
}

/** Where `.desk` in desk.css lets the charts stand beside the levers. */
const wide = '(min-width: 77.5em)';

/**
 * The finding that stays in view when the levers are far down the page.
 *
 * Where the charts scroll away too, a small chart comes with it; where they stay, the scale does.
 */
export const FollowStrip = memo(({ picture, place }: Props) => {
  const [shown, setShown] = useState(false);
  const beside = useMedia(wide);
  useEffect(() => {
    const followed = document.querySelector(beside ? '.hero' : '.charts');
    if (followed === null) return;
    // Beside the charts: when no more of the finding is left than the strip would cover. Else a third of the charts.
    const least = beside ? 0.01 : 0.34;
    const observer = new IntersectionObserver(
      ([entry]) =>
        setShown(entry !== undefined && entry.intersectionRatio < least && entry.boundingClientRect.top < 0),
      // The window is taken as endless downwards, so that a jump from above the charts to below them is seen.
      { threshold: [0, least, 0.5], rootMargin: `${beside ? -40 : 0}px 0px 100000px 0px` },
    );
    observer.observe(followed);
    return () => observer.disconnect();
  }, [beside]);
  return (
    <div className={shown ? 'follow shown no-print' : 'follow no-print'} aria-hidden="true">
      {shown ? <Strip picture={picture} place={place} beside={beside} /> : null}
    </div>
  );
});

/** Left out while it cannot be seen, so that it costs nothing then. */
const Strip = ({ picture, place, beside }: Props & { readonly beside: boolean }) => {
  const { t, language } = useText();
  const sentence = useFinding(picture, place);
  const y = Math.min(Math.max(picture.question.year - picture.firstYear, 0), picture.yearCount - 1);
  const demand = at(picture.plan.demand, y);
  const supply = at(picture.plan.supply, y);
  return (
    <div className="follow-inner">
      <span className="follow-text">{sentence}</span>
      {beside ? (
        <div className="follow-scale">
          <span className="first tone-demand">
            <b>{figure(language, demand)}</b> {t('scale.demand')}
          </span>
          <svg viewBox="0 0 74 40" aria-hidden="true">
            <path className="scale-foot" d="M37 13 L43 38 H31 Z" />
            <line
              className="follow-beam"
              x1="2"
              x2="72"
              y1="13"
              y2="13"
              style={{ transform: `rotate(${tiltOf(demand, supply)}deg)` }}
            />
          </svg>
          <span className="tone-supply">
            <b>{figure(language, supply)}</b> {t('scale.supply')}
          </span>
        </div>
      ) : (
        <>
          <Spark plan={picture.plan} reference={picture.reference} y={y} />
          <span className="follow-share">{percent(language, demand > 0 ? supply / demand : null)}</span>
        </>
      )}
    </div>
  );
};

const size = { width: 260, height: 50, edge: 5 } as const;

/** Demand and supply with and without the plan, small; the chart it stands for is in the page. */
const Spark = ({
  plan,
  reference,
  y: marked,
}: {
  readonly plan: Pair;
  readonly reference: Pair;
  readonly y: number;
}) => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of [plan.demand, plan.supply, reference.demand, reference.supply])
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  const last = Math.max(plan.demand.length - 1, 1);
  const x = (i: number): number => size.edge + ((size.width - 2 * size.edge) * i) / last;
  const y = (value: number): number =>
    size.height - size.edge - ((size.height - 2 * size.edge) * (value - low)) / (high - low || 1);
  const path = (values: Float64Array): string =>
    Array.from(values, (value, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join(
      '',
    );
  return (
    <svg className="spark" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <path className="line tone-demand dashed quiet" d={path(reference.demand)} />
      <path className="line tone-supply dashed quiet" d={path(reference.supply)} />
      <path className="line tone-demand" d={path(plan.demand)} />
      <path className="line tone-supply" d={path(plan.supply)} />
      <line
        className="spark-gap"
        x1={x(marked)}
        x2={x(marked)}
        y1={y(at(plan.demand, marked))}
        y2={y(at(plan.supply, marked))}
      />
    </svg>
  );
};
