import { Tag } from '@digdir/designsystemet-react';
import type { DocumentKind, DocumentLanguage, ReportDocument } from '@veivalg/report';
import { useEffect, useId, useState } from 'react';
import { type CaseForm, type FormEdit, removableSections, versionKey } from '../case/case-form.ts';
import { changeForm } from '../case/case-state.ts';
import {
  chosenHeadings,
  cleanLine,
  type EditableLine,
  editableSections,
  strayNumbers,
} from '../case/write-case.ts';
import { useText } from '../text/use-text.ts';

interface Props {
  readonly kind: DocumentKind;
  readonly language: DocumentLanguage;
  readonly form: CaseForm;
  /** As the run wrote it. */
  readonly original: ReportDocument;
}

/** Own words for the headings, and sections left out. */
export const CaseHeadings = ({ kind, language, form, original }: Props) => {
  const { t } = useText();
  const key = versionKey(kind, language);
  const own = form.headings[key] ?? {};
  const without = form.without[key] ?? [];
  const set = (id: string, text: string): void =>
    changeForm((before) => ({
      ...before,
      headings: { ...before.headings, [key]: { ...before.headings[key], [id]: text } },
    }));
  const toggle = (id: string): void =>
    changeForm((before) => ({
      ...before,
      without: {
        ...before.without,
        [key]: without.includes(id) ? without.filter((one) => one !== id) : [...without, id],
      },
    }));
  const removable = removableSections[kind];
  return (
    <ul className="case-headings">
      {chosenHeadings(original).map(({ id, text }) => (
        <li key={id}>
          <input
            className="field wide"
            aria-label={t('case.headingOf', { heading: text })}
            placeholder={text}
            value={own[id] ?? ''}
            disabled={without.includes(id)}
            onChange={(event) => set(id, event.target.value)}
          />
          {removable.includes(id) ? (
            <label>
              <input type="checkbox" checked={!without.includes(id)} onChange={() => toggle(id)} />
              {t('case.include')}
              <span className="hidden"> {text}</span>
            </label>
          ) : null}
        </li>
      ))}
    </ul>
  );
};

/** The text, paragraph by paragraph, to be changed by hand; what is changed is marked and its numbers are held against the run. */
export const CaseText = ({
  kind,
  language,
  form,
  original,
  picked,
}: Props & { readonly picked: string | null }) => {
  const { t } = useText();
  const key = versionKey(kind, language);
  const edits = form.edits[key] ?? {};
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const sections = editableSections(original);
  useEffect(() => {
    const section = editableSections(original).find(({ lines }) => lines.some((line) => line.key === picked));
    if (section !== undefined) setOpen((before) => new Set([...before, section.id]));
  }, [picked, original]);
  const set = (line: EditableLine, text: string | null): void =>
    changeForm((before) => {
      const { [line.key]: _, ...rest } = before.edits[key] ?? {};
      const next =
        text === null || text.trim() === '' || text === line.text
          ? rest
          : { ...rest, [line.key]: { text: cleanLine(text), at: new Date().toISOString() } };
      return { ...before, edits: { ...before.edits, [key]: next } };
    });
  return (
    <>
      {sections.map(({ id, title, lines }) => (
        <details
          key={id}
          className="case-section"
          open={open.has(id)}
          onToggle={(event) => {
            const shown = event.currentTarget.open;
            setOpen((before) => {
              if (before.has(id) === shown) return before;
              const next = new Set(before);
              if (shown) next.add(id);
              else next.delete(id);
              return next;
            });
          }}
        >
          <summary>
            {title}
            {lines.some((line) => edits[line.key] !== undefined) ? (
              <Tag data-color="info" data-size="sm">
                {t('case.edited')}
              </Tag>
            ) : null}
          </summary>
          {open.has(id)
            ? lines.map((line, index) => (
                <EditLine
                  key={line.key}
                  line={line}
                  label={t('case.lineOf', { section: title, number: String(index + 1) })}
                  edit={edits[line.key]}
                  original={original}
                  focus={picked === line.key}
                  onSet={(text) => set(line, text)}
                />
              ))
            : null}
        </details>
      ))}
    </>
  );
};

interface LineProps {
  readonly line: EditableLine;
  readonly label: string;
  readonly edit: FormEdit | undefined;
  readonly original: ReportDocument;
  readonly focus: boolean;
  readonly onSet: (text: string | null) => void;
}

const EditLine = ({ line, label, edit, original, focus, onSet }: LineProps) => {
  const { t } = useText();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? edit?.text ?? line.text;
  const stray = text === line.text ? [] : strayNumbers(text, original);
  useEffect(() => {
    if (focus) document.getElementById(id)?.focus();
  }, [focus, id]);
  return (
    <div className={edit === undefined ? 'case-line' : 'case-line changed'}>
      <textarea
        id={id}
        className="field wide"
        aria-label={label}
        aria-describedby={`${id}-words`}
        rows={Math.max(2, Math.ceil(text.length / 42))}
        value={text}
        maxLength={20_000}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed !== null) onSet(typed);
          setTyped(null);
        }}
      />
      <div
        id={`${id}-words`}
        className={stray.length > 0 ? 'case-words wrong' : 'case-words'}
        aria-live="polite"
      >
        {stray.length === 0 ? null : (
          <p>{t('case.stray', { count: stray.length, list: stray.join('; ') })}</p>
        )}
      </div>
      {edit === undefined ? null : (
        <p className="case-edited">
          <Tag data-color="info" data-size="sm">
            {t('case.edited')}
          </Tag>{' '}
          <button type="button" className="link" onClick={() => onSet(null)}>
            {t('case.asRun')}
          </button>
        </p>
      )}
    </div>
  );
};
