import type { SafeStorage } from '../state/safe-storage.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const themeKey = 'veivalg.theme';

export const readTheme = (storage: SafeStorage): Theme =>
  themes.find((theme) => theme === storage.read(themeKey)) ?? 'auto';

/** Show the page in a theme; `auto` follows the machine. */
export const applyTheme = (theme: Theme): void => {
  document.documentElement.dataset['colorScheme'] = theme;
};

export const keepTheme = (storage: SafeStorage, theme: Theme): void => {
  storage.write(themeKey, theme);
  applyTheme(theme);
};
