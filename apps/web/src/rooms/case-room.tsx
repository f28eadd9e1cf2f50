import { Alert, Button } from '@digdir/designsystemet-react';
import { languageFor, type Problem } from '@veivalg/core';
import { describeProblem } from '@veivalg/core/text';
import { type DocumentKind, type DocumentLanguage, documentKinds, documentLanguages } from '@veivalg/report';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { type CaseFormat, caseFormats, handOver, makeCaseFile } from '../case/case-files.ts';
import { textKey, versionKey } from '../case/case-form.ts';
import { openForm, useCase } from '../case/case-state.ts';
import { caseStem, useCaseFacts } from '../case/use-case-facts.ts';
import { strayNumbers, type WrittenCase, writeCase } from '../case/write-case.ts';
import { useFileWork } from '../download/use-file-work.ts';
import { areaName, municipalityOf } from '../places/areas.ts';
import { ProgressLine } from '../shell/progress.tsx';
import { useArea } from '../shell/use-area.ts';
import { changeView, useStore } from '../state/store.ts';
import { translatorFor, useText } from '../text/use-text.ts';
import { CaseHeadings, CaseText } from './case-room-edit.tsx';
import { CaseFields } from './case-room-fields.tsx';
import { CasePreview } from './case-room-preview.tsx';
import { CaseTemplate } from './case-room-template.tsx';
import '../style/case.css';

const kindOf = (open: string | null): DocumentKind => documentKinds.find((kind) => kind === open) ?? 'case';

const empty: WrittenCase = { document: null, original: null, problems: [] };

