import { Button } from '@digdir/designsystemet-react';
import { emptyPlan } from '@veivalg/core';
import { PlacePicker } from '../places/place-picker.tsx';
import { useArea } from '../shell/use-area.ts';
import { readShelf } from '../state/plan-shelf.ts';
import { localStore } from '../state/safe-storage.ts';
import { useStore } from '../state/store.ts';
import type { CompareItem } from '../state/view.ts';
import { useText } from '../text/use-text.ts';

/** Choose what to put beside: another place, the place without a plan, or a saved plan. */
export const AddItem = ({ onAdd }: { readonly onAdd: (item: CompareItem) => void }) => {
  const { t } = useText();
  const { areas } = useArea();
  const place = useStore((state) => state.view.place);
  const saved = readShelf(localStore).filter((one) => !one.trashed);
  if (areas === undefined) return null;
  return (
    <>
      <div className="compare-add">
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => onAdd({ place, label: '', plan: emptyPlan })}
        >
          {t('compare.without')}
        </Button>
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => onAdd({ place, label: t('word.best'), plan: { ...emptyPlan, scenario: 'best' } })}
        >
          {t('word.best')}
        </Button>
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => onAdd({ place, label: t('word.worst'), plan: { ...emptyPlan, scenario: 'worst' } })}
        >
          {t('word.worst')}
        </Button>
        {saved.map((one) => {
          const plan = one.versions[0]?.plan;
          return plan === undefined ? null : (
            <Button
              key={one.id}
              variant="secondary"
              data-size="sm"
              onClick={() => onAdd({ place, label: one.name, plan })}
            >
              {one.name}
            </Button>
          );
        })}
      </div>
      <PlacePicker
        areas={areas}
        label={t('compare.place')}
        onPick={(area) => onAdd({ place: { kind: area.kind, id: area.id }, label: '', plan: null })}
      />
    </>
  );
};
