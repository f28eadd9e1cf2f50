import type { Problem } from '@veivalg/core';
import { describeProblem } from '@veivalg/core/text';
import { type CaseFacts, type DocumentKind, stances } from '@veivalg/report';
import { useId } from 'react';
import {
  type CaseForm,
  type FormField,
  fieldsOfKind,
  type LineField,
  lineFields,
  problemsOf,
  remarkOn,
  textKey,
} from '../case/case-form.ts';
import { changeForm } from '../case/case-state.ts';
import { useText } from '../text/use-text.ts';

interface Props {
  readonly kind: DocumentKind;
  readonly form: CaseForm;
  readonly facts: CaseFacts | null;
  readonly problems: readonly Problem[];
  /** What stands where no title has been typed. */
  readonly title: string;
}

const isLine = (field: FormField): field is LineField => lineFields.some((known) => known === field);

/** The same field means something else in some kinds: the points of a hearing answer, the goal of a plan. */
const labelOf = (kind: DocumentKind, field: FormField) => {
  if (kind === 'hearing' && field === 'points') return 'case.field.pointsHearing';
  return kind === 'plan' && field === 'background' ? 'case.field.goal' : (`case.field.${field}` as const);
};

/** What people fill in themselves, each field with its check beside it. */
export const CaseFields = ({ kind, form, facts, problems, title }: Props) => {
  const { t } = useText();
  const { lines, texts } = fieldsOfKind[kind];
  const set = (field: FormField, text: string): void =>
    changeForm((before) => ({ ...before, texts: { ...before.texts, [textKey(kind, field)]: text } }));
  const field = (name: FormField) => (
    <CaseField
      key={name}
      name={name}
      label={t(labelOf(kind, name))}
      value={form.texts[textKey(kind, name)] ?? ''}
      placeholder={name === 'title' ? title : ''}
      problems={problemsOf(problems, name).filter(({ code }) => code !== 'V4003')}
      onSet={(text) => set(name, text)}
    />
  );
  return (
    <div className="case-fields">
      {lines.map(field)}
      {kind === 'hearing' ? (
        <fieldset className="case-stance">
          <legend>{t('case.stance')}</legend>
          {(['', ...stances] as const).map((stance) => (
            <label key={stance}>
              <input
                type="radio"
                name="case-stance"
                checked={form.stance === stance}
                onChange={() => changeForm((before) => ({ ...before, stance }))}
              />
              {t(`case.stance.${stance === '' ? 'none' : stance}`)}
            </label>
          ))}
        </fieldset>
      ) : null}
      {texts.map(field)}
      {kind === 'plan' && facts !== null ? <Owners form={form} facts={facts} problems={problems} /> : null}
    </div>
  );
};

const Owners = ({
  form,
  facts,
  problems,
}: Pick<Props, 'form' | 'problems'> & { readonly facts: CaseFacts }) => {
  const { t, language } = useText();
  if (facts.levers.length === 0) return null;
  return (
    <fieldset className="case-owners">
      <legend>{t('case.owners')}</legend>
      {facts.levers.map(({ measure }) => (
        <CaseField
          key={measure.id}
          name="title"
          label={measure.name[language]}
          value={form.owners[measure.id] ?? ''}
          placeholder=""
          problems={problemsOf(problems, `owners.${measure.id}`)}
          onSet={(text) =>
            changeForm((before) => ({ ...before, owners: { ...before.owners, [measure.id]: text } }))
          }
        />
      ))}
    </fieldset>
  );
};

interface FieldProps {
  readonly name: FormField;
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly problems: readonly Problem[];
  readonly onSet: (text: string) => void;
}

/** One field with its hint, and what is wrong with it in words. */
const CaseField = ({ name, label, value, placeholder, problems, onSet }: FieldProps) => {
  const { t, language } = useText();
  const id = useId();
  const remark = isLine(name) ? remarkOn(name, value) : null;
  const words =
    remark !== null
      ? [t(`case.remark.${remark}`)]
      : problems.map((one) => describeProblem(language, { ...one, where: label }));
  const wrong = remark === 'date' || problems.some(({ severity }) => severity === 'error');
  const hint = name === 'points' || name === 'asks' ? t('case.onePerLine') : '';
  const shared = {
    id,
    className: 'field wide',
    value,
    'aria-invalid': wrong,
    'aria-describedby': `${id}-words`,
    autoComplete: 'off',
  };
  return (
    <div className="case-field">
      <label htmlFor={id}>{label}</label>
      {isLine(name) ? (
        <input {...shared} placeholder={placeholder} onChange={(event) => onSet(event.target.value)} />
      ) : (
        <textarea
          {...shared}
          rows={value.split('\n').length + 1}
          onChange={(event) => onSet(event.target.value)}
        />
      )}
      <div id={`${id}-words`} className={wrong ? 'case-words wrong' : 'case-words'} aria-live="polite">
        {hint === '' ? null : <p>{hint}</p>}
        {words.map((word) => (
          <p key={word}>{word}</p>
        ))}
      </div>
    </div>
  );
};