/** From plan to paper: choose the kind, fill the few fields, read it through, and take it home. */
export const CaseRoom = () => {
  const { t, language: screen } = useText();
  const view = useStore((state) => state.view);
  const municipalities = useStore((state) => state.catalog?.municipalities ?? []);
  const { area } = useArea();
  const [asked, setAsked] = useState<{ place: string; language: DocumentLanguage } | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const place = `${area?.kind ?? ''}:${area?.id ?? ''}`;
  useEffect(() => openForm(place), [place]);
  const form = useCase((state) => state.form);
  const unsaved = useCase((state) => state.unsaved);
  const kind = kindOf(view.open);
  const municipality = area === undefined ? undefined : municipalityOf(area, municipalities);
  const standard: DocumentLanguage =
    (municipality === undefined ? screen : languageFor(municipality.languageForm)) === 'nn' ? 'nn' : 'nb';
  const language = asked?.place === place ? asked.language : standard;
  const { answer, waiting, splitting, problems: runProblems } = useCaseFacts(kind, language);
  const facts = answer?.facts ?? null;
  const typed = useDeferredValue(form);
  const written = useMemo(
    () => (facts === null ? empty : writeCase(facts, kind, language, typed)),
    [facts, kind, language, typed],
  );
  const last = useRef<WrittenCase>(empty);
  if (written.document !== null) last.current = written;
  const sameVersion = last.current.document?.kind === kind && last.current.document.language === language;
  const shown = written.document ?? (sameVersion ? last.current.document : null);
  const original = written.original ?? (sameVersion ? last.current.original : null);
  const edits = typed.edits[versionKey(kind, language)];
  const marks = useMemo(() => {
    const keys = Object.keys(edits ?? {});
    const stray = keys.filter(
      (key) => original !== null && strayNumbers(edits?.[key]?.text ?? '', original).length > 0,
    );
    return { edited: new Set(keys), stray: new Set(stray) };
  }, [edits, original]);
  const frame = useRef<HTMLIFrameElement>(null);
  const stem = caseStem(area === undefined ? '' : areaName(area, translatorFor(language)), kind, language);
  const errors = [...runProblems, ...written.problems].filter(({ severity }) => severity === 'error');
  const blanks = written.problems.filter(({ code }) => code === 'V4003').map(({ where }) => where);
  const warnings = written.problems.filter(
    ({ severity, code }) => severity !== 'error' && code !== 'V4003' && code !== 'V4018' && code !== 'V4002',
  );
  return (
    <>
      <h1 className="room-title">{t('case.title')}</h1>
      <p className="sub room-sub">{t('case.text')}</p>
      <div className="case-choices no-print">
        <fieldset className="case-kinds">
          <legend>{t('case.kind')}</legend>
          {documentKinds.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === kind}
              onClick={() => {
                setPicked(null);
                changeView({ open: one }, true);
              }}
            >
              {t(`case.kind.${one}`)}
            </button>
          ))}
        </fieldset>
        <fieldset className="case-kinds">
          <legend>{t('case.form')}</legend>
          {documentLanguages.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === language}
              onClick={() => {
                setPicked(null);
                setAsked({ place, language: one });
              }}
            >
              {t(`language.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <p className="sub case-about">
        {t(`case.about.${kind}`)} {t('case.scope', { year: String(view.year) })}
      </p>
      <Problems problems={errors} />
      <div className="case-grid">
        <div className="case-side no-print">
          <section className="card pad" aria-labelledby="case-fields">
            <h2 id="case-fields" className="small-title">
              {t('case.fields')}
            </h2>
            <CaseFields
              kind={kind}
              form={form}
              facts={facts}
              problems={written.problems}
              title={
                original === null || (form.texts[textKey(kind, 'title')] ?? '') !== '' ? '' : original.title
              }
            />
            <p className="sub">{t(unsaved ? 'case.notKept' : 'case.kept')}</p>
          </section>
          <section className="card pad" aria-labelledby="case-change">
            <h2 id="case-change" className="small-title">
              {t('case.change')}
            </h2>
            {original === null ? null : (
              <>
                <details className="case-part">
                  <summary>{t('case.headings')}</summary>
                  <p className="sub">{t('case.headings.text')}</p>
                  <CaseHeadings
                    kind={kind}
                    language={language}
                    form={form}
                    original={facts === null ? original : plainOriginal(facts, kind, language, original)}
                  />
                </details>
                <details className="case-part" open={picked !== null || undefined}>
                  <summary>{t('case.edit')}</summary>
                  <p className="sub">{t('case.edit.text')}</p>
                  <CaseText kind={kind} language={language} form={form} original={original} picked={picked} />
                </details>
                {shown === null || facts === null ? null : (
                  <CaseTemplate document={shown} facts={facts} stem={stem} waiting={waiting} />
                )}
              </>
            )}
          </section>
        </div>
        <div className="case-main">
          <section className="card pad no-print" aria-labelledby="case-files">
            <h2 id="case-files" className="small-title">
              {t('case.files')}
            </h2>
            {shown === null || answer === null || written.document === null ? (
              <p className="sub">{t(waiting ? 'loading.title' : 'case.none')}</p>
            ) : (
              <Files
                source={{ document: written.document, run: answer.run }}
                stem={stem}
                waiting={waiting || typed !== form}
                onPrint={() => frame.current?.contentWindow?.print()}
              />
            )}
            <div role="status" className="case-state">
              {splitting ? <p className="sub">{t('case.splitting')}</p> : null}
              {blanks.length === 0 ? null : (
                <p className="sub">
                  {t('case.blanks', {
                    list: blanks.map((where) => blankName(where, t)).join(', '),
                  })}
                </p>
              )}
              {marks.edited.size === 0 ? null : (
                <p>
                  {t('case.editedCount', { count: marks.edited.size })}{' '}
                  {marks.stray.size === 0 ? '' : t('case.strayCount', { count: marks.stray.size })}
                </p>
              )}
              {warnings.map((one) => (
                <p key={`${one.code}${one.where}`} className="sub">
                  {describeProblem(screen, one)}
                </p>
              ))}
            </div>
          </section>
          {shown === null ? null : (
            <section aria-labelledby="case-preview" className={waiting ? 'case-preview dim' : 'case-preview'}>
              <h2 id="case-preview" className="small-title no-print">
                {t('case.preview')}
              </h2>
              <CasePreview
                document={shown}
                edited={marks.edited}
                stray={marks.stray}
                onPick={setPicked}
                frameRef={frame}
              />
            </section>
          )}
        </div>
      </div>
    </>
  );
};

/** The paper before headings were chosen and sections left out, so that they can be chosen back. */
const plainOriginal = (
  facts: NonNullable<Parameters<typeof writeCase>[0]>,
  kind: DocumentKind,
  language: DocumentLanguage,
  otherwise: NonNullable<WrittenCase['original']>,
): NonNullable<WrittenCase['original']> =>
  writeCase(facts, kind, language, {
    texts: {},
    stance: '',
    owners: {},
    headings: {},
    without: {},
    edits: {},
  }).original ?? otherwise;

const blankNames = [
  'caseNumber',
  'committee',
  'meetingDate',
  'archiveCase',
  'caseworker',
  'hearingAbout',
] as const;

const blankName = (where: string, t: ReturnType<typeof useText>['t']): string => {
  const known = blankNames.find((name) => name === where);
  return (known === undefined ? t('case.stance') : t(`case.field.${known}`)).toLocaleLowerCase();
};

/** Why the paper cannot be made, with the way on. */
const Problems = ({ problems }: { readonly problems: readonly Problem[] }) => {
  const { t, language } = useText();
  const others = problems.filter(({ where }) => !/^(title|points|asks|owners|headings)/.test(where));
  if (problems.length === 0) return null;
  const noPlan = problems.some(({ code }) => code === 'V4007');
  const noRequirement = problems.some(({ code }) => code === 'V4016');
  return (
    <Alert data-color="warning" className="case-problems" role="alert">
      <p>{t('case.notMade')}</p>
      {(others.length === 0 ? problems : others).map((one) => (
        <p key={`${one.code}${one.where}`}>
          {one.code.startsWith('V6') ? t('failed.engine') : describeProblem(language, one)}
        </p>
      ))}
      {noPlan || noRequirement ? (
        <Button
          variant="secondary"
          onClick={() => changeView({ room: noPlan ? 'measures' : 'requirements', open: null }, true)}
        >
          {t(noPlan ? 'case.toMeasures' : 'case.toRequirements')}
        </Button>
      ) : null}
    </Alert>
  );
};

interface FilesProps {
  readonly source: Parameters<typeof makeCaseFile>[1];
  readonly stem: string;
  readonly waiting: boolean;
  readonly onPrint: () => void;
}

/** The paper and what goes with it, to take home. */
const Files = ({ source, stem, waiting, onPrint }: FilesProps) => {
  const { t } = useText();
  const work = useFileWork();
  const [trouble, setTrouble] = useState(false);
  const take = async (format: CaseFormat): Promise<void> => {
    setTrouble(false);
    try {
      await work.run(async (watch) => handOver(await makeCaseFile(format, source, stem, watch)));
    } catch {
      setTrouble(true);
    }
  };
  return (
    <>
      <div className="case-downloads">
        {caseFormats.map((format) => (
          <Button
            key={format}
            variant={format === 'docx' ? 'primary' : 'secondary'}
            disabled={waiting || work.busy}
            onClick={() => void take(format)}
          >
            {t(`case.file.${format}`)}
          </Button>
        ))}
        <Button variant="secondary" disabled={waiting} onClick={onPrint}>
          {t('case.print')}
        </Button>
      </div>
      {work.lasting ? <ProgressLine share={work.share} onStop={work.stop} /> : null}
      {trouble ? <p role="alert">{t('case.fileFailed')}</p> : null}
      <p className="sub">
        {t('case.pdfA')} <code>{`veivalg sak … --ut ${stem}.pdf`}</code>
      </p>
      <p className="sub">{t('case.runText')}</p>
    </>
  );
};
