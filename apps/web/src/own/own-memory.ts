import { type StaffMapping, staffMappingSchema } from '@veivalg/connectors/local';
import type { SafeStorage } from '../state/safe-storage.ts';

const keyOf = (municipality: string): string => `veivalg.own.mapping.${municipality}`;

/** How the municipality's staff file was read last time: headings and occupation codes, nothing of a row. */
export const readMapping = (storage: SafeStorage, municipality: string): StaffMapping | null => {
  const text = storage.read(keyOf(municipality));
  if (text === null) return null;
  try {
    return staffMappingSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** Remember it; where the browser keeps nothing, next time starts from guesses again. */
export const rememberMapping = (storage: SafeStorage, mapping: StaffMapping): void => {
  storage.write(keyOf(mapping.municipality), JSON.stringify(mapping));
};
