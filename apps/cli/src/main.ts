import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '@veivalg/core';
import { Command, CommanderError, Option } from 'commander';
import { appCommand } from './commands/app.ts';
import { type BalanceOptions, balanceCommand } from './commands/balance.ts';
import type { CaseOptions } from './commands/case/options.ts';
import { buildDataCommand } from './commands/data-build.ts';
import { checkDataCommand } from './commands/data-check.ts';
import { type ImportCommandOptions, importDataCommand } from './commands/data-import.ts';
import { dataStatusCommand } from './commands/data-status.ts';
import { type UpdateCommandOptions, updateDataCommand } from './commands/data-update.ts';
import { dataVersionsCommand, undoDataCommand } from './commands/data-versions.ts';
import { docsCommand } from './commands/docs.ts';
import { type ExportCommandOptions, exportCommand } from './commands/export.ts';
import { hindcastCommand } from './commands/hindcast.ts';
import { type MeasuresOptions, measuresCommand } from './commands/measures.ts';
import { overviewCommand } from './commands/overview.ts';
import { ownFiguresCommand, undoOwnCommand } from './commands/own-figures.ts';
import { checkPlanCommand } from './commands/plan.ts';
import { type PopulationOptions, populationCommand } from './commands/population.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { type RequirementOptions, requirementsCommand } from './commands/requirements.ts';
import { type SensitivityOptions, sensitivityCommand } from './commands/sensitivity.ts';
import { serverCommand } from './commands/server.ts';
import { buildResponses } from './ensemble.ts';
import { CommandFailure, exitCodes, printProblems } from './output/fail.ts';
import { openBuiltIn, openSession, productRoot } from './session.ts';

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(productRoot(), 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0';
};

/** Without municipalities' own figures on this machine. */
const noOwn = ['--uten-egne', 'regn med registerets tall, ikke kommuners egne på denne maskinen'] as const;
const openFor = (options: { readonly utenEgne?: boolean }) =>
  openSession(language(), options.utenEgne === true ? 'register' : 'own');

/** The command tree; every leaf returns the text to print. */
const program = new Command('veivalg')
  .description(
    'Folk nok til helse og omsorg: behov, tilgang, tiltak og krav for 357 kommuner og landet til 2050.',
  )
  .version(version(), '--versjon', 'vis versjonen')
  .helpOption('-h, --help', 'vis hjelp')
  .helpCommand('hjelp [kommando]', 'vis hjelp for en kommando')
  .addOption(new Option('--sprak <språk>', 'språk i det som skrives').choices([...languages]).default('nb'))
  .exitOverride()
  .showHelpAfterError('Se «veivalg --help».');

const language = (): Language => program.opts<{ sprak: Language }>().sprak;

const print = (text: string): void => {
  process.stdout.write(text);
};

program
  .command('balanse')
  .description('behov og tilgang i årsverk, med mangel')
  .argument('[sted]', 'kommune, nummer, fylke, helsefellesskap eller «norge»', 'norge')
  .option('--ar <år>', 'ett år, flere (2030,2040) eller et spenn (2030-2035)')
  .option('--tjeneste <navn>', 'bare én tjeneste, for eksempel hjemmetjenester')
  .option('--yrke <navn>', 'bare ett yrke, for eksempel sykepleier')
  .option('--scenario <navn>', 'middels, best, verst, eller én driver: best-helse, verst-familie …')
  .option('--tiltak <kode=verdi,…>', 'still på tiltak; kommunale tiltak gjelder stedet')
  .option('--plan <fil>', 'kjør en lagret plan')
  .option('--trekk <antall>', 'bånd av så mange trekninger, for eksempel 1000')
  .option('--fro <tall>', 'frø til trekningene')
  .option('--kjoring <fil>', 'lagre kjøringen, så den kan gjenskapes')
  .option('--hvorfor', 'vis hva endringen er satt sammen av')
  .option('--alle', 'alle kommuner')
  .option('--json', 'JSON med stabile engelske nøkler')
  .option('--csv', 'CSV med stabile engelske nøkler')
  .option(...noOwn)
  .addHelpText(
    'after',
    '\nEksempler:\n  veivalg balanse alver\n  veivalg balanse norge --scenario verst --ar 2040 --json\n  veivalg balanse helsefellesskap:Bergen --yrke sykepleier\n  veivalg balanse --alle --csv > balanse.csv\n  veivalg balanse alver --tiltak heltidskultur=0.9 --hvorfor',
  )
  .action(async (place: string, options: BalanceOptions & { utenEgne?: boolean }) =>
    print(await balanceCommand(openFor(options), place, options)),
  );

