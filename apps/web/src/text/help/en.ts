import type { HelpKey } from './nb.ts';

/** Texts of the guide, the glossary and help in English. */
export const helpEn: Readonly<Record<HelpKey, string>> = {
  'glossary.band': 'Eight of ten runs',
  'glossary.bandText':
    'The future is worked out many times with different possible values. In eight of ten the answer lies within the band.',
  'glossary.ceiling': 'Sustainable ceiling',
  'glossary.ceilingText':
    'How large a share of all in work can be in health and care without harming everything else.',
  'glossary.coverage': 'Coverage',
  'glossary.coverageText': 'How much of the need the supply covers. 100 per cent is balance.',
  'glossary.evidence': 'Evidence',
  'glossary.evidenceText':
    'A is a trial, B an evaluation, C an estimate, and D means no one has measured it.',
  'glossary.fte': 'Full-time equivalent',
  'glossary.fteText':
    'One person working full time for a year. Two in half positions make one. Contracted ones are counted here, long absence included.',
  'glossary.gap': 'Shortage',
  'glossary.gapText': 'Need minus supply. A positive figure means that people are lacking.',
  'glossary.helsefellesskap': 'Catchment area',
  'glossary.helsefellesskapText': 'The municipalities that share a hospital, with the hospital.',
  'glossary.path': 'Path',
  'glossary.pathText':
    'A set of assumptions on health, family and standard. Best and worst show how much they matter.',
  'guide.1': 'Choose your municipality',
  'guide.1text': 'Change place at the top. Search by name or number.',
  'guide.2': 'Read the sentence',
  'guide.2text':
    'It says how many full-time equivalents are lacking. Press “Why?” to see what the figure is made of.',
  'guide.3': 'Move measures',
  'guide.3text':
    'Drag, type or use the arrow keys. Every chart follows. The coloured field is what research has found.',
  'guide.4': 'Take it with you',
  'guide.4text': 'The link opens the same picture for others. Plans are kept on your own machine.',
  'guide.back': 'Back',
  'guide.done': 'Start',
  'guide.next': 'Next',
  'guide.skip': 'Skip',
  'guide.step': '{step} of {count}',
  'guide.title': 'Veivalg in one minute',
  'help.glossary': 'Words',
  'help.guide': 'Show the introduction again',
  'help.keyArrows': 'Move a measure one step, or read the points of a chart',
  'help.keyEscape': 'Close what is open',
  'help.keyHome': 'To the lowest and highest value',
  'help.keyPage': 'Move a measure ten steps',
  'help.keyRedo': 'Redo',
  'help.keyUndo': 'Undo the last change',
  'help.keys': 'Keys',
  'help.open': 'Help',
  'help.report': 'Report an error in the figures',
  'help.reportText': 'Copy the link and tell what is wrong. The link shows exactly what you see.',
  'help.title': 'Help',
};
