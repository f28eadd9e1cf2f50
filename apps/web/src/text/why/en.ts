import type { WhyKey } from './nb.ts';

/** Texts that explain numbers, in English. */
export const whyEn: Readonly<Record<WhyKey, string>> = {
  'why.ceilingText':
    'Persons are all who would have to work in health and care, for every employer, if the whole need were to be met with today’s size of positions.',
  'why.ceilingTitle': 'Why {value} of all in work in {place} in {year}?',
  'why.chapter': 'How it is worked out: {name}',
  'why.choose': 'Explain another figure',
  'why.coverageText': 'Coverage is the part of the need that the supply meets. 100 per cent is balance.',
  'why.coverageTitle': 'Why is coverage {value} in {place} in {year}?',
  'why.demandText':
    'The need is the users of each service times the full-time equivalents each user takes. Users follow the population by age and sex, and the municipality’s own level.',
  'why.demandTitle': 'Why is the need {value} full-time equivalents in {place} in {year}?',
  'why.differenceDemand': 'Difference in need',
  'why.differenceSupply': 'Difference in supply',
  'why.differenceText':
    'The first is {one}. The other is {other}. The shortages differ because the need differs, the supply differs, or both.',
  'why.differenceTitle': 'Why is the difference {value} full-time equivalents?',
  'why.figures':
    '{count, plural, one {# series of figures this step rests on} other {# series of figures this step rests on}}',
  'why.formulaCeiling': 'share = persons needed ÷ employed residents',
  'why.formulaDemand': 'need = sum over services of users × full-time equivalents per user',
  'why.formulaDifference': 'difference = first shortage − other shortage',
  'why.formulaHeads': 'persons = shortage ÷ average position',
  'why.formulaLever': 'effect = shortage with the plan − shortage without this measure',
  'why.formulaPerOld': 'shortage per 100 over 80 = shortage ÷ residents 80 and older × 100',
  'why.formulaRequirement':
    'more full-time equivalents = part phased in × (what the requirement asks − what is met already)',
  'why.formulaRequirementGap': 'shortage with the requirement = shortage before + more full-time equivalents',
  'why.formulaResidents': 'residents = those who were here + births − deaths + net migration, year by year',
  'why.formulaSpread': 'municipalities in order of coverage, weighted by residents 80 and older',
  'why.formulaSupply':
    'supply = sum over professions of persons × size of position, after people have left, retired and joined',
  'why.headsText': 'An average position is {size} of a full-time equivalent here.',
  'why.headsTitle': 'Why are {value} persons lacking in {place} in {year}?',
  'why.kind.ceiling': 'Share of all in work',
  'why.kind.coverage': 'Coverage',
  'why.kind.demand': 'Need',
  'why.kind.gap': 'Shortage',
  'why.kind.heads': 'Persons lacking',
  'why.kind.profession': 'Shortage in one profession',
  'why.kind.residents': 'Residents',
  'why.kind.service': 'Shortage in one service',
  'why.kind.spread': 'Difference between municipalities',
  'why.kind.supply': 'Supply',
  'why.leverText':
    'The measure is set to {value}. The effect is worked out with the rest of the plan in place, so it is smaller when other measures work on the same.',
  'why.leverTitle': 'Why {value} full-time equivalents in {place} in {year}?',
  'why.open': 'How the figure is worked out',
  'why.partTitle': 'Why this shortage? {name}, {place} {year}',
  'why.placeText': 'With the plan the shortage is {gap} full-time equivalents, without it {without}.',
  'why.placeTitle': 'The figures for {place} in {year}',
  'why.professionText': 'The need for {name} is {demand} full-time equivalents, and the supply is {supply}.',
  'why.requirementText':
    'The requirement asks for {asked} full-time equivalents. {met} of them are met already, and are not counted again.',
  'why.requirementTitle': 'Why {value} full-time equivalents? {label}',
  'why.residentsText':
    'The population is carried forward year by year for each municipality, sex and age, and agrees with the official projection.',
  'why.residentsTitle': 'Why {value} residents in {place} in {year}?',
  'why.serviceText':
    'The need in the service “{name}” is {demand} full-time equivalents, and the supply is {supply}. No source says which services get people first, so all services of an employer get the same coverage of a profession.',
  'why.sources': 'Sources',
  'why.sourcesText':
    'The figure is worked out in these steps. Each chapter also says what is assumed. The chapters are in bokmål.',
  'why.spreadText':
    'The figure rests on coverage in {count} municipalities. The middle one of the oldest lives where coverage is {median}.',
  'why.spreadTitle': 'Why from {low} to {high} in {year}?',
  'why.sumBelow': '{value} = the sum of the lines below',
  'why.supplyText':
    'Those who work today grow older, leave and retire. New ones come from education, from abroad and back to the profession.',
  'why.supplyTitle': 'Why is the supply {value} full-time equivalents in {place} in {year}?',
  'why.terms': 'What adds up to the figure',
  'why.without': 'Shortage in {year} without the plan',
};
