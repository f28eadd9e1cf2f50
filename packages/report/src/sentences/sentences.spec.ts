import { describe, expect, it } from 'vitest';
import { makeDocument } from '../documents/make-document.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { Reference } from '../facts/reference.ts';
import { type DocumentLanguage, lineText } from '../model/document.ts';
import { toyFacts } from '../testing/toy-facts.ts';
import { createWriter } from '../text/write.ts';
import {
  bandLine,
  changeBandLine,
  changeLine,
  detailLine,
  findingLine,
  nowLine,
  pathsLine,
} from './balance.ts';
import { createContext } from './context.ts';
import { equityLine, residentLines, staffLines, userLines } from './situation.ts';

const context = (facts: CaseFacts, language: DocumentLanguage) =>
  createContext(facts, createWriter(language), {});
const inBoth = (facts: CaseFacts, say: (c: ReturnType<typeof context>) => readonly string[]) => ({
  // Thousands are marked with a no-break space; a plain one reads better here.
  nb: say(context(facts, 'nb')).join(' ').replaceAll('\u00a0', ' '),
  nn: say(context(facts, 'nn')).join(' ').replaceAll('\u00a0', ' '),
});
const text = (line: ReturnType<typeof findingLine> | null): string => (line === null ? '' : lineText(line));
const gapBand = (low: number, high: number) => (reference: Reference) =>
  reference.what === 'gap' && reference.minus === undefined && reference.year === 2050
    ? { low, high }
    : undefined;

describe('what is said about a balance', () => {
  it('names a shortage, what it is made of and how it was', () => {
    const facts = toyFacts({ demand: [143], supply: [100] });
    expect(
      inBoth(facts, (c) => [
        text(findingLine(c, facts.nothing)),
        text(detailLine(c, facts.nothing)),
        text(nowLine(c)),
      ]),
    ).toEqual({
      nb: 'I 2050 mangler Vik 43 årsverk i de kommunale helse- og omsorgstjenestene. Behovet er 143 årsverk, og tilgangen er 100. Tilgangen dekker 70 prosent av behovet. Ved inngangen til 2026 var det ingen tydelig forskjell mellom behov og tilgang.',
      nn: 'I 2050 manglar Vik 43 årsverk i dei kommunale helse- og omsorgstenestene. Behovet er 143 årsverk, og tilgangen er 100. Tilgangen dekkjer 70 prosent av behovet. Ved inngangen til 2026 var det ingen tydeleg skilnad mellom behov og tilgang.',
    });
  });

  it('names a surplus', () => {
    const facts = toyFacts({ demand: [80], supply: [100] });
    expect(inBoth(facts, (c) => [text(findingLine(c, facts.nothing))])).toEqual({
      nb: 'I 2050 har Vik 20 årsverk mer enn behovet i de kommunale helse- og omsorgstjenestene.',
      nn: 'I 2050 har Vik 20 årsverk meir enn behovet i dei kommunale helse- og omsorgstenestene.',
    });
  });

  it('sees no clear difference when the gap is smaller than the rounding of the sources', () => {
    const facts = toyFacts({ demand: [100.4], supply: [100] });
    expect(inBoth(facts, (c) => [text(findingLine(c, facts.nothing))])).toEqual({
      nb: 'I 2050 er det ingen tydelig forskjell mellom behov og tilgang i de kommunale helse- og omsorgstjenestene i Vik.',
      nn: 'I 2050 er det ingen tydeleg skilnad mellom behov og tilgang i dei kommunale helse- og omsorgstenestene i Vik.',
    });
  });

  it('calls a gap that its band does not settle unsure, and tells the middle', () => {
    const facts = toyFacts({ demand: [143], supply: [100] }, { band: gapBand(-12, 98) });
    expect(
      inBoth(facts, (c) => [text(findingLine(c, facts.nothing)), text(bandLine(c, facts.nothing))]),
    ).toEqual({
      nb: 'Det er ikke sikkert at Vik mangler årsverk i de kommunale helse- og omsorgstjenestene i 2050. Det midterste forløpet gir en mangel på 45 årsverk. I åtte av ti forløp ligger resultatet mellom 10 årsverk for mye og 100 årsverk for lite.',
      nn: 'Det er ikkje sikkert at Vik manglar årsverk i dei kommunale helse- og omsorgstenestene i 2050. Det midtarste forløpet gir ein mangel på 45 årsverk. I åtte av ti forløp ligg resultatet mellom 10 årsverk for mykje og 100 årsverk for lite.',
    });
  });

  it('rounds as wide as the band is', () => {
    const facts = toyFacts({ demand: [1143], supply: [1000] }, { band: gapBand(31, 262) });
    expect(
      inBoth(facts, (c) => [text(findingLine(c, facts.nothing)), text(bandLine(c, facts.nothing))]),
    ).toEqual({
      nb: 'I 2050 mangler Vik 140 årsverk i de kommunale helse- og omsorgstjenestene. I åtte av ti forløp ligger mangelen mellom 30 og 260 årsverk.',
      nn: 'I 2050 manglar Vik 140 årsverk i dei kommunale helse- og omsorgstenestene. I åtte av ti forløp ligg mangelen mellom 30 og 260 årsverk.',
    });
  });

  it('says that a band is missing rather than nothing', () => {
    const facts = toyFacts({ demand: [143], supply: [100] });
    expect(text(bandLine(context(facts, 'nn'), facts.nothing))).toBe(
      'Køyringa har ikkje rekna ut eit uvissespenn. Den beste og den verste banen viser kor mykje føresetnadene betyr.',
    );
  });
});

