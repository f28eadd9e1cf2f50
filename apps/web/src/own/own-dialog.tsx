import { Button } from '@digdir/designsystemet-react';
import { type OwnFigures, type Problem, type RegisterFigures, usableOwn } from '@veivalg/core';
import { formatNumber } from '@veivalg/core/text';
import { type DragEvent, useEffect, useId, useState } from 'react';
import { engineClient } from '../engine/start.ts';
import { Dialog } from '../shell/dialog.tsx';
import { useStore } from '../state/store.ts';
import { percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { putOwn } from './apply-own.ts';
import { choiceOf, OwnBeside } from './own-beside.tsx';
import {
  choose,
  forgetImport,
  lookAt,
  openFileFor,
  readAs,
  startOfImport,
  sumFile,
  useImport,
} from './own-import.ts';
import { OwnPreview } from './own-preview.tsx';
import { OwnProblems } from './own-problems.tsx';
import { encodings, fileKinds } from './own-protocol.ts';
import { useOwnText } from './own-text.ts';

interface Props {
  readonly municipality: string;
  /** Position on the place axis. */
  readonly place: number;
  readonly baseYear: number;
  readonly before: OwnFigures | null;
  /** Change the choice among figures that are there, instead of reading a file. */
  readonly change: boolean;
  readonly onDone: (said: 'own.done' | 'own.kept') => void;
  readonly onClose: () => void;
}

const errorsIn = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ severity }) => severity === 'error');

