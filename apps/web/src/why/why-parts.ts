import type { Picture } from '../engine/protocol.ts';
import { sidesOf, yearIn } from './why-formulas.ts';
import type { WhyTopic } from './why-topic.ts';

/** Where a number comes from: today, what need and supply do without the plan, and what the plan does. Unit: FTE. */
export interface GapParts {
  /** In the base year; null where only the year looked at is known. */
  readonly start: number | null;
  readonly demand: number;
  readonly supply: number;
  readonly plan: number;
  readonly end: number;
}

/** Split the gap of all, of a profession or of a service in the year looked at into parts that add up to it. */
export const gapParts = (picture: Picture, topic: WhyTopic = { kind: 'gap' }): GapParts => {
  const { plan, reference, yearCount } = picture;
  const y = yearIn(picture);
  const then = sidesOf(reference, topic, y, yearCount);
  const end = sidesOf(plan, topic, y, yearCount);
  const endGap = end.demand - end.supply;
  if (topic.kind === 'service') {
    const without = then.demand - then.supply;
    return { start: null, demand: then.demand, supply: -then.supply, plan: endGap - without, end: endGap };
  }
  const first = sidesOf(reference, topic, 0, yearCount);
  const start = first.demand - first.supply;
  const demand = then.demand - first.demand;
  const supply = -(then.supply - first.supply);
  return { start, demand, supply, plan: endGap - start - demand - supply, end: endGap };
};
