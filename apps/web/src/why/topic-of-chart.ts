import { professions, services } from '@veivalg/core';
import type { ChartModel } from '../charts/model.ts';
import type { WhyTopic } from './why-topic.ts';

/** The number that a chart leads to the explanation of: the one its title speaks of. */
export const topicOfChart = ({ id, figure }: ChartModel): WhyTopic => {
  const first = figure.kind === 'bars' ? figure.bars[0]?.id : undefined;
  if (id === 'profession') {
    const found = professions.find((one) => one === first);
    if (found !== undefined) return { kind: 'profession', id: found };
  }
  if (id === 'service') {
    const found = services.find((one) => one === first);
    if (found !== undefined) return { kind: 'service', id: found };
  }
  switch (id) {
    case 'coverage':
    case 'residents':
    case 'ceiling':
    case 'spread':
      return { kind: id };
    case 'ageDemand':
      return { kind: 'demand' };
    default:
      return { kind: 'gap' };
  }
};