describe('what is said about a plan', () => {
  const plan = (withPlan: number) => {
    const facts = toyFacts({ demand: [150], supply: [100] }, {}, [withPlan]);
    return inBoth(facts, (c) => facts.alternatives.map((alternative) => text(changeLine(c, alternative))));
  };

  it('counts what it takes off the shortage', () => {
    expect(plan(120)).toEqual({
      nb: ' Med tiltakene er mangelen 20 årsverk i 2050. Det er 30 færre enn uten tiltak.',
      nn: ' Med tiltaka er mangelen 20 årsverk i 2050. Det er 30 færre enn utan tiltak.',
    });
  });

  it('counts what it adds to the shortage', () => {
    expect(plan(160).nb).toBe(
      ' Med tiltakene er mangelen 60 årsverk i 2050. Det er 10 flere enn uten tiltak.',
    );
    expect(plan(160).nn).toBe(
      ' Med tiltaka er mangelen 60 årsverk i 2050. Det er 10 fleire enn utan tiltak.',
    );
  });

  it('sees no clear difference in a change within the rounding', () => {
    expect(plan(149.6)).toEqual({
      nb: ' Tiltakene gir ingen tydelig forskjell i 2050.',
      nn: ' Tiltaka gir ingen tydeleg skilnad i 2050.',
    });
  });

  it('says when the shortage is closed, and when there is a surplus', () => {
    expect(plan(100.2).nn).toBe(
      ' Tiltaka minskar mangelen med 50 årsverk i 2050. Då er det ingen tydeleg skilnad mellom behov og tilgang.',
    );
    expect(plan(90).nn).toBe(' Med tiltaka er tilgangen 10 årsverk større enn behovet i 2050.');
  });
});

describe('how sure it is what a plan changes', () => {
  const plan = (change: readonly [number, number], gap: readonly [number, number]) => {
    const band = (reference: Reference) => {
      if (reference.what !== 'gap' || reference.year !== 2050) return undefined;
      const [low, high] = reference.minus === undefined ? gap : change;
      return { low, high };
    };
    const facts = toyFacts({ demand: [150], supply: [100] }, { band }, [120]);
    return inBoth(facts, (c) =>
      facts.alternatives.flatMap((one) => [text(changeLine(c, one)), text(changeBandLine(c, one))]),
    );
  };

  it('tells the middle, then the band of the change and of what is left', () => {
    expect(plan([-41, -12], [4, 38])).toEqual({
      nb: '  Med tiltakene er mangelen 20 årsverk i 2050. Det er 30 færre enn uten tiltak. I åtte av ti forløp gjør tiltakene mangelen mellom 12 og 41 årsverk mindre. Mangelen med tiltakene ligger da mellom 4 og 38 årsverk.',
      nn: '  Med tiltaka er mangelen 20 årsverk i 2050. Det er 30 færre enn utan tiltak. I åtte av ti forløp gjer tiltaka mangelen mellom 12 og 41 årsverk mindre. Mangelen med tiltaka ligg då mellom 4 og 38 årsverk.',
    });
  });

  it('never calls a change nothing because its band holds zero', () => {
    expect(plan([-41, 3], [-8, 38]).nb).toBe(
      '  Med tiltakene er mangelen 20 årsverk i 2050. Det er 30 færre enn uten tiltak. I åtte av ti forløp ligger virkningen mellom 41 årsverk mindre mangel og 3 årsverk mer. Resultatet med tiltakene ligger da mellom 8 årsverk for mye og 38 årsverk for lite.',
    );
  });
});

describe('what is said about the paths', () => {
  it('says whether the conclusion turns', () => {
    const best = toyFacts({ demand: [143], supply: [100] }).plan;
    expect(best.gap?.shown).toBe(43);
    const facts = toyFacts({ demand: [143], supply: [100] });
    const same: CaseFacts = {
      ...facts,
      best: toyFacts({ demand: [120], supply: [100] }).nothing,
      worst: toyFacts({ demand: [180], supply: [100] }).nothing,
    };
    expect(inBoth(same, (c) => [text(pathsLine(c))])).toEqual({
      nb: 'Den beste banen gir en mangel på 20 årsverk, og den verste gir en mangel på 80 årsverk. Konklusjonen er den samme i begge banene.',
      nn: 'Den beste banen gir ein mangel på 20 årsverk, og den verste gir ein mangel på 80 årsverk. Konklusjonen er den same i begge banane.',
    });
    const turned: CaseFacts = { ...same, best: toyFacts({ demand: [90], supply: [100] }).nothing };
    expect(inBoth(turned, (c) => [text(pathsLine(c))])).toEqual({
      nb: 'Den beste banen gir et overskudd på 10 årsverk, og den verste gir en mangel på 80 årsverk. Konklusjonen er altså ikke den samme i alle banene.',
      nn: 'Den beste banen gir eit overskot på 10 årsverk, og den verste gir ein mangel på 80 årsverk. Konklusjonen er altså ikkje den same i alle banane.',
    });
  });
});

