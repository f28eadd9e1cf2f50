import type { Parameter } from '@veivalg/core';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { PageReader } from '../pages/page-reader.tsx';
import { plain } from '../places/place-picker.tsx';
import { LazyDetails } from '../shell/lazy-details.tsx';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { changeView, useStore } from '../state/store.ts';
import { dateText, setting } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import '../style/pages.css';

// The readers of files come with the section, which comes after the room.
const OwnSection = lazy(() =>
  import('../own/own-section.tsx').then((module) => ({ default: module.OwnSection })),
);

const steps = ['population', 'use', 'staffing', 'supply', 'balance', 'measures'] as const;
/** The chapter that tells each step in full. */
const chapters: Readonly<Record<(typeof steps)[number], string>> = {
  population: 'method-demography',
  use: 'method-use',
  staffing: 'method-staffing',
  supply: 'method-supply',
  balance: 'method-balance',
  measures: 'method-measures',
};

const toPages = (): void => document.getElementById('pages')?.scrollIntoView({ block: 'start' });

/** Where every number comes from, what is assumed, and how it is worked out. */
export const DataRoom = () => {
  const { t, language } = useText();
  const catalog = useStore((state) => state.catalog);
  const [search, setSearch] = useState('');
  const wanted = plain(useDeferredValue(search).trim());
  if (catalog === null) return null;
  const hit = (...texts: readonly string[]): boolean =>
    wanted === '' || texts.some((text) => plain(text).includes(wanted));
  const series = catalog.series.filter((one) => hit(one.title[language], one.id, ...one.rules));
  const parameters = catalog.parameters.filter((one) => hit(one.name[language], one.id, one.rule));
  const sources = catalog.sources.filter((one) => hit(one.title, one.producer, one.key));
  const sourceOf = (key: string) => catalog.sources.find((source) => source.key === key);
  const standing = (one: Parameter): string => t(`standing.${one.standing}`);
  return (
    <div className="data-room">
      <h1 className="room-title">{t('data.title')}</h1>
      <p className="sub room-sub">
        {t('data.text', {
          sources: catalog.sources.length,
          series: catalog.series.length,
          parameters: catalog.parameters.length,
        })}
      </p>
      <p className="sub">
        {t('data.versions', {
          model: catalog.modelVersion,
          data: catalog.dataVersion,
          id: catalog.baselineId.slice(0, 12),
        })}
      </p>
      <Suspense fallback={<p className="sub">{t('own.room.text')}</p>}>
        <OwnSection />
      </Suspense>
      <h2 className="section-title">{t('data.method')}</h2>
      <ol className="method">
        {steps.map((step) => (
          <li key={step} className="card pad">
            <h3>{t(`data.step.${step}`)}</h3>
            <p className="sub">{t(`data.stepText.${step}`)}</p>
            <button
              type="button"
              className="link no-print"
              aria-label={`${t('pages.whole')}: ${t(`data.step.${step}`)}`}
              onClick={() => {
                changeView({ open: chapters[step] }, true);
                toPages();
              }}
            >
              {t('pages.whole')}
            </button>
          </li>
        ))}
      </ol>
      <h2 className="section-title" id="pages">
        {t('pages.title')}
      </h2>
      <p className="sub">{t('pages.text')}</p>
      <PageReader />
      <label className="choice stacked data-search no-print">
        <span>{t('data.search')}</span>
        <input
          className="field wide"
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </label>
      <h2 className="section-title">{t('data.assumptions', { count: parameters.length })}</h2>
      <p className="sub">{t('data.assumptionsText')}</p>
      <ScrollArea label={t('data.assumptions', { count: parameters.length })} className="tall">
        <table>
          <caption className="hidden">{t('data.assumptions', { count: parameters.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('data.assumption')}</th>
              <th scope="col" className="num">
                {t('word.value')}
              </th>
              <th scope="col" className="num">
                {t('data.range')}
              </th>
              <th scope="col">{t('data.standing')}</th>
              <th scope="col">{t('data.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name[language]}</th>
                <td className="num">{setting(language, one.value)}</td>
                <td className="num">
                  {setting(language, one.low)}–{setting(language, one.high)}
                </td>
                <td>
                  <span className={`standing ${one.standing}`}>{standing(one)}</span>{' '}
                  <abbr className={`grade grade-${one.evidence}`} title={t(`evidence.${one.evidence}`)}>
                    {one.evidence}
                  </abbr>
                </td>
                <td className="reason">
                  {one.reason[language]} <span className="sub">({one.rule})</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <h2 className="section-title">{t('data.series', { count: series.length })}</h2>
      <ul className="series-list">
        {series.map((one) => (
          <li key={one.id}>
            <LazyDetails
              summary={
                <>
                  <span>{one.title[language]}</span>
                  <span className="sub">
                    {one.firstYear === one.lastYear ? one.firstYear : `${one.firstYear}–${one.lastYear}`}
                  </span>
                </>
              }
            >
              {() => (
                <>
                  <p className="sub" lang="">
                    {one.sources.map((key) => sourceOf(key)?.citation ?? key).join(' ')}
                  </p>
                  {one.holes.length === 0 ? null : (
                    <>
                      <p className="sub strong">{t('data.holes')}</p>
                      <ul className="holes" lang="nb">
                        {one.holes.map((hole) => (
                          <li key={hole} className="sub">
                            {hole}
                          </li>
                        ))}
                      </ul>
                    </>
                  )}
                  <p className="sub">
                    {t('data.rules')}: {one.rules.join(', ')} · {t('data.checksum')}:{' '}
                    <code>{one.checksum.slice(0, 16)}</code>
                  </p>
                </>
              )}
            </LazyDetails>
          </li>
        ))}
      </ul>
      <h2 className="section-title">{t('data.sources', { count: sources.length })}</h2>
      <ul className="series-list">
        {sources.map((one) => (
          <li key={one.key}>
            <LazyDetails
              summary={
                <>
                  {/* Titles are quoted as they are, in whatever language that is. */}
                  <span lang="">
                    {one.producer}: {one.title}
                  </span>
                  <span className="sub" lang="">
                    {one.edition}
                  </span>
                </>
              }
            >
              {() => (
                <>
                  <p className="sub" lang="">
                    {one.citation}
                  </p>
                  <p className="sub">
                    {t('data.published')}: {one.published} · {t('data.accessed')}:{' '}
                    {dateText(language, new Date(one.accessed))} · {t('data.licence')}:{' '}
                    <span lang="">{one.licence}</span>
                  </p>
                  {one.note === '' ? null : (
                    <p className="sub" lang="nb">
                      {one.note}
                    </p>
                  )}
                  <ul className="plain-list">
                    {one.links.map((link) => (
                      <li key={link} className="sub">
                        {link.startsWith('http') ? (
                          <a href={link} rel="noreferrer" target="_blank">
                            {link}
                          </a>
                        ) : (
                          link
                        )}
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </LazyDetails>
          </li>
        ))}
      </ul>
    </div>
  );
};