/** From a file to own figures in the calculation: choose, look, sum, lay beside the register's, use with a reason. */
export const OwnDialog = ({ municipality, place, baseYear, before, change, onDone, onClose }: Props) => {
  const t = useOwnText();
  const { t: words } = useText();
  const state = useImport();
  const [register, setRegister] = useState<RegisterFigures | null>(null);
  useEffect(() => {
    void engineClient()?.register(place).then(setRegister);
    if (change && before !== null)
      useImport.setState({ ...startOfImport, step: 'beside', sets: before.sets });
    return forgetImport;
  }, [place, change, before]);
  const step = change && state.step !== 'beside' ? 'beside' : state.step;
  return (
    <Dialog title={t(change ? 'own.beside' : 'own.import')} onClose={onClose} wide>
      <div className="own-dialog">
        {step === 'choose' ? <Choose municipality={municipality} baseYear={baseYear} /> : null}
        {step === 'reading' ? <Reading /> : null}
        {step === 'look' ? (
          <Look municipality={municipality} baseYear={baseYear} register={register} />
        ) : null}
        {step === 'beside' ? (
          <Beside municipality={municipality} before={before} change={change} onDone={onDone} />
        ) : null}
        {step === 'reading' ? (
          <Button variant="secondary" data-size="sm" onClick={forgetImport}>
            {words('action.cancel')}
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
};

const Choose = ({ municipality, baseYear }: { readonly municipality: string; readonly baseYear: number }) => {
  const t = useOwnText();
  const { holds, problems } = useImport();
  const [over, setOver] = useState(false);
  const id = useId();
  const open = (file: File | undefined): void => {
    if (file !== undefined) void openFileFor(file, municipality);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    open(event.dataTransfer.files[0]);
  };
  return (
    <>
      <label className="number-field own-wide">
        <span>{t('own.holds')}</span>
        <select
          value={holds}
          data-first=""
          onChange={(event) => {
            const found = fileKinds.find((one) => one === event.target.value);
            if (found !== undefined) useImport.setState({ holds: found, problems: [] });
          }}
        >
          {fileKinds.map((one) => (
            <option key={one} value={one}>
              {t(`own.holds.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="sub">{t(`own.columns.${holds}`, { year: String(baseYear + 1) })}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way; the button is the first */}
      <div
        className={over ? 'own-drop over' : 'own-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className="ds-button own-file" data-variant="primary" htmlFor={id}>
          {t('own.choose')}
          <input
            id={id}
            type="file"
            accept=".csv,.txt,.tsv,.xlsx,.ods"
            onChange={(event) => open(event.target.files?.[0])}
          />
        </label>
        <span className="sub">{t('own.drop')}</span>
      </div>
      <OwnProblems title={t('own.wrong')} problems={problems} severity="error" />
    </>
  );
};

const Reading = () => {
  const t = useOwnText();
  const language = useStore((state) => state.view.language);
  const { name, share, rows } = useImport();
  return (
    <div className="own-reading">
      <p role="status">
        {t('own.reading', { name })}
        {rows === 0
          ? ''
          : `: ${t('own.progress', { rows: formatNumber(language, rows, 0), percent: percent(language, share) })}`}
      </p>
      <progress aria-label={t('own.reading', { name })} max={1} {...(rows === 0 ? {} : { value: share })} />
    </div>
  );
};

interface LookProps {
  readonly municipality: string;
  readonly baseYear: number;
  readonly register: RegisterFigures | null;
}

const Look = ({ municipality, baseYear, register }: LookProps) => {
  const t = useOwnText();
  const { file, preview, mapping, problems, leaveOut, year, holds } = useImport();
  if (file === null) return null;
  const errors = errorsIn(problems);
  const rowFaults = errors.filter(({ details }) => details['row'] !== undefined);
  return (
    <>
      <OwnProblems title={t('own.wrong')} problems={errors} severity="error" />
      <OwnProblems
        title={t('own.warned')}
        problems={problems.filter(({ severity }) => severity === 'warning')}
        severity="warning"
      />
      <div className="own-choices">
        {file.sheets.length < 2 || holds !== 'staff' ? null : (
          <label className="number-field">
            <span>{t('own.sheet')}</span>
            <select
              value={file.sheet}
              onChange={(event) => void lookAt(Number(event.target.value), municipality)}
            >
              {file.sheets.map((name, i) => (
                <option key={name} value={i}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {file.encoding === null ? null : (
          <label className="number-field">
            <span>{t('own.encoding')}</span>
            <select
              value={file.encoding}
              onChange={(event) => {
                const found = encodings.find((one) => one === event.target.value);
                if (found !== undefined) readAs(municipality, found);
              }}
            >
              {encodings.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="number-field">
          <span>{t('own.year')}</span>
          <select value={year} onChange={(event) => useImport.setState({ year: Number(event.target.value) })}>
            {[baseYear - 1, baseYear, baseYear + 1].map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        {mapping === null ? null : (
          <label className="number-field">
            <span>{t('own.scale')}</span>
            <select
              value={mapping.positionScale}
              onChange={(event) =>
                useImport.setState({
                  mapping: {
                    ...mapping,
                    positionScale: event.target.value === 'share' ? 'share' : 'percent',
                  },
                })
              }
            >
              <option value="percent">{t('own.scale.percent')}</option>
              <option value="share">{t('own.scale.share')}</option>
            </select>
          </label>
        )}
      </div>
      {preview === null || mapping === null ? (
        <p className="sub">{t(`own.columns.${holds}`, { year: String(baseYear + 1) })}</p>
      ) : (
        <OwnPreview
          preview={preview}
          mapping={mapping}
          onMap={(next) => useImport.setState({ mapping: next })}
        />
      )}
      {rowFaults.length === 0 && !leaveOut ? null : (
        <label className="own-met">
          <input
            type="checkbox"
            checked={leaveOut}
            onChange={(event) => useImport.setState({ leaveOut: event.target.checked })}
          />{' '}
          {t('own.leaveOut')}
        </label>
      )}
      <div className="own-actions">
        <Button
          variant="primary"
          disabled={register === null}
          onClick={() => {
            if (register !== null) void sumFile(register, baseYear);
          }}
        >
          {t('own.sum')}
        </Button>
        <Button variant="tertiary" onClick={forgetImport}>
          {t('own.again')}
        </Button>
      </div>
    </>
  );
};

interface BesideProps {
  readonly municipality: string;
  readonly before: OwnFigures | null;
  readonly change: boolean;
  readonly onDone: Props['onDone'];
}

const Beside = ({ municipality, before, change, onDone }: BesideProps) => {
  const t = useOwnText();
  const { sets, summed, problems } = useImport();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        (change ? (before?.sets ?? []) : sets).flatMap(({ kind, values }) =>
          values
            .filter((value) => usableOwn(kind, value) && (!change || value.use === 'own'))
            .map(({ key }) => choiceOf(kind, key)),
        ),
      ),
  );
  const [reason, setReason] = useState(() => before?.sets.find((set) => set.reason !== '')?.reason ?? '');
  const [wrong, setWrong] = useState<readonly Problem[]>([]);
  const [working, setWorking] = useState(false);
  const id = useId();
  const own: OwnFigures = { schemaVersion: 1, municipality, sets };
  const usable = sets.filter(({ kind, values }) => values.some((value) => usableOwn(kind, value)));
  const rest = sets.filter((set) => !usable.includes(set));
  const apply = async (use: boolean): Promise<void> => {
    setWorking(true);
    const made = choose(before, municipality, sets, use ? chosen : new Set(), reason.trim());
    const found = errorsIn(await putOwn(made));
    setWorking(false);
    setWrong(found);
    if (found.length === 0) onDone(use && chosen.size > 0 ? 'own.done' : 'own.kept');
    else document.getElementById(id)?.focus();
  };
  const pick = (picked: readonly string[], use: boolean): void => {
    const next = new Set(chosen);
    for (const one of picked)
      if (use) next.add(one);
      else next.delete(one);
    setChosen(next);
  };
  return (
    <>
      {summed === null ? null : (
        <p role="status">{t('own.summed', { rows: summed.rows, left: summed.left })}</p>
      )}
      <OwnProblems
        title={t('own.warned')}
        problems={problems.filter(({ severity }) => severity === 'warning')}
        severity="warning"
      />
      {usable.length === 0 ? null : (
        <>
          <p className="sub">{t('own.besideText')}</p>
          <OwnBeside own={{ ...own, sets: usable }} chosen={chosen} onChoose={pick} />
        </>
      )}
      {sets.some(
        ({ kind, values }) =>
          kind === 'stock' && values.some(({ key }) => key === 'doctor' || key === 'physiotherapist'),
      ) ? (
        <p className="sub">{t('own.doctorNote')}</p>
      ) : null}
      <label className="number-field own-wide" htmlFor={id}>
        <span>{t('own.reason')}</span>
      </label>
      <textarea
        id={id}
        className="field wide"
        rows={2}
        maxLength={2000}
        value={reason}
        aria-invalid={wrong.length > 0}
        onChange={(event) => setReason(event.target.value)}
      />
      <OwnProblems title={t('own.wrong')} problems={wrong} severity="error" />
      <div className="own-actions">
        <Button variant="primary" disabled={working || chosen.size === 0} onClick={() => void apply(true)}>
          {t('own.apply')}
        </Button>
        <Button variant="secondary" disabled={working} onClick={() => void apply(false)}>
          {t('own.keep')}
        </Button>
      </div>
      {rest.length === 0 ? null : (
        <>
          <h3>{t('own.rest')}</h3>
          <OwnBeside own={{ ...own, sets: rest }} />
        </>
      )}
    </>
  );
};
