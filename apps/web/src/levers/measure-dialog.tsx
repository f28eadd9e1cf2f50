import { Dialog } from '../shell/dialog.tsx';
import { changeView } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { MeasurePage } from './measure-page.tsx';
import { useMeasures } from './use-measures.ts';

/** The drawer that tells all about a measure. */
export const MeasureDialog = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const { language } = useText();
  const measure = useMeasures().find((one) => one.id === id);
  if (measure === undefined) return null;
  return (
    <Dialog key={id} title={measure.name[language]} onClose={onClose} side>
      <MeasurePage measure={measure} onTell={(other) => changeView({ open: other }, true)} />
    </Dialog>
  );
};
