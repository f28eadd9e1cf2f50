import { create } from 'zustand';
import { localStore } from '../state/safe-storage.ts';
import { type CaseForm, emptyForm, readForm } from './case-form.ts';

interface CaseState {
  /** The place the form is for. */
  readonly place: string;
  readonly form: CaseForm;
  /** The form could not be kept on this machine. */
  readonly unsaved: boolean;
}

const keyOf = (place: string): string => `veivalg.case.1.${place}`;

export const useCase = create<CaseState>()(() => ({ place: '', form: emptyForm, unsaved: false }));

/** Take up the form of a place as it was left. */
export const openForm = (place: string): void => {
  if (useCase.getState().place === place) return;
  useCase.setState({ place, form: readForm(localStore.read(keyOf(place))), unsaved: false });
};

/** Change the form; it is kept on this machine alone. */
export const changeForm = (change: (form: CaseForm) => CaseForm): void => {
  const { place, form } = useCase.getState();
  const next = change(form);
  const kept = localStore.write(keyOf(place), JSON.stringify(next));
  useCase.setState({ form: next, unsaved: kept !== 'ok' });
};
