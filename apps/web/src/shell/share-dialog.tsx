import { Button } from '@digdir/designsystemet-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { tellFile, tellLink } from '../engine/start.ts';
import { OwnStrip } from '../own/own-strip.tsx';
import { frozenOf, planFile, readFrozen } from '../state/frozen.ts';
import { readPlan } from '../state/plan-shape.ts';
import {
  emptyTrash,
  putOnShelf,
  readShelf,
  type SavedPlan,
  type SavedVersion,
  setTrashed,
  writeShelf,
} from '../state/plan-shelf.ts';
import { localStore } from '../state/safe-storage.ts';
import {
  addNotice,
  arriveAt,
  changePlan,
  changeView,
  linkOf,
  sharedAddressOf,
  useStore,
} from '../state/store.ts';
import { dateText, timeText } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { Dialog } from './dialog.tsx';
import { useArea } from './use-area.ts';

/** Link, citation and frame; plans saved on this machine with versions and trash; plans as files. */
export const ShareDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, language } = useText();
  const state = useStore();
  const { name } = useArea();
  const [shelf, setShelf] = useState(() => readShelf(localStore));
  const [said, setSaid] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const link = linkOf(state);
  const versions = { model: state.catalog?.modelVersion ?? '', data: state.catalog?.dataVersion ?? '' };
  const cite = t('share.citeText', {
    ...versions,
    place: name,
    year: String(state.view.year),
    date: dateText(language, new Date()),
    link,
  });
  const frame = `<iframe src="${link.replaceAll('&', '&amp;')}" title="Veivalg: ${name}" width="100%" height="900"></iframe>`;

  const keep = (next: readonly SavedPlan[]): boolean => {
    const how = writeShelf(localStore, next);
    if (how === 'ok') {
      setShelf(next);
      return true;
    }
    setSaid(t(how === 'full' ? 'notice.storageFull' : 'notice.storage'));
    return false;
  };
  const save = (): void => {
    const version: SavedVersion = {
      savedAt: new Date().toISOString(),
      plan: state.view.plan,
      address: sharedAddressOf(state),
    };
    if (keep(putOnShelf(shelf, version, crypto.randomUUID()))) setSaid(t('share.saved'));
  };
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t('action.copied'));
    } catch {
      setSaid(t('share.copyYourself'));
    }
  };
  const open = (version: SavedVersion): void => {
    history.pushState({ step: 'plan' }, '', version.address);
    arriveAt(version.address);
    tellLink();
    onClose();
  };
  const exportPlan = (): void => {
    const body = planFile(state.view.plan, versions, frozenOf(state.view, state.picture));
    const place = document.createElement('a');
    place.href = URL.createObjectURL(new Blob([body], { type: 'application/json' }));
    place.download = `${(state.view.plan.name || 'plan').replace(/[^\p{L}\p{N}-]+/gu, '-').toLowerCase()}.veivalg.json`;
    place.click();
    setTimeout(() => URL.revokeObjectURL(place.href), 10_000);
  };
  const importPlan = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = event.target.files?.[0];
    if (chosen === undefined) return;
    let plan = null;
    let data: unknown = null;
    try {
      data = chosen.size > 5_000_000 ? null : JSON.parse(await chosen.text());
      plan = readPlan(data);
    } catch {
      // Not JSON: told below.
    }
    if (plan === null) addNotice({ id: 'file', key: 'notice.planFile', values: {} });
    else {
      const read = plan;
      changePlan(() => read);
      const { versions: made, frozen } = readFrozen(data);
      tellFile(read, made, frozen);
    }
    onClose();
  };
  const kept = shelf.filter((one) => !one.trashed);
  const trashed = shelf.filter((one) => one.trashed);
  const nameOf = (one: SavedPlan): string => (one.name === '' ? t('share.unnamed') : one.name);
  return (
    <Dialog title={t('share.title')} onClose={onClose} side>
      <p>{t('share.text')}</p>
      <OwnStrip />
      <Copyable label={t('share.link')} text={link} onCopy={copy} />
      <Copyable label={t('share.cite')} text={cite} onCopy={copy} />
      <Copyable label={t('share.embed')} text={frame} onCopy={copy} />
      <p role="status" className="said">
        {said}
      </p>
      <Button variant="secondary" data-size="sm" onClick={() => window.print()}>
        {t('action.print')}
      </Button>
      <h3>{t('share.saveTitle')}</h3>
      <div className="save-row">
        <label className="number-field grow">
          <span>{t('share.planName')}</span>
          <input
            className="field"
            value={state.view.plan.name}
            placeholder={t('share.planNameHint')}
            maxLength={120}
            onChange={(event) => changePlan((plan) => ({ ...plan, name: event.target.value }))}
          />
        </label>
        <Button variant="primary" onClick={save}>
          {t('action.save')}
        </Button>
      </div>
      {kept.length === 0 ? <p className="sub">{t('share.none')}</p> : null}
      <ul className="shelf">
        {kept.map((one) => (
          <li key={one.id}>
            <details>
              <summary>
                <span>{nameOf(one)}</span>
                <span className="sub">{t('share.versions', { count: one.versions.length })}</span>
              </summary>
              <ul className="plain-list">
                {one.versions.map((version) => (
                  <li key={version.savedAt} className="shelf-row">
                    <span className="sub">
                      {t('share.version', { date: timeText(language, new Date(version.savedAt)) })}
                    </span>
                    <button
                      type="button"
                      className="link"
                      aria-label={`${t('action.open')}: ${nameOf(one)}, ${timeText(language, new Date(version.savedAt))}`}
                      onClick={() => open(version)}
                    >
                      {t('action.open')}
                    </button>
                  </li>
                ))}
                <li className="shelf-row">
                  <button
                    type="button"
                    className="link"
                    aria-label={`${t('share.compareWith')}: ${nameOf(one)}`}
                    onClick={() => {
                      const plan = one.versions[0]?.plan;
                      if (plan !== undefined)
                        changeView(
                          {
                            room: 'compare',
                            compare: [
                              { place: state.view.place, label: '', plan: null },
                              { place: state.view.place, label: one.name, plan },
                            ],
                          },
                          true,
                        );
                      onClose();
                    }}
                  >
                    {t('share.compareWith')}
                  </button>
                  <button
                    type="button"
                    className="link"
                    aria-label={`${t('action.delete')}: ${nameOf(one)}`}
                    onClick={() => keep(setTrashed(shelf, one.id, true))}
                  >
                    {t('action.delete')}
                  </button>
                </li>
              </ul>
            </details>
          </li>
        ))}
      </ul>
      {trashed.length === 0 ? null : (
        <>
          <h3>{t('share.trash')}</h3>
          <p className="sub">{t('share.trashText')}</p>
          <ul className="plain-list">
            {trashed.map((one) => (
              <li key={one.id} className="shelf-row">
                <span>{nameOf(one)}</span>
                <button
                  type="button"
                  className="link"
                  aria-label={`${t('action.restore')}: ${nameOf(one)}`}
                  onClick={() => keep(setTrashed(shelf, one.id, false))}
                >
                  {t('action.restore')}
                </button>
              </li>
            ))}
          </ul>
          <Button variant="tertiary" data-size="sm" onClick={() => keep(emptyTrash(shelf))}>
            {t('share.emptyTrash')}
          </Button>
        </>
      )}
      <div className="save-row files">
        <Button variant="secondary" data-size="sm" onClick={exportPlan}>
          {t('share.exportPlan')}
        </Button>
        <Button variant="secondary" data-size="sm" onClick={() => file.current?.click()}>
          {t('share.importPlan')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          className="hidden"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => void importPlan(event)}
        />
      </div>
    </Dialog>
  );
};

const Copyable = ({
  label,
  text,
  onCopy,
}: {
  label: string;
  text: string;
  onCopy: (text: string) => void;
}) => {
  const { t } = useText();
  return (
    <div className="copyable">
      <label className="number-field grow">
        <span>{label}</span>
        <input className="field" readOnly value={text} onFocus={(event) => event.target.select()} />
      </label>
      <Button
        variant="secondary"
        data-size="sm"
        aria-label={`${t('share.copy')}: ${label}`}
        onClick={() => onCopy(text)}
      >
        {t('share.copy')}
      </Button>
    </div>
  );
};
