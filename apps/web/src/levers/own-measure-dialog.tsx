import { Button } from '@digdir/designsystemet-react';
import type { Localised } from '@veivalg/core';
import { useId, useRef, useState } from 'react';
import { Dialog } from '../shell/dialog.tsx';
import { changePlan, changeView } from '../state/store.ts';
import { translatorFor, useText } from '../text/use-text.ts';
import { type OwnKind, ownKinds, ownMeasure } from './own-measure.ts';
import { useMeasures } from './use-measures.ts';

/** Add a measure of one's own: a name, and what it moves. Its size is set with its lever. */
export const OwnMeasureDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useText();
  const measures = useMeasures();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<OwnKind>('time');
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wrongId = useId();
  const missing = asked && name.trim() === '';
  const inAll = (key: 'own.why' | `own.unit.${OwnKind}`): Localised => ({
    nb: translatorFor('nb')(key),
    nn: translatorFor('nn')(key),
    en: translatorFor('en')(key),
  });
  const add = (): void => {
    if (name.trim() === '') {
      setAsked(true);
      field.current?.focus();
      return;
    }
    const made = ownMeasure(
      name.trim(),
      kind,
      inAll(`own.unit.${kind}`),
      inAll('own.why'),
      new Set(measures.map((one) => one.id)),
    );
    changePlan((plan) => ({ ...plan, ownMeasures: [...plan.ownMeasures, made] }));
    changeView({ open: made.id });
    onClose();
  };
  return (
    <Dialog title={t('own.title')} onClose={onClose}>
      <p>{t('own.text')}</p>
      <label className="number-field grow">
        <span>{t('own.name')}</span>
        <input
          ref={field}
          className="field wide"
          data-first=""
          maxLength={100}
          value={name}
          aria-invalid={missing}
          aria-describedby={missing ? wrongId : undefined}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
      </label>
      {missing ? (
        <p className="lever-wrong" role="alert" id={wrongId}>
          {t('own.nameMissing')}
        </p>
      ) : null}
      <fieldset className="own-kinds">
        <legend>{t('own.kind')}</legend>
        {ownKinds.map((one) => (
          <label key={one}>
            <input type="radio" name="own-kind" checked={kind === one} onChange={() => setKind(one)} />{' '}
            {t(`own.unit.${one}`)}
          </label>
        ))}
      </fieldset>
      <Button variant="primary" onClick={add}>
        {t('own.add')}
      </Button>
    </Dialog>
  );
};
