import type { Problem } from '@veivalg/core';
import { describeProblem } from '@veivalg/core/text';
import { useStore } from '../state/store.ts';

/** Problems in words, each with its row and column and how to mend it. */
export const OwnProblems = ({
  title,
  problems,
  severity,
}: {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly severity: Problem['severity'];
}) => {
  const language = useStore((state) => state.view.language);
  const shown = [...new Set(problems.map((one) => describeProblem(language, one)))];
  if (shown.length === 0) return null;
  return (
    <section className={`own-problems ${severity}`} role={severity === 'error' ? 'alert' : 'status'}>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul tabIndex={0} aria-label={title}>
        {shown.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
};
