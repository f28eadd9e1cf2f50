import type { MessageTable } from '../translator.ts';
import type { SentenceKey } from './nb.ts';

/** Sentences about a balance, in English. */
export const en: MessageTable<SentenceKey> = {
  'balance.shortage': 'In {year}, {place} is short of {gap} full-time equivalents in health and care.',
  'balance.surplus':
    'In {year}, {place} has {gap} full-time equivalents more than needed in health and care.',
  'balance.even': 'In {year}, need and supply are about equal in {place}.',
  'balance.unsureShortage':
    'It is not certain that {place} lacks health and care staff in {year}. The middle run gives a shortage of {gap} full-time equivalents.',
  'balance.unsureSurplus':
    'It is not certain that {place} has enough health and care staff in {year}. The middle run gives {gap} full-time equivalents more than needed.',
  'balance.shortagePart': 'In {year}, {place} is short of {gap} full-time equivalents: {part}.',
  'balance.surplusPart': 'In {year}, {place} has {gap} full-time equivalents more than needed: {part}.',
  'balance.evenPart': 'In {year}, need and supply are about equal in {place}: {part}.',
  'balance.unsureShortagePart':
    'It is not certain that {place} lacks staff in {year}: {part}. The middle run gives a shortage of {gap} full-time equivalents.',
  'balance.unsureSurplusPart':
    'It is not certain that {place} has enough staff in {year}: {part}. The middle run gives {gap} full-time equivalents more than needed.',
  'balance.own.shortage':
    'The municipality’s own services are short of {gap} full-time equivalents; the rest is hospital and dental care for its residents.',
  'balance.own.surplus': 'The municipality’s own services have {gap} full-time equivalents more than needed.',
  'balance.own.even': 'In the municipality’s own services need and supply are about equal.',
  'balance.ownMany.shortage': 'The municipal services are short of {gap} full-time equivalents.',
  'balance.ownMany.surplus': 'The municipal services have {gap} full-time equivalents more than needed.',
  'balance.ownMany.even': 'In the municipal services need and supply are about equal.',
  'balance.detail':
    'The need is {demand} full-time equivalents. The supply is {supply}, which covers {coverage} of the need.',
  'balance.detailNothing': 'No full-time equivalents are needed here.',
  'balance.band': 'In eight of ten runs the shortage lies between {low} and {high} full-time equivalents.',
  'balance.bandSurplus':
    'In eight of ten runs the surplus lies between {low} and {high} full-time equivalents.',
  'balance.bandAroundZero':
    'In eight of ten runs the result lies between {surplus} full-time equivalents too many and {shortage} too few. There is no clear difference.',
  'balance.withPlan.less':
    'With the plan {place} is short of {gap} full-time equivalents, {change} fewer than without.',
  'balance.withPlan.more':
    'With the plan {place} is short of {gap} full-time equivalents, {change} more than without.',
  'balance.withPlan.same': 'The plan makes no clear difference.',
  'balance.withPlan.closed': 'With the plan need and supply are about equal.',
  'balance.withPlan.surplus': 'With the plan {place} has {gap} full-time equivalents more than needed.',
};
