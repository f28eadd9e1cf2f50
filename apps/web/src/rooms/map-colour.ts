import type { MapScale } from './map-classes.ts';

/** Colour of a class: the last one alone means enough people; what is short goes from pale to dark. */
export const colourOf = (value: number | null | undefined, scale: MapScale): string => {
  if (value === null || value === undefined) return 'url(#map-hatch)';
  // Fewer classes than five stand in the middle of the colours.
  if (scale.sequential === true)
    return `var(--map-${Math.min(value + Math.floor((4 - scale.limits.length) / 2), 4)})`;
  if (scale.diverging) return `var(--map-d${value})`;
  const last = scale.limits.length;
  return value === last ? 'var(--map-5)' : `var(--map-${Math.max(0, 5 - (last - value))})`;
};
