import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const program = join(root, 'apps/cli/dist/veivalg.js');

/** Run the built command line as a user does. */
const veivalg = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('node', [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
};

beforeAll(() => {
  if (existsSync(program) && existsSync(join(root, 'build/baseline.bin'))) return;
  spawnSync('node', ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
});

describe('veivalg balanse', () => {
  it('answers with a sentence, tables and sources', () => {
    const { status, stdout } = veivalg('balanse', 'alver');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^I 2040 mangler Alver [\d\u00a0,]+ årsverk i helse og omsorg\./);
    expect(stdout).toContain('Alver: behov og tilgang');
    expect(stdout).toContain('Helsefagarbeider');
    expect(stdout).toContain('Statistisk sentralbyrå');
    expect(stdout).not.toMatch(/NaN|undefined|Infinity|\bnull\b/);
  });

  it('speaks nynorsk and English', () => {
    expect(veivalg('--sprak', 'nn', 'balanse', 'alver', '--ar', '2040').stdout).toMatch(
      /^I 2040 manglar Alver/,
    );
    expect(veivalg('--sprak', 'en', 'balanse', 'alver', '--ar', '2040').stdout).toMatch(
      /^In 2040, Alver is short of/,
    );
  });

  it('gives JSON with stable keys, units and sources', () => {
    const { status, stdout } = veivalg('balanse', 'norge', '--scenario', 'verst', '--ar', '2040', '--json');
    expect(status).toBe(0);
    const answer = JSON.parse(stdout);
    expect(answer.scenario).toBe('worst');
    expect(answer.unit.gap_fte).toContain('positive is shortage');
    expect(answer.rows).toHaveLength(1);
    expect(Object.keys(answer.rows[0])).toEqual([
      'area_kind',
      'area_id',
      'area_name',
      'year',
      'service',
      'profession',
      'users_persons',
      'demand_fte',
      'supply_fte',
      'gap_fte',
      'coverage_share',
      'population_persons',
    ]);
    expect(answer.rows[0].gap_fte).toBeCloseTo(answer.rows[0].demand_fte - answer.rows[0].supply_fte, 6);
    expect(answer.sources.length).toBeGreaterThan(10);
  });

  it('gives every municipality and year as CSV, summing to the country', () => {
    const all = Papa.parse<Record<string, string>>(veivalg('balanse', '--alle', '--csv').stdout, {
      header: true,
      skipEmptyLines: true,
    });
    expect(all.errors).toEqual([]);
    expect(all.data).toHaveLength(357 * 25);
    const country = JSON.parse(veivalg('balanse', 'norge', '--ar', '2040', '--json').stdout).rows[0];
    const total = all.data
      .filter((row) => row['year'] === '2040')
      .reduce((sum, row) => sum + Number(row['demand_fte']), 0);
    expect(total / country.demand_fte).toBeCloseTo(1, 9);
  });

  it('reads a service, a profession and other areas by their names', () => {
    const nurses = JSON.parse(
      veivalg('balanse', 'helsefellesskap:Bergen', '--yrke', 'sykepleier', '--ar', '2030', '--json').stdout,
    ).rows[0];
    expect(nurses).toMatchObject({ area_kind: 'catchment', profession: 'nurse', year: 2030 });
    const home = JSON.parse(
      veivalg('balanse', '46', '--tjeneste', 'hjemmetjenester', '--ar', '2026', '--json').stdout,
    ).rows[0];
    expect(home).toMatchObject({ area_kind: 'county', area_name: 'Vestland', service: 'homeCare' });
    expect(home.users_persons).toBeGreaterThan(10_000);
  });
});

describe('mistakes', () => {
  it.each([
    [['balanse', 'alvr'], 2, 'Mente du Alver'],
    [['balanse', 'Lindås'], 2, 'Alver (4631)'],
    [['balanse', 'alver', '--ar', '2061'], 2, '2026–2050'],
    [['balanse', 'alver', '--ar', 'snart'], 2, 'ikke et tall'],
    [['balanse', 'alver', '--yrke', 'frisør'], 2, 'Velg ett av'],
    [['balanse', 'alver', '--tjeneste', 'frisør'], 2, 'Velg en av'],
    [['balanse', 'alver', '--scenario', 'middag'], 2, 'Velg ett av'],
    [['balanse', '--finnes-ikke'], 2, '--finnes-ikke'],
    [['finnes-ikke'], 2, 'finnes-ikke'],
  ] as const)('%j ends with %i and says how to mend it', (args, status, words) => {
    const answer = veivalg(...args);
    expect(answer.status).toBe(status);
    expect(answer.stderr).toContain(words);
    expect(answer.stdout).toBe('');
  });
});

describe('the other commands', () => {
  it('print population by year, sex and age', () => {
    expect(veivalg('befolkning', 'alver').stdout).toContain('30\u00a0285');
    const rows = Papa.parse<Record<string, string>>(
      veivalg('befolkning', '4631', '--ar', '2026', '--csv').stdout,
      { header: true, skipEmptyLines: true },
    ).data;
    expect(rows).toHaveLength(2 * 106);
    expect(rows.reduce((sum, row) => sum + Number(row['persons']), 0)).toBe(30_285);
  });

  it('print the overview, the status of the figures and help with examples', () => {
    expect(veivalg('oversikt').stdout).toContain('De ti kommunene med størst mangel per innbygger');
    const status = veivalg('data', 'status').stdout;
    expect(status).toContain('07459');
    expect(status).toContain('Hull:');
    expect(veivalg('--help').status).toBe(0);
    expect(veivalg('balanse', '--help').stdout).toContain('Eksempler');
    expect(veivalg('--versjon').stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('measures and requirements', () => {
  it('list every entry of the catalogue, and one with what is known and what is not', () => {
    const all = JSON.parse(veivalg('tiltak', '--json').stdout);
    expect(all).toHaveLength(158);
    const own = veivalg('tiltak', '--beslutter', 'kommune', '--side', 'tilbud').stdout;
    expect(own).toContain('heltidskultur');
    expect(own).not.toContain('helsenaering');
    const one = veivalg('--sprak', 'nn', 'tiltak', 'heltidskultur').stdout;
    expect(one).toContain('Det vi ikkje veit');
    expect(veivalg('tiltak', 'heltidkultur').stderr).toContain('Mente du heltidskultur');
  });

  it('show the balance with measures, what the change is made of, and what is the user’s own', () => {
    const { status, stdout } = veivalg(
      'balanse',
      'alver',
      '--tiltak',
      'heltidskultur=0,9;hverdagsrehabilitering=10',
      '--hvorfor',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('Med planen mangler Alver');
    expect(stdout).toContain('Hvorfor endret tallet seg?');
    expect(stdout).toContain('Din egen forutsetning: Hverdagsrehabilitering');
  });

  it('print the consequence of a requirement, and its mirror image when it is removed', () => {
    const rows = (...more: readonly string[]) =>
      JSON.parse(
        veivalg(
          'krav',
          'bemanningsnorm',
          '--mengde',
          '0.9',
          '--sted',
          'vestland',
          '--ar',
          '2035',
          '--json',
          ...more,
        ).stdout,
      ).rows;
    const added = rows();
    const removed = rows('--fjern');
    expect(added).toHaveLength(43);
    const total = (list: readonly { fte: number }[]): number => list.reduce((sum, { fte }) => sum + fte, 0);
    expect(total(added)).toBeGreaterThan(0);
    expect(total(removed)).toBeCloseTo(-total(added), 6);
    expect(veivalg('krav', 'sum', '--sted', 'alver').stdout).toContain('Summen av');
  });

  it('check a plan and name all its faults at once, and leave the file as it was', () => {
    const folder = mkdtempSync(join(tmpdir(), 'veivalg-'));
    const good = join(folder, 'plan.json');
    const plan = {
      schemaVersion: 1,
      name: 'Prøve',
      places: ['4631'],
      scenario: 'middle',
      population: 'main',
      endYear: 2050,
      requirements: [],
      assumptions: [],
      ownMeasures: [],
      ownRequirements: [],
      notes: '',
    };
    const lever = { measure: 'heltidskultur', value: 0.9, startYear: 2027, rampYears: 9, reach: 1 };
    writeFileSync(good, JSON.stringify({ ...plan, levers: [lever] }));
    expect(veivalg('plan', 'sjekk', good)).toMatchObject({ status: 0 });
    const bad = join(folder, 'feil.json');
    const text = JSON.stringify({
      ...plan,
      places: ['1263'],
      levers: [
        { ...lever, value: 99, rampYears: -1 },
        { ...lever, measure: 'finnes-ikke' },
      ],
    });
    writeFileSync(bad, text);
    const answer = veivalg('plan', 'sjekk', bad);
    expect(answer.status).toBe(1);
    for (const code of ['V2112', 'V2103', 'V2104', 'V2101']) expect(answer.stderr).toContain(code);
    expect(readFileSync(bad, 'utf8')).toBe(text);
    writeFileSync(bad, text.slice(0, 60));
    expect(veivalg('plan', 'sjekk', bad).stderr).toContain('V2114');
    const run = join(folder, 'run.json');
    expect(veivalg('balanse', 'alver', '--plan', good, '--kjoring', run).status).toBe(0);
    expect(veivalg('gjenskap', run)).toMatchObject({ status: 0 });
    writeFileSync(run, readFileSync(run, 'utf8').replace('"value": 0.9', '"value": 0.8'));
    const changed = veivalg('gjenskap', run);
    expect(changed.status).toBe(1);
    expect(changed.stderr).toContain('V2201');
    rmSync(folder, { recursive: true });
  });
});
