import { type ReactNode, useId } from 'react';
import { useText } from '../text/use-text.ts';
import type { GlossaryTerm } from './glossary.ts';

/** A word with its explanation: dotted underline, opened by click or key, closed by Escape. */
export const Term = ({ term, children }: { readonly term: GlossaryTerm; readonly children: ReactNode }) => {
  const { t } = useText();
  const id = useId();
  return (
    <>
      <button type="button" className="term" popoverTarget={id}>
        {children}
      </button>
      <span id={id} popover="auto" className="term-text" role="note">
        <b>{t(`glossary.${term}`)}</b>
        <br />
        {t(`glossary.${term}Text`)}
      </span>
    </>
  );
};
