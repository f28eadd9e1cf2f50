import type { Profession, Service } from '@veivalg/core';
import { create } from 'zustand';

/** Which part of the result is asked about; all of it when nothing is named. */
export interface SenseTopic {
  readonly profession?: Profession;
  readonly service?: Service;
}

interface SenseState {
  readonly topic: SenseTopic | null;
}

/** What the window about uncertainty is open on; null when it is shut. */
export const useSense = create<SenseState>()(() => ({ topic: null }));

export const openSense = (topic: SenseTopic = {}): void => useSense.setState({ topic });
export const closeSense = (): void => useSense.setState({ topic: null });