program
  .command('befolkning')
  .description('folketall etter år, kjønn og alder')
  .argument('[sted]', 'kommune, nummer, fylke, helsefellesskap eller «norge»', 'norge')
  .option('--ar <år>', 'ett år, flere eller et spenn')
  .option('--alle', 'alle kommuner')
  .option('--json', 'JSON med stabile engelske nøkler')
  .option('--csv', 'CSV med stabile engelske nøkler')
  .option(...noOwn)
  .addHelpText('after', '\nEksempler:\n  veivalg befolkning alver\n  veivalg befolkning 4631 --ar 2040 --csv')
  .action((place: string, options: PopulationOptions & { utenEgne?: boolean }) =>
    print(populationCommand(openFor(options), place, options)),
  );

program
  .command('tiltak')
  .description('katalogen over tiltak, eller ett tiltak')
  .argument('[kode]', 'tiltakets kode, for eksempel heltidskultur')
  .option('--beslutter <hvem>', 'kommune, stat eller felles')
  .option('--side <side>', 'etterspørsel, tilbud eller begge')
  .option('--slag <slag>', 'lever, enabler, requirement, guardrail, frame, product eller actor')
  .option('--sok <ord>', 'ord i kode, navn eller formål')
  .option('--json', 'JSON')
  .addHelpText(
    'after',
    '\nEksempler:\n  veivalg tiltak\n  veivalg tiltak heltidskultur\n  veivalg tiltak --beslutter kommune --side tilbud',
  )
  .action((code: string | undefined, options: MeasuresOptions) =>
    print(measuresCommand(openSession(language()), code, options)),
  );

program
  .command('sak')
  .description('saksframlegg, høringssvar, notat, profil eller plan, med tall fra en kjøring')
  .argument('[sted]', 'kommune, nummer, fylke, helsefellesskap eller «norge»', 'norge')
  .option('--plan <fil>', 'planen saken gjelder')
  .option('--type <type>', 'saksframlegg, høringssvar, notat, profil eller plan', 'saksframlegg')
  .addOption(new Option('--form <form>', 'bokmål eller nynorsk; ellers kommunens egen').choices(['nb', 'nn']))
  .option('--ut <fil>', 'fila som skrives: .docx, .pdf, .html, .xlsx eller .txt')
  .option('--mal <fil>', 'kommunens egen mal (.docx)')
  .option('--ar <år>', 'året saken handler om', '2040')
  .option('--krav <kode>', 'kravet notatet gjelder')
  .option('--mengde <tall>', 'kravets mengde, i kravets egen enhet')
  .option('--hvorfor', 'del virkningen på tiltakene også når de er mange')
  .option('--spenn', 'regn ut usikkerhetsspenn (tar lengre tid)')
  .option('--felt <fil>', 'felter som er fylt ut, som JSON')
  .option('--tittel <tekst>', 'tittel')
  .option('--saksnr <nr>', 'saksnummer')
  .option('--utval <navn>', 'utvalg')
  .option('--motedato <dato>', 'møtedato, for eksempel 2026-12-10')
  .option('--arkivsak <nr>', 'arkivsak')
  .option('--sakshandsamar <navn>', 'saksbehandler')
  .option('--hoyring <tekst>', 'hva høringen gjelder')
  .option('--stotte <tekst>', 'uttalelsen det tas stilling til')
  .option('--standpunkt <ord>', 'støtter, delvis eller mot')
  .option('--alle', 'ett dokument for hver kommune, i mappa som står i --ut')
  .option(...noOwn)
  .addHelpText(
    'after',
    '\nEksempler:\n  veivalg sak alver --plan plan.json --type saksframlegg --form nn --ut sak.docx\n  veivalg sak alver --plan plan.json --mal egen.docx --ut sak.docx\n  veivalg sak alver --type notat --krav bemanningsnorm --ut notat.pdf\n  veivalg sak --alle --type profil --ut profiler',
  )
  .action(async (place: string, options: CaseOptions & { utenEgne?: boolean }) => {
    // Document parts are heavy and only needed here.
    const { caseCommand } = await import('./commands/case.ts');
    print(await caseCommand(openFor(options), place, options));
  });

program
  .command('krav')
  .description('hva et krav koster i folk; «krav sum» legger kravene sammen')
  .argument('[kode]', 'kravets kode, eller «sum»')
  .option('--sted <sted>', 'kommune, nummer, fylke, helsefellesskap eller «norge»')
  .option('--ar <år>', 'året konsekvensen vises for')
  .option('--mengde <tall>', 'din egen mengde, i kravets enhet')
  .option('--fjern', 'regn på å fjerne kravet')
  .option('--plan <fil>', 'kravene i en lagret plan (med «sum»)')
  .option('--json', 'JSON')
  .option('--csv', 'CSV')
  .option(...noOwn)
  .addHelpText(
    'after',
    '\nEksempler:\n  veivalg krav\n  veivalg krav bemanningsnorm --sted norge --mengde 1\n  veivalg krav sum --sted vestland',
  )
  .action((code: string | undefined, options: RequirementOptions & { utenEgne?: boolean }) =>
    print(requirementsCommand(openFor(options), code, options)),
  );

