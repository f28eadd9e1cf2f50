import type { ReportDocument } from '@veivalg/report';
import { renderHtml } from '@veivalg/report';
import { useEffect, useRef } from 'react';
import { useText } from '../text/use-text.ts';

interface Props {
  readonly document: ReportDocument;
  /** Keys of what has been changed by hand, and of those, the ones with numbers that agree with nothing. */
  readonly edited: ReadonlySet<string>;
  readonly stray: ReadonlySet<string>;
  readonly onPick: (key: string) => void;
  readonly frameRef: React.RefObject<HTMLIFrameElement | null>;
}

/** How the paper looks on the screen and on the printed page; not part of the files. */
const look = `
@media screen{html{background:#fff;color-scheme:light}body{margin:1.5rem auto}
.edited{box-shadow:-4px 0 0 #0d5a66;background:#eef6f7}.stray{box-shadow:-4px 0 0 #a33b12;background:#fdf0ea}
[data-key]{cursor:text}[data-key]:hover{background:#f3f5f6}}
@page{size:A4;margin:20mm 20mm 18mm}
@media print{body{font-size:10.5pt;padding:0}h2,h3,caption{break-after:avoid}figure,tr,li{break-inside:avoid}thead{display:table-header-group}h2{margin:1.3rem 0 .3rem}h3{margin:.9rem 0 .2rem}p{margin:.5rem 0}figure{margin:.6rem 0}figure svg{max-height:72mm}footer{margin-top:1.5rem}}`;

/** The parts of the page that can be changed by hand, with their keys. */
const markEditable = (page: Document, document: ReportDocument): void => {
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'list') continue;
    const element = page.getElementById(block.id);
    if (element === null) continue;
    const parts = block.kind === 'list' ? [...element.children] : [element];
    parts.forEach((part, index) => {
      part.setAttribute('data-key', block.kind === 'list' ? `${block.id}#${index}` : block.id);
    });
  }
};

/**
 * The paper in a frame of its own, where nothing can run: fields are text, and the frame allows no script.
 *
 * The page is changed in place, so that it neither blinks nor jumps while someone types.
 */
export const CasePreview = ({ document, edited, stray, onPick, frameRef }: Props) => {
  const { t } = useText();
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const frame = frameRef.current;
    const page = frame?.contentDocument;
    if (frame == null || page == null) return;
    const parsed = new DOMParser().parseFromString(renderHtml(document), 'text/html');
    const style = parsed.createElement('style');
    style.textContent = look;
    parsed.head.append(style);
    markEditable(parsed, document);
    for (const part of parsed.querySelectorAll('[data-key]')) {
      const key = part.getAttribute('data-key') ?? '';
      part.classList.toggle('edited', edited.has(key));
      part.classList.toggle('stray', stray.has(key));
    }
    page.replaceChild(page.adoptNode(parsed.documentElement), page.documentElement);
    const fit = (): void => {
      frame.style.height = `${Math.ceil(page.documentElement.getBoundingClientRect().height)}px`;
    };
    fit();
    const watcher = new ResizeObserver(fit);
    watcher.observe(page.body);
    const clicked = (event: Event): void => {
      const target = event.target as Element | null;
      const key = target?.closest?.('[data-key]')?.getAttribute('data-key');
      if (key != null) pick.current(key);
    };
    page.addEventListener('click', clicked);
    return () => {
      watcher.disconnect();
      page.removeEventListener('click', clicked);
    };
  }, [document, edited, stray, frameRef]);
  return (
    <iframe
      ref={frameRef}
      className="case-paper"
      title={t('case.previewOf', { title: document.title })}
      // Nothing on the paper takes the keyboard: its lines stand in the list beside it.
      tabIndex={-1}
      sandbox="allow-same-origin allow-modals"
    />
  );
};
