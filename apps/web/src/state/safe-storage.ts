/** Storage that may be blocked or full, with trouble as a value. */
export interface SafeStorage {
  read(key: string): string | null;
  write(key: string, value: string): 'ok' | 'blocked' | 'full';
}

/** Wrap the browser's storage. */
export const browserStorage = (area: () => Storage): SafeStorage => ({
  read: (key) => {
    try {
      return area().getItem(key);
    } catch {
      return null;
    }
  },
  write: (key, value) => {
    try {
      area().setItem(key, value);
      return 'ok';
    } catch (error) {
      return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked';
    }
  },
});

export const localStore: SafeStorage = browserStorage(() => window.localStorage);
