import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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