describe('what is said about people', () => {
  const facts = toyFacts({ demand: [143, 100], supply: [100, 100] });

  it('tells residents, users, staff and coverage elsewhere', () => {
    expect(
      inBoth(facts, (c) => [...residentLines(c), ...userLines(c), ...staffLines(c)].map(lineText)),
    ).toEqual({
      nb: 'Ved inngangen til 2026 bodde det 9 560 personer i Vik. I 2050 er tallet 9 940. Tallet på innbyggere på 80 år eller mer øker fra 360 til 744. Det er en vekst på 107 prosent. Tallet på innbyggere mellom 20 og 66 år holder seg på 6 000. For hver innbygger på 80 år eller mer var det 16,7 innbyggere mellom 20 og 66 år i 2026. I 2050 er det 8,1. Tallet på brukere av hjemmetjenester øker fra 100 til 196. Tallet på brukere av langtidsopphold i institusjon øker fra 100 til 196. Mangelen er størst for disse yrkene: sykepleier (17 årsverk), helsefagarbeider (17 årsverk) og personell uten helseutdanning (8,6 årsverk). I spesialisthelsetjenesten er det ingen tydelig forskjell mellom behov og tilgang for innbyggerne i Vik i 2050. Skal alle årsverkene i helse og omsorg dekkes, svarer det til 2,8 prosent av de sysselsatte i Vik i 2026. I 2050 er andelen 3,8 prosent.',
      nn: 'Ved inngangen til 2026 budde det 9 560 personar i Vik. I 2050 er talet 9 940. Talet på innbyggjarar på 80 år eller meir aukar frå 360 til 744. Det er ein vekst på 107 prosent. Talet på innbyggjarar mellom 20 og 66 år held seg på 6 000. For kvar innbyggjar på 80 år eller meir var det 16,7 innbyggjarar mellom 20 og 66 år i 2026. I 2050 er det 8,1. Talet på brukarar av heimetenester aukar frå 100 til 196. Talet på brukarar av langtidsopphald i institusjon aukar frå 100 til 196. Mangelen er størst for desse yrka: sjukepleiar (17 årsverk), helsefagarbeidar (17 årsverk) og personell utan helseutdanning (8,6 årsverk). I spesialisthelsetenesta er det ingen tydeleg skilnad mellom behov og tilgang for innbyggjarane i Vik i 2050. Skal alle årsverka i helse og omsorg dekkjast, svarer det til 2,8 prosent av dei sysselsette i Vik i 2026. I 2050 er delen 3,8 prosent.',
    });
    expect(text(equityLine(context(facts, 'nn')))).toBe(
      'Dekninga i Vik er 70 prosent i 2050. Av alle innbyggjarar på 80 år eller meir bur ein tidel i kommunar med 70 prosent dekning eller lågare. Ein tidel bur i kommunar med 100 prosent eller høgare. Midt i fordelinga er dekninga 70 prosent. Modellen fordeler ikkje mangelen på aldersgrupper.',
    );
  });

  it('leaves a service with holes out and says so, in one and in many', () => {
    const holed = toyFacts({ demand: [143], supply: [100], hole: 0 });
    expect(holed.problems.map(({ code }) => code)).toEqual(['V4006']);
    expect(inBoth(holed, (c) => userLines(c).slice(-1).map(lineText))).toEqual({
      nb: 'Tall mangler for hjemmetjenester. Tjenesten er ikke med i teksten.',
      nn: 'Tal manglar for heimetenester. Tenesta er ikkje med i teksten.',
    });
    const both: CaseFacts = { ...holed, missing: ['homeCare', 'longTermStay'] };
    expect(text(userLines(context(both, 'nb')).at(-1) ?? null)).toBe(
      'Tall mangler for hjemmetjenester og langtidsopphold i institusjon. Tjenestene er ikke med i teksten.',
    );
  });

  it('spells small counts in words', () => {
    const document = makeDocument(toyFacts({ demand: [150], supply: [100] }, {}, [120]), 'case', 'nn');
    if (!document.ok) throw new Error('no document');
    const lines = document.value.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [lineText(block.line)] : [],
    );
    expect(lines).toContain('Alternativet har eitt tiltak: heiltidskultur.');
  });
});
