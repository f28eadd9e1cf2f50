import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useFileWork } from '../download/use-file-work.ts';
import { ProgressLine } from '../shell/progress.tsx';
import { linkOf, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import type { ChartModel } from './model.ts';

interface Props {
  readonly model: ChartModel;
  readonly place: string;
  readonly source: string;
  readonly figure: RefObject<HTMLDivElement | null>;
  readonly asTable: boolean;
}

const formats = ['png', 'svg', 'csv', 'xlsx', 'json'] as const;

/** The figure and its numbers as files, and a link to it. The writers are fetched when first used. */
export const DownloadMenu = ({ model, place, source, figure, asTable }: Props) => {
  const { t, language } = useText();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const work = useFileWork();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);

  const save = async (format: (typeof formats)[number]): Promise<void> => {
    setSaid('');
    try {
      const done = await work.run(async (watch) => {
        const { saveFigure } = await import('../download/save-figure.ts');
        const file = {
          model,
          place,
          source,
          language,
          t,
          link: linkOf(useStore.getState()),
          picture: figure.current?.querySelector<SVGSVGElement>('svg.chart') ?? null,
          plan: useStore.getState().view.plan,
          measures: useStore.getState().catalog?.measures ?? [],
        };
        await saveFigure(format, file, watch);
      });
      if (done) setOpen(false);
    } catch (error) {
      setSaid(t('download.failed', { what: error instanceof Error ? error.message : String(error) }));
    }
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(linkOf(useStore.getState()));
      setSaid(t('action.copied'));
    } catch (error) {
      setSaid(t('download.failed', { what: error instanceof Error ? error.message : String(error) }));
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape, and focus that leaves it, close the menu from anywhere inside it
    <div
      className="menu"
      ref={root}
      onBlur={({ relatedTarget }) => {
        // Left open it would lie over what Tab comes to next. A file being made is still told of.
        if (relatedTarget !== null && !root.current?.contains(relatedTarget) && !work.busy) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) {
          event.stopPropagation();
          setOpen(false);
          root.current?.querySelector('button')?.focus();
        }
      }}
    >
      <button
        type="button"
        className="tool"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('chart.download')}
      </button>
      <div id={id} className="menu-list" hidden={!open}>
        {formats.map((format) => (
          <button
            key={format}
            type="button"
            disabled={
              model.pending === true || work.busy || (asTable && (format === 'png' || format === 'svg'))
            }
            onClick={() => void save(format)}
          >
            {t(`download.${format}`)}
          </button>
        ))}
        <button type="button" onClick={() => void copy()}>
          {t('action.copyLink')}
        </button>
        {work.lasting ? <ProgressLine share={work.share} onStop={work.stop} /> : null}
        <span className="menu-said" role="status">
          {said}
        </span>
      </div>
    </div>
  );
};
