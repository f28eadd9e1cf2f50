import type { MeasureLibrary } from '@veivalg/core';

/** Is this the catalogue file of the build? It was checked when it was built. */
export const isLibrary = (data: unknown): data is MeasureLibrary =>
  typeof data === 'object' && data !== null && 'measures' in data && Array.isArray(data.measures);
