import { type ReactNode, useState } from 'react';

/** A line that opens; what is inside is made when it is first opened, so that long lists stay light. */
export const LazyDetails = ({
  summary,
  children,
}: {
  readonly summary: ReactNode;
  readonly children: () => ReactNode;
}) => {
  const [opened, setOpened] = useState(false);
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true);
      }}
    >
      <summary>{summary}</summary>
      {opened ? children() : null}
    </details>
  );
};