const planGroup = program.command('plan').description('lagrede planer');
planGroup
  .command('sjekk')
  .description('alle feil i en plan på én gang; fila røres ikke')
  .argument('<fil>', 'planfil (JSON)')
  .action((file: string) => {
    const { text, exitCode } = checkPlanCommand(openSession(language()), file);
    print(text);
    process.exitCode = exitCode;
  });

program
  .command('gjenskap')
  .description('regn en lagret kjøring på nytt og sammenlign til siste siffer')
  .argument('<kjøring>', 'kjøringsfil (JSON)')
  .option(...noOwn)
  .action((file: string, options: { utenEgne?: boolean }) => {
    const { text, exitCode } = rebuildCommand(openFor(options), file);
    print(text);
    process.exitCode = exitCode;
  });

program
  .command('folsomhet')
  .description('hva mangelen henger på, og hva som måtte være sant for at den lukkes')
  .argument('[sted]', 'kommune, nummer, fylke, helsefellesskap eller «norge»', 'norge')
  .option('--ar <år>', 'året det gjelder')
  .option('--tjeneste <navn>', 'bare én tjeneste')
  .option('--yrke <navn>', 'bare ett yrke')
  .option('--scenario <navn>', 'middels, best, verst, eller én driver')
  .option('--plan <fil>', 'en lagret plan')
  .option('--tiltak <kode=verdi,…>', 'still på tiltak')
  .option('--trekk <antall>', 'antall trekninger')
  .option('--fro <tall>', 'frø til trekningene')
  .option('--json', 'JSON')
  .option('--csv', 'CSV')
  .option(...noOwn)
  .addHelpText(
    'after',
    '\nEksempler:\n  veivalg folsomhet alver --ar 2040\n  veivalg folsomhet alver --yrke sykepleier --tiltak heltidskultur=0.9\n  veivalg folsomhet norge --json',
  )
  .action(async (place: string, options: SensitivityOptions & { utenEgne?: boolean }) =>
    print(await sensitivityCommand(openFor(options), place, options)),
  );

program
  .command('oversikt')
  .description('hele landet, kommunene med størst mangel, og hva du kan prøve')
  .action(async () => print(await overviewCommand(openSession(language()))));

program
  .command('etterprov')
  .description('etterprøv mot historien og offisielle framskrivinger; skriver docs/validation.md')
  .action(() => print(hindcastCommand(openSession(language()))));

program
  .command('app')
  .description('åpne appen på denne maskinen')
  .action(() => appCommand(language()));

program
  .command('docs')
  .description('skriv de genererte sidene i docs/')
  .option('--sjekk', 'skriv ingenting; si bare hva som ikke er oppdatert')
  .action((options: { sjekk?: boolean }) => {
    const { text, exitCode } = docsCommand(openSession(language()), options.sjekk === true);
    print(text);
    process.exitCode = exitCode;
  });

const data = program.command('data').description('tallene: status og bygging');
data
  .command('status')
  .description('hver serie med alder, kilde og hull')
  .option('--json', 'JSON')
  .action((options: { json?: boolean }) =>
    print(dataStatusCommand(openSession(language()), options.json === true)),
  );
data
  .command('bygg')
  .description('les og kontroller data/, og skriv den kompakte fila')
  .option('--stille', 'ikke skriv annet enn feil')
  .option('--usikkerhet', 'mål også hva resultatene svarer til det usikre (tar et minutt eller to)')
  .action((options: { stille?: boolean; usikkerhet?: boolean }) => {
    if (options.usikkerhet === true) buildResponses(openSession(language()));
    else print(buildDataCommand(language(), options.stille === true));
  });

data
  .command('oppdater')
  .description('hent tabellene fra SSB som en ny tallversjon, og si hva som flyttet seg')
  .option('--bare <tabeller>', 'bare disse tabellene, for eksempel 14533,14746')
  .option('--torr', 'tørrkjøring: spør hva som er nytt, hent og skriv ingenting')
  .option('--adresse <adresse>', 'en annen tjeneste med PxWebApi v2, for eksempel en lokal')
  .addHelpText('after', '\nEksempler:\n  veivalg data oppdater\n  veivalg data oppdater --bare 14533 --torr')
  .action(async (options: UpdateCommandOptions) =>
    print(
      await updateDataCommand(
        {
          language: language(),
          root: productRoot(),
          builtIn: openBuiltIn(language()),
          now: new Date().toISOString(),
        },
        options,
      ),
    ),
  );
