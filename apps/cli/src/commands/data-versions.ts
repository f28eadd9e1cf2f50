import type { Language } from '@veivalg/core';
import { userStore } from '../data-version.ts';
import { unwrap } from '../output/fail.ts';
import { connectorWords } from '../text/connectors/index.ts';

/** `veivalg data angre`: take the data version before this one in use again. */
export const undoDataCommand = (language: Language): string => {
  const words = connectorWords(language);
  const now = unwrap(userStore().undo());
  return `${words('undo.done', { version: now?.id ?? words('update.builtIn') })}\n`;
};

/** `veivalg data versjoner`: every data version, the one in use marked; with an id, take that one in use. */
export const dataVersionsCommand = (language: Language, id: string | undefined): string => {
  const words = connectorWords(language);
  const store = userStore();
  if (id !== undefined) return `${words('undo.done', { version: unwrap(store.use(id)).id })}\n`;
  const current = store.current();
  const versions = store.list();
  if (versions.length === 0) return `${words('versions.none')}\n`;
  return `${versions
    .map(({ id: version, made, tables }) =>
      words('versions.line', {
        mark: current.ok && current.value?.id === version ? '*' : ' ',
        version,
        made,
        tables: tables.length,
      }),
    )
    .join('\n')}\n`;
};
