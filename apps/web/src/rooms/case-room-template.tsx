import { Button } from '@digdir/designsystemet-react';
import type { Problem } from '@veivalg/core';
import { describeProblem } from '@veivalg/core/text';
import type { CaseFacts, ReportDocument } from '@veivalg/report';
import type { TemplateField } from '@veivalg/report/docx';
import { useId, useState } from 'react';
import { fillOwnTemplate, handOver } from '../case/case-files.ts';
import { useText } from '../text/use-text.ts';

interface Props {
  readonly document: ReportDocument;
  readonly facts: CaseFacts;
  readonly stem: string;
  readonly waiting: boolean;
}

interface Template {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly problems: readonly Problem[];
  readonly ready: boolean;
}

/** Largest template taken. Unit: bytes. */
const largest = 20_000_000;

/** The municipality's own .docx: chosen, checked field by field, and filled. */
export const CaseTemplate = ({ document, facts, stem, waiting }: Props) => {
  const { t, language } = useText();
  const id = useId();
  const [template, setTemplate] = useState<Template | null>(null);
  const [fields, setFields] = useState<readonly TemplateField[]>([]);
  const [trouble, setTrouble] = useState('');
  const choose = async (file: File | undefined): Promise<void> => {
    setTemplate(null);
    setTrouble('');
    if (file === undefined) return;
    if (file.size > largest) {
      setTrouble(t('case.template.large'));
      return;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { checkTemplate } = await import('@veivalg/report/docx');
      const { problems, filler } = checkTemplate(bytes, file.name);
      setTemplate({ name: file.name, bytes, problems, ready: filler !== null });
    } catch {
      setTrouble(t('case.template.unread', { file: file.name }));
    }
  };
  const fill = async (): Promise<void> => {
    if (template === null) return;
    try {
      const filled = await fillOwnTemplate(template.bytes, template.name, document, facts, stem);
      if (filled.ok) handOver(filled.value);
      else setTemplate({ ...template, problems: filled.problems, ready: false });
    } catch {
      setTrouble(t('case.template.unread', { file: template.name }));
    }
  };
  return (
    <details
      className="case-part"
      onToggle={(event) => {
        if (event.currentTarget.open && fields.length === 0)
          void import('@veivalg/report/docx').then(({ templateFields }) => setFields(templateFields));
      }}
    >
      <summary>{t('case.template')}</summary>
      <p className="sub">{t('case.template.text', { field: '{tittel}' })}</p>
      {/* The browser's own button speaks the browser's language. */}
      <input
        id={id}
        className="hidden case-file"
        type="file"
        accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      <label htmlFor={id} className="case-file-label">
        {t('case.template.choose')}
      </label>
      <div role="status" className="case-template-answer">
        {trouble === '' ? null : <p className="wrong">{trouble}</p>}
        {template === null ? null : (
          <>
            <p>
              <b>
                {template.problems.length === 0
                  ? t('case.template.fine', { file: template.name })
                  : t('case.template.faults', { file: template.name, count: template.problems.length })}
              </b>
            </p>
            <ul>
              {template.problems.map((one) => (
                <li key={JSON.stringify(one)}>{describeProblem(language, one)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Button
        variant="secondary"
        disabled={template === null || !template.ready || waiting}
        onClick={() => void fill()}
      >
        {t('case.template.fill')}
      </Button>
      <details className="case-template-fields">
        <summary>{t('case.template.fields')}</summary>
        <ul>
          {fields.map(({ name, alias, columns, required }) => (
            <li key={name}>
              <code>{columns === undefined ? `{${name}}` : `{#${name}}…{/${name}}`}</code>
              {alias === undefined ? null : (
                <>
                  {' / '}
                  <code>{columns === undefined ? `{${alias}}` : `{#${alias}}…{/${alias}}`}</code>
                </>
              )}
              {columns === undefined ? null : (
                <>
                  {': '}
                  <code>{columns.map((column) => `{${column}}`).join(' ')}</code>
                </>
              )}
              {required === true ? <span className="sub"> {t('case.template.required')}</span> : null}
            </li>
          ))}
        </ul>
      </details>
    </details>
  );
};
