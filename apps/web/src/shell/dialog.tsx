import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../text/use-text.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly side?: boolean;
  /** Room for a figure. */
  readonly wide?: boolean;
}

/** A window on top of the page (`side`: a drawer at the edge): focus stays inside, Escape closes, focus returns. */
export const Dialog = ({ title, onClose, children, side = false, wide = false }: Props) => {
  const { t } = useText();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    const first =
      dialog.querySelector<HTMLElement>('[data-first]') ?? dialog.querySelector<HTMLElement>('h2');
    first?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the window closes it; Escape does so by keyboard
    <dialog
      ref={ref}
      className={side ? 'drawer' : wide ? 'window wide' : 'window'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className="window-inner">
        <header className="window-head">
          <h2 id={heading} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" className="close" aria-label={t('action.close')} onClick={onClose}>
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
};
