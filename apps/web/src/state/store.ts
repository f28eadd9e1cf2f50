import { emptyPlan, type LeverSetting, type Plan, type Problem } from '@veivalg/core';
import { create } from 'zustand';
import type { Catalog, Details, Picture, Question } from '../engine/protocol.ts';
import { readAddress, type Versions, writeAddress } from './address.ts';
import { type Frozen, frozenOf } from './frozen.ts';
import {
  arrive,
  emptyTimeline,
  remember,
  samePlan,
  stepBack,
  stepForward,
  type Timeline,
} from './timeline.ts';
import { startView, type View } from './view.ts';

/** A message the user can close. */
export interface Notice {
  readonly id: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface AppState {
  readonly view: View;
  readonly timeline: Timeline;
  /** The plan as it was when the drag began; null when nothing is being dragged. */
  readonly dragFrom: Plan | null;
  readonly locked: ReadonlySet<string>;
  readonly notices: readonly Notice[];
  readonly catalog: Catalog | null;
  readonly picture: Picture | null;
  readonly details: { readonly question: Question; readonly details: Details } | null;
  readonly failure: readonly Problem[] | null;
  readonly linkVersions: Versions | null;
  /** The number that the link says was on the screen, and what it was of. */
  readonly linkFrozen: Frozen | null;
  readonly languageGiven: boolean;
}

export const useStore = create<AppState>()(() => ({
  view: startView,
  timeline: emptyTimeline,
  dragFrom: null,
  locked: new Set<string>(),
  notices: [],
  catalog: null,
  picture: null,
  details: null,
  failure: null,
  linkVersions: null,
  linkFrozen: null,
  languageGiven: false,
}));

const versionsOf = (state: AppState): Versions | null =>
  state.catalog === null ? null : { model: state.catalog.modelVersion, data: state.catalog.dataVersion };

/** The address of the view at hand. */
export const addressOf = (state: AppState): string => writeAddress(state.view, versionsOf(state));

/** The address to share or save: with the number on the screen, so that it can be held against the one of a later day. */
export const sharedAddressOf = (state: AppState): string =>
  writeAddress(state.view, versionsOf(state), frozenOf(state.view, state.picture)?.gap ?? null);

/** The whole link to what is on the screen. */
export const linkOf = (state: AppState): string =>
  `${location.origin}${location.pathname}${sharedAddressOf(state)}`;

// Browsers refuse more than about 100 changes of address in half a minute; a drag writes only when it ends.
const writeHistory = (how: 'push' | 'replace', step: 'plan' | 'view'): void => {
  const address = addressOf(useStore.getState());
  try {
    if (how === 'push' && address !== location.search) history.pushState({ step }, '', address);
    else history.replaceState(history.state, '', address);
  } catch {
    // The address is a copy of the state; losing one update loses nothing.
  }
};

/** Change what is looked at. `step` makes it a step that Back returns from. */
export const changeView = (change: Partial<Omit<View, 'plan'>>, step = false): void => {
  useStore.setState((state) => ({ view: { ...state.view, ...change } }));
  writeHistory(step ? 'push' : 'replace', 'view');
};

/** Change the plan in one step. */
export const changePlan = (change: (plan: Plan) => Plan): void => {
  const { view, timeline } = useStore.getState();
  const plan = change(view.plan);
  if (samePlan(plan, view.plan)) return;
  useStore.setState({ view: { ...view, plan }, timeline: remember(timeline, view.plan), dragFrom: null });
  writeHistory('push', 'plan');
};

/** Change the plan while something is dragged: shown at once, remembered only when the drag ends. */
export const dragPlan = (change: (plan: Plan) => Plan): void => {
  const { view, dragFrom } = useStore.getState();
  const plan = change(view.plan);
  if (samePlan(plan, view.plan)) return;
  useStore.setState({ view: { ...view, plan }, dragFrom: dragFrom ?? view.plan });
};

/** End a drag: one step in the history, however long it was. */
export const endDrag = (): void => {
  const { view, dragFrom, timeline } = useStore.getState();
  if (dragFrom === null) return;
  if (samePlan(dragFrom, view.plan)) {
    useStore.setState({ dragFrom: null });
    return;
  }
  useStore.setState({ dragFrom: null, timeline: remember(timeline, dragFrom) });
  writeHistory('push', 'plan');
};

const step = (move: typeof stepBack): boolean => {
  const { view, timeline } = useStore.getState();
  const found = move(timeline, view.plan);
  if (found === null) return false;
  useStore.setState({ view: { ...view, plan: found.plan }, timeline: found.timeline });
  return true;
};

/** Undo the last change of the plan. */
export const undo = (): void => {
  endDrag();
  if (useStore.getState().timeline.past.length === 0) return;
  if (history.state?.step === 'plan') history.back();
  else if (step(stepBack)) writeHistory('replace', 'plan');
};

/** Do the undone change again. */
export const redo = (): void => {
  if (step(stepForward)) writeHistory('push', 'plan');
};

/** Set one measure, keeping what else the plan says about it. */
export const withLever = (plan: Plan, setting: LeverSetting): Plan => {
  const rest = plan.levers.some((lever) => lever.measure === setting.measure);
  return {
    ...plan,
    levers: rest
      ? plan.levers.map((lever) => (lever.measure === setting.measure ? setting : lever))
      : [...plan.levers, setting],
  };
};

/** Take one measure out of a plan. */
export const withoutLever = (plan: Plan, measure: string): Plan => ({
  ...plan,
  levers: plan.levers.filter((lever) => lever.measure !== measure),
});

/** Empty the plan except for measures that are locked. */
export const resetPlan = (): void => {
  const { locked } = useStore.getState();
  changePlan((plan) => ({
    ...emptyPlan,
    ownMeasures: plan.ownMeasures,
    ownRequirements: plan.ownRequirements,
    levers: plan.levers.filter((lever) => locked.has(lever.measure)),
  }));
};

export const toggleLock = (measure: string): void =>
  useStore.setState((state) => {
    const locked = new Set(state.locked);
    if (!locked.delete(measure)) locked.add(measure);
    return { locked };
  });

export const addNotice = (notice: Notice): void =>
  useStore.setState((state) => ({
    notices: [...state.notices.filter((other) => other.id !== notice.id), notice],
  }));

export const closeNotice = (id: string): void =>
  useStore.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));

const problemNotice: Readonly<Record<string, string>> = {
  V6001: 'notice.linkPart',
  V6002: 'notice.linkPlan',
  V6003: 'notice.linkCompare',
};

/** Take over what an address says; what could not be read becomes notices. */
export const arriveAt = (search: string): void => {
  const read = readAddress(search);
  const { view, timeline } = useStore.getState();
  useStore.setState({
    view: { ...read.view, language: read.languageGiven ? read.view.language : view.language },
    timeline: arrive(timeline, view.plan, read.view.plan),
    linkVersions: read.versions,
    linkFrozen:
      read.shown === null
        ? null
        : { place: read.view.place, year: read.view.year, scope: read.view.scope, gap: read.shown },
    languageGiven: read.languageGiven,
    dragFrom: null,
  });
  for (const one of read.problems)
    addNotice({
      id: `${one.code}${one.where}`,
      key: problemNotice[one.code] ?? 'notice.linkPart',
      values: { part: one.where },
    });
};

/** Start from the address of the page and follow Back and Forward. */
export const startFromAddress = (): void => {
  arriveAt(location.search);
  useStore.setState({ timeline: emptyTimeline });
  window.addEventListener('popstate', () => arriveAt(location.search));
};
