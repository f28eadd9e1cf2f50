import { Button } from '@digdir/designsystemet-react';
import { type OwnFigures, setsInUse, shareableOwn } from '@veivalg/core';
import { type ChangeEvent, useRef, useState } from 'react';
import { areaName, municipalityOf } from '../places/areas.ts';
import { useArea } from '../shell/use-area.ts';
import { useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { type applyOwn, putOwn, undoOwn } from './apply-own.ts';
import { OwnBeside } from './own-beside.tsx';
import { OwnDialog } from './own-dialog.tsx';
import { OwnProblems } from './own-problems.tsx';
import { useOwnStore } from './own-shelf.ts';
import { useOwnText } from './own-text.ts';
import '../style/own.css';

/** Save own figures to a file, small groups left out. */
const saveFile = (own: OwnFigures): void => {
  const place = document.createElement('a');
  place.href = URL.createObjectURL(new Blob([JSON.stringify(own, null, 1)], { type: 'application/json' }));
  place.download = `egne-tall-${own.municipality}.json`;
  place.click();
  setTimeout(() => URL.revokeObjectURL(place.href), 10_000);
};

/** The municipality's own figures: read in, laid beside the register's, chosen, undone, saved and opened. */
export const OwnSection = () => {
  const t = useOwnText();
  const { t: words } = useText();
  const { area } = useArea();
  const catalog = useStore((state) => state.catalog);
  const { list, before } = useOwnStore();
  const [open, setOpen] = useState<'import' | 'change' | null>(null);
  const [said, setSaid] = useState('');
  const [wrong, setWrong] = useState<Parameters<typeof OwnProblems>[0]['problems']>([]);
  const file = useRef<HTMLInputElement>(null);
  if (catalog === null || area === undefined) return null;
  const municipality = municipalityOf(area, catalog.municipalities);
  const place = catalog.municipalities.findIndex((one) => one.id === municipality?.id);
  const own = list.find((one) => one.municipality === municipality?.id) ?? null;
  const others = list
    .filter((one) => one.municipality !== municipality?.id && setsInUse(one).length > 0)
    .map((one) => catalog.municipalities.find(({ id }) => id === one.municipality)?.name ?? one.municipality);
  const report = async (work: ReturnType<typeof applyOwn>): Promise<void> => {
    const problems = await work;
    setWrong(problems.filter(({ severity }) => severity === 'error'));
    setSaid('');
  };
  const openSaved = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = event.target.files?.[0];
    event.target.value = '';
    if (chosen === undefined) return;
    const { parseOwnFigures } = await import('@veivalg/data');
    const read = parseOwnFigures(chosen.size > 20_000_000 ? '' : await chosen.text(), chosen.name);
    if (!read.ok) setWrong(read.problems);
    else if (read.value.municipality !== municipality?.id) {
      setWrong([]);
      setSaid(t('own.openWrong', { place: municipality?.name ?? '' }));
    } else await report(putOwn(read.value));
  };
  const name = areaName(area, words);
  const shared = own === null ? null : shareableOwn(own);
  return (
    <section className="card pad own-section" aria-labelledby="own-title">
      <h2 id="own-title">{words('own.room.title')}</h2>
      <p className="sub">{words('own.room.text')}</p>
      {municipality === undefined ? (
        <p>{t('own.choosePlace')}</p>
      ) : (
        <>
          <p>{t(own === null ? 'own.none' : 'own.here', { place: name })}</p>
          {own === null ? null : <OwnBeside own={own} />}
          {own !== null && setsInUse(own).length > 0 ? <p className="sub">{t('own.spread')}</p> : null}
        </>
      )}
      {others.length === 0 ? null : <p>{t('own.others', { places: others.join(', ') })}</p>}
      <p role="status" className="said">
        {said}
      </p>
      <OwnProblems title={t('own.wrong')} problems={wrong} severity="error" />
      <div className="own-actions no-print">
        {municipality === undefined ? null : (
          <>
            <Button variant="primary" data-size="sm" onClick={() => setOpen('import')}>
              {t('own.import')}
            </Button>
            {own === null ? null : (
              <Button variant="secondary" data-size="sm" onClick={() => setOpen('change')}>
                {t('own.change')}
              </Button>
            )}
          </>
        )}
        {before === null ? null : (
          <Button variant="secondary" data-size="sm" onClick={() => void report(undoOwn())}>
            {t('own.undo')}
          </Button>
        )}
        {municipality === undefined ? null : (
          <Button variant="tertiary" data-size="sm" onClick={() => file.current?.click()}>
            {t('own.open')}
          </Button>
        )}
        {shared === null ? null : (
          <Button variant="tertiary" data-size="sm" onClick={() => saveFile(shared.own)}>
            {t('own.export')}
          </Button>
        )}
        {own === null ? null : (
          <Button variant="tertiary" data-size="sm" onClick={() => void report(putOwn({ ...own, sets: [] }))}>
            {t('own.removeAll')}
          </Button>
        )}
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          className="hidden"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => void openSaved(event)}
        />
      </div>
      {shared === null ? null : (
        <p className="sub">{t('own.exportText', { hidden: String(shared.hidden) })}</p>
      )}
      {open === null || municipality === undefined ? null : (
        <OwnDialog
          municipality={municipality.id}
          place={place}
          baseYear={catalog.baseYear}
          before={own}
          change={open === 'change'}
          onDone={(key) => {
            setOpen(null);
            setWrong([]);
            setSaid(t(key));
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
};
