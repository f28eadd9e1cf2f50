import type { Profession, Service } from '@veivalg/core';
import { create } from 'zustand';
import type { RequirementSumIn } from '../engine/protocol.ts';

/** One side of a difference: what it is of, and its numbers in the year looked at. */
export interface WhySide {
  readonly label: string;
  readonly demand: number;
  readonly supply: number;
}

/** A number on the screen that can be explained. */
export type WhyTopic =
  | { readonly kind: 'gap' | 'demand' | 'supply' | 'coverage' }
  | { readonly kind: 'profession'; readonly id: Profession }
  | { readonly kind: 'service'; readonly id: Service }
  | { readonly kind: 'heads' | 'ceiling' | 'spread' | 'residents' }
  | { readonly kind: 'lever'; readonly id: string }
  | { readonly kind: 'place'; readonly label: string; readonly members: readonly number[] }
  | { readonly kind: 'requirement'; readonly label: string; readonly sum: RequirementSumIn }
  | { readonly kind: 'difference'; readonly one: WhySide; readonly other: WhySide };

interface WhyState {
  readonly topic: WhyTopic | null;
}

/** What the window of explanations is open on; null when it is shut. */
export const useWhy = create<WhyState>()(() => ({ topic: null }));

export const openWhy = (topic: WhyTopic): void => useWhy.setState({ topic });
export const closeWhy = (): void => useWhy.setState({ topic: null });

/** Rules that a number rests on, by the letter they begin with, and the chapters that tell them. */
export const chapterOf = {
  D: 'method-demography',
  U: 'method-use',
  F: 'method-staffing',
  S: 'method-supply',
  B: 'method-balance',
  M: 'method-measures',
  R: 'method-requirements',
} as const;
export type RuleLetter = keyof typeof chapterOf;

const demandRules = ['D', 'U', 'F'] as const;
const allRules = ['D', 'U', 'F', 'S', 'B'] as const;

/** Letters of the rules behind a number, in the order of the calculation. */
export const rulesOf = (topic: WhyTopic): readonly RuleLetter[] => {
  switch (topic.kind) {
    case 'residents':
      return ['D'];
    case 'demand':
      return demandRules;
    case 'supply':
      return ['D', 'S'];
    case 'lever':
      return [...allRules, 'M'];
    case 'requirement':
      return [...allRules, 'R'];
    default:
      return allRules;
  }
};
