import { useEffect, useRef, useState } from 'react';
import { changeView, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { linkedPage, type Page, pageGroups, readPages } from './page-list.ts';
import { PageText } from './page-text.tsx';

/** The method and the other pages of the documentation: a list to choose from, and the page chosen. */
export const PageReader = () => {
  const { t } = useText();
  const open = useStore((state) => state.view.open);
  const [pages, setPages] = useState<readonly Page[] | null>(null);
  const [lost, setLost] = useState(false);
  const article = useRef<HTMLElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    fetch('./pages.json')
      .then((answer) => answer.json())
      .then((data: unknown) => setPages(readPages(data)))
      .catch(() => setLost(true));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is read from its top
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    article.current?.focus({ preventScroll: true });
    article.current?.scrollIntoView({ block: 'start' });
  }, [open]);
  const asked = pages?.some((page) => page.id === open) ?? false;
  useEffect(() => {
    // A link to a page, from here or from someone else, opens at the page.
    if (asked) article.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  if (lost) return <p role="alert">{t('pages.lost')}</p>;
  if (pages === null) return <p className="sub">{t('loading.title')}</p>;
  const chosen = pages.find((page) => page.id === open) ?? pages[0];
  const choose = (id: string): void => {
    moved.current = true;
    changeView({ open: id }, true);
  };
  return (
    <div className="pages">
      <nav className="card pages-list no-print" aria-label={t('pages.title')}>
        {pageGroups.map((group) => (
          <div key={group}>
            <h3 className="pages-group">{t(`pages.${group}`)}</h3>
            <ul lang="nb">
              {pages
                .filter((page) => page.group === group)
                .map((page) => (
                  <li key={page.id}>
                    <button
                      type="button"
                      className={page === chosen ? 'krav-item current' : 'krav-item'}
                      aria-current={page === chosen ? 'page' : undefined}
                      onClick={() => choose(page.id)}
                    >
                      {page.title}
                    </button>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </nav>
      <label className="choice stacked pages-choice no-print">
        <span>{t('pages.title')}</span>
        <select lang="nb" value={chosen?.id} onChange={(event) => choose(event.target.value)}>
          {pageGroups.map((group) => (
            <optgroup key={group} label={t(`pages.${group}`)}>
              {pages
                .filter((page) => page.group === group)
                .map((page) => (
                  <option key={page.id} value={page.id}>
                    {page.title}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      {chosen === undefined ? null : (
        <article ref={article} className="card page-text" lang="nb" tabIndex={-1} aria-label={chosen.title}>
          <PageText
            text={chosen.text}
            title={chosen.title}
            inside={(href) => {
              const id = linkedPage(pages, chosen.id, href);
              return id === null ? null : () => choose(id);
            }}
          />
        </article>
      )}
    </div>
  );
};
