/** The widths and languages the walk is made at. Unit of `width`: CSS pixels. */
export const walks = [
  { width: 1440, language: 'nb' },
  { width: 768, language: 'nb' },
  { width: 390, language: 'nb' },
  { width: 320, language: 'nb' },
  { width: 1440, language: 'nn' },
  { width: 1440, language: 'en' },
  { width: 320, language: 'nn' },
  { width: 390, language: 'en' },
] as const;
