import type { Measure } from '@veivalg/core';
import { useMemo } from 'react';
import { useStore } from '../state/store.ts';

const none: readonly Measure[] = [];

/** The catalogue with the measures the plan's maker has added. */
export const useMeasures = (): readonly Measure[] => {
  const listed = useStore((state) => state.catalog?.measures ?? none);
  const own = useStore((state) => state.view.plan.ownMeasures);
  return useMemo(() => (own.length === 0 ? listed : [...listed, ...own]), [listed, own]);
};