data
  .command('sjekk')
  .description('kontroller tallversjonen i bruk, og med --live hva som er endret hos SSB')
  .option('--live', 'spør tjenesten')
  .option('--adresse <adresse>', 'en annen tjeneste med PxWebApi v2')
  .action(async (options: { live?: boolean; adresse?: string }) =>
    print(await checkDataCommand(language(), productRoot(), options)),
  );
data
  .command('angre')
  .description('gå tilbake til tallversjonen før denne')
  .action(() => print(undoDataCommand(language())));
data
  .command('versjoner')
  .description('tallversjonene som er hentet; med et nummer: ta den i bruk')
  .argument('[versjon]', 'versjonen som skal tas i bruk')
  .action((id: string | undefined) => print(dataVersionsCommand(language(), id)));
data
  .command('importer')
  .description('les en lokal fil (CSV, XLSX, ODS), summer den her på maskinen, og glem radene')
  .argument('<fil>', 'fila')
  .requiredOption('--kommune <nummer>', 'kommunenummer')
  .addOption(
    new Option('--slag <slag>', 'hva fila inneholder')
      .choices(['stab', 'befolkning', 'brukere', 'enheter', 'egne'])
      .default('stab'),
  )
  .option('--ar <år>', 'bestand 1. januar dette året', '2026')
  .option('--vis', 'vis kolonner og yrkeskoder uten å lese inn')
  .option('--yrke <kode=yrke...>', 'knytt yrkeskoder til yrker; «utelat» tar dem ut')
  .option('--utelat-feil', 'utelat rader med feil i stedet for å stoppe')
  .option('--delbar', 'vis bare det som kan deles')
  .option('--bruk <grunn>', 'ta egne tall i bruk i beregningen, med begrunnelse')
  .option('--tall <hvilke>', 'bare disse, for eksempel «årsverk:sykepleier,ledige stillinger»')
  .addOption(
    new Option('--tegnsett <navn>', 'tegnsettet i en CSV-fil').choices([
      'utf-8',
      'utf-16le',
      'utf-16be',
      'windows-1252',
    ]),
  )
  .addHelpText(
    'after',
    '\nEksempler:\n  veivalg data importer ansatte.xlsx --kommune 4631 --vis\n  veivalg data importer ansatte.csv --kommune 4631 --yrke "7174=sykepleier" --utelat-feil\n  veivalg data importer ansatte.csv --kommune 4631 --bruk "talt 1. januar" --tall "årsverk:sykepleier"',
  )
  .action((path: string, options: ImportCommandOptions) =>
    print(importDataCommand(openSession(language()), productRoot(), path, options)),
  );

data
  .command('egne')
  .description('egne tall ved siden av registerets; --til lagrer det som kan deles')
  .argument('[kommune]', 'kommunenummer')
  .option('--til <fil>', 'fil som skrives (JSON); tall med færre enn fem personer bak er utelatt')
  .action((municipality: string | undefined, options: { til?: string }) =>
    print(ownFiguresCommand(openSession(language()), municipality, options.til)),
  );
data
  .command('angre-egne')
  .description('gå tilbake til de egne tallene før siste endring, eller til registerets')
  .argument('<kommune>', 'kommunenummer')
  .action((municipality: string) => print(undoOwnCommand(language(), municipality)));

program
  .command('eksport')
  .description('behov, tilgang og mangel i CSV, XLSX, ODS, JSON-stat eller Parquet')
  .argument('[sted]', 'kommune, nummer, fylke, helsefellesskap eller «norge»', 'norge')
  .option('--format <format>', 'csv, csv-maskin, xlsx, ods, jsonstat, parquet', 'csv')
  .option('--til <fil>', 'fila som skrives')
  .option('--alle', 'alle kommuner')
  .option(...noOwn)
  .addHelpText(
    'after',
    '\nEksempler:\n  veivalg eksport alver --format xlsx\n  veivalg eksport --alle --format parquet --til alle.parquet',
  )
  .action(async (place: string, options: ExportCommandOptions & { utenEgne?: boolean }) =>
    print(await exportCommand(openFor(options), place, options)),
  );

program
  .command('server')
  .description('svar på denne maskinen i PxWebApi v2-form og over et lite leseprogram-grensesnitt')
  .option('--px', 'PxWebApi v2 (alltid med)')
  .option('--port <nummer>', 'port', '8731')
  .option(...noOwn)
  .action(async (options: { port: string; utenEgne?: boolean }) =>
    print(await serverCommand(openFor(options), productRoot(), version(), Number(options.port))),
  );

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommandFailure) {
    printProblems(language(), error.problems);
    process.exitCode = error.exitCode;
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.well : exitCodes.usage;
  } else throw error;
}
