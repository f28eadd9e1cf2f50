import { Button } from '@digdir/designsystemet-react';
import {
  type Localised,
  professions,
  type Requirement,
  requirementTargets,
  requirementUnits,
  services,
} from '@veivalg/core';
import { useId, useRef, useState } from 'react';
import { Dialog } from '../shell/dialog.tsx';
import { translatorFor, useText } from '../text/use-text.ts';
import {
  emptyForm,
  type Faults,
  type NumberKey,
  ownRequirement,
  type RequirementForm,
  usesShare,
} from './own-requirement.ts';

interface OwnRequirementDialogProps {
  readonly taken: ReadonlySet<string>;
  readonly onAdd: (made: Requirement) => void;
  readonly onClose: () => void;
}

const inAll = (key: 'krav.own.why' | 'krav.own.law'): Localised => ({
  nb: translatorFor('nb')(key),
  nn: translatorFor('nn')(key),
  en: translatorFor('en')(key),
});

/** Write a requirement: who it applies to, how much, by whom, where and when. What is wrong is said at its field. */
export const OwnRequirementDialog = ({ taken, onAdd, onClose }: OwnRequirementDialogProps) => {
  const { t } = useText();
  const id = useId();
  const ref = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState<RequirementForm>(emptyForm);
  const [faults, setFaults] = useState<Faults>({});
  const set = (part: Partial<RequirementForm>): void => {
    setForm({ ...form, ...part });
    setFaults((before) =>
      Object.fromEntries(Object.entries(before).filter(([key]) => !Object.keys(part).includes(key))),
    );
  };
  const add = (): void => {
    const answer = ownRequirement(form, inAll('krav.own.why'), inAll('krav.own.law'), taken);
    if ('made' in answer) onAdd(answer.made);
    else {
      setFaults(answer.faults);
      const first = Object.keys(answer.faults)[0];
      ref.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    }
  };
  const typedField = (key: NumberKey | 'name', label: string, wide = false) => {
    const fault = faults[key];
    return (
      <div className={wide ? 'number-field own-wide' : 'number-field'}>
        <label htmlFor={`${id}${key}`}>{label}</label>
        <input
          id={`${id}${key}`}
          name={key}
          className={wide ? 'field wide' : 'field'}
          autoComplete="off"
          inputMode={key === 'name' ? 'text' : 'decimal'}
          maxLength={key === 'name' ? 100 : 20}
          data-first={key === 'name' ? '' : undefined}
          value={form[key]}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}${key}-wrong`}
          onChange={(event) => set({ [key]: event.target.value })}
        />
        {fault === undefined ? null : (
          <span className="lever-wrong" role="alert" id={`${id}${key}-wrong`}>
            {fault.key === 'krav.own.bad.number'
              ? t(fault.key, { low: String(fault.low), high: String(fault.high) })
              : t(fault.key)}
          </span>
        )}
      </div>
    );
  };
  const choice = <Id extends string>(
    label: string,
    value: Id,
    options: readonly (readonly [Id, string])[],
    onSet: (value: Id) => void,
  ) => (
    <label className="number-field own-wide">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const found = options.find(([option]) => option === event.target.value);
          if (found !== undefined) onSet(found[0]);
        }}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Dialog title={t('krav.own')} onClose={onClose}>
      <p className="sub">{t('krav.own.text')}</p>
      <form
        ref={ref}
        className="own-requirement"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {typedField('name', t('krav.own.name'), true)}
        {choice(
          t('krav.own.target'),
          form.target,
          requirementTargets.map((one) => [one, t(`krav.own.target.${one}`)] as const),
          (target) => set({ target }),
        )}
        {form.target === 'residents' ? (
          <>
            {choice(
              t('krav.own.sex'),
              form.sex,
              (['both', 'f', 'm'] as const).map((one) => [one, t(`krav.own.sex.${one}`)] as const),
              (sex) => set({ sex }),
            )}
            {typedField('fromAge', t('krav.own.fromAge'))}
            {typedField('toAge', t('krav.own.toAge'))}
          </>
        ) : null}
        {usesShare(form.target) ? typedField('share', t('krav.own.share')) : null}
        {choice(
          t('krav.own.unit'),
          form.unit,
          requirementUnits.map((one) => [one, t(`krav.own.unit.${one}`)] as const),
          (unit) => set({ unit }),
        )}
        {typedField('amount', t('krav.own.amount'))}
        {choice(
          t('krav.own.profession'),
          form.profession,
          professions.map((one) => [one, t(`profession.${one}`)] as const),
          (profession) => set({ profession }),
        )}
        {choice(
          t('krav.own.service'),
          form.service,
          services.map((one) => [one, t(`service.${one}`)] as const),
          (service) => set({ service }),
        )}
        <label className="own-met own-wide">
          <input
            type="checkbox"
            checked={form.met}
            onChange={(event) => set({ met: event.target.checked })}
          />{' '}
          {t('krav.own.met')}
        </label>
        {typedField('startYear', t('krav.start'))}
        {typedField('rampYears', t('krav.ramp'))}
        <Button variant="primary" type="submit" className="own-wide">
          {t('krav.own.add')}
        </Button>
      </form>
    </Dialog>
  );
};
