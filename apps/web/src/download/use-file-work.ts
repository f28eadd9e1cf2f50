import { useRef, useState } from 'react';
import { useLasting } from '../shell/progress.tsx';
import { type Watch, WorkStopped } from './file-work.ts';

export interface FileWork {
  readonly busy: boolean;
  /** Is the work still going on after the reader's patience? */
  readonly lasting: boolean;
  readonly share: number;
  readonly stop: () => void;
  /** Do the work. @returns Whether it was done to its end; false when it was stopped. Rejects when it failed. */
  readonly run: (work: (watch: Watch) => Promise<void>) => Promise<boolean>;
}

/** One file being made at a time, followed and stopped. */
export const useFileWork = (): FileWork => {
  const [busy, setBusy] = useState(false);
  const [share, setShare] = useState(0);
  const stopping = useRef(false);
  return {
    busy,
    lasting: useLasting(busy),
    share,
    stop: () => {
      stopping.current = true;
    },
    run: async (work) => {
      stopping.current = false;
      setShare(0);
      setBusy(true);
      try {
        await work({ tell: setShare, stopped: () => stopping.current });
        return true;
      } catch (error) {
        if (error instanceof WorkStopped) return false;
        throw error;
      } finally {
        setBusy(false);
      }
    },
  };
};
