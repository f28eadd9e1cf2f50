import { type OwnFigures, type Problem, problem } from '@veivalg/core';
import { EngineTrouble } from '../engine/engine-trouble.ts';
import { ask, engineClient } from '../engine/start.ts';
import { localStore } from '../state/safe-storage.ts';
import { addNotice, changeView, closeNotice, useStore } from '../state/store.ts';
import { keepTogether } from '../text/keep-together.ts';
import { useOwnStore, writeOwnShelf } from './own-shelf.ts';

/**
 * Use own figures from now on: the engine takes them in, the screen asks again, and they are kept on this machine.
 *
 * @returns What is wrong, when they cannot be used; then nothing has changed.
 */
export const applyOwn = async (list: readonly OwnFigures[], undoing = false): Promise<readonly Problem[]> => {
  const client = engineClient();
  const { catalog, view } = useStore.getState();
  if (client === null || catalog === null) return [problem('V6010', 'engine', { what: 'engine' })];
  try {
    const answer = await client.takeOwn(list, view.language);
    const before = useOwnStore.getState().list;
    useOwnStore.setState({ list, before: undoing ? null : before, refused: false });
    useStore.setState({
      catalog: { ...keepTogether(answer.catalog), library: catalog.library, measures: catalog.measures },
    });
    closeNotice('own');
    // The address names the figures it was made with.
    changeView({});
    if (writeOwnShelf(localStore, list) !== 'ok')
      addNotice({ id: 'ownKept', key: 'own.notice.notKept', values: {} });
    ask();
    return answer.problems;
  } catch (error) {
    return error instanceof EngineTrouble
      ? error.problems
      : [problem('V6010', 'engine', { what: error instanceof Error ? error.message : '' })];
  }
};

/** Put a municipality's figures in the place of those it had. */
export const putOwn = (own: OwnFigures): Promise<readonly Problem[]> =>
  applyOwn([
    ...useOwnStore.getState().list.filter((one) => one.municipality !== own.municipality),
    ...(own.sets.length === 0 ? [] : [own]),
  ]);

/** Back to what was there before the last change. */
export const undoOwn = (): Promise<readonly Problem[]> => {
  const { before } = useOwnStore.getState();
  return before === null ? Promise.resolve([]) : applyOwn(before, true);
};
