import { at } from '@veivalg/core';
import { memo, useEffect, useState } from 'react';
import type { Pair, Picture } from '../engine/protocol.ts';
import { useFinding } from '../rooms/finding.tsx';
import { percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';

interface Props {
  readonly picture: Picture;
  readonly place: string;
}

/** The finding and a small chart that stay in view when the levers are far down the page. */
export const FollowStrip = memo(({ picture, place }: Props) => {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const charts = document.querySelector('.charts');
    if (charts === null) return;
    // Shown when less than a third of the charts is left in the window.
    const observer = new IntersectionObserver(
      ([entry]) =>
        setShown(entry !== undefined && entry.intersectionRatio < 0.34 && entry.boundingClientRect.top < 0),
      { threshold: [0, 0.34, 0.5] },
    );
    observer.observe(charts);
    return () => observer.disconnect();
  }, []);
  return (
    <div className={shown ? 'follow shown no-print' : 'follow no-print'} aria-hidden="true">
      {shown ? <Strip picture={picture} place={place} /> : null}
    </div>
  );
});

/** Left out while it cannot be seen, so that it costs nothing then. */
const Strip = ({ picture, place }: Props) => {
  const { language } = useText();
  const sentence = useFinding(picture, place);
  const y = Math.min(Math.max(picture.question.year - picture.firstYear, 0), picture.yearCount - 1);
  const demand = at(picture.plan.demand, y);
  const supply = at(picture.plan.supply, y);
  return (
    <div className="follow-inner">
      <span className="follow-text">{sentence}</span>
      <Spark plan={picture.plan} reference={picture.reference} y={y} />
      <span className="follow-share">{percent(language, demand > 0 ? supply / demand : null)}</span>
    </div>
  );
};

const size = { width: 220, height: 52, edge: 5 } as const;

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
