import { languageFor, type OwnFigures, type Plan, type Problem, problem } from '@veivalg/core';
import { ownMark, readOwnShelf, useOwnStore } from '../own/own-shelf.ts';
import { areaName, municipalityOf } from '../places/areas.ts';
import { areasOf } from '../shell/use-area.ts';
import type { Versions } from '../state/address.ts';
import type { Frozen } from '../state/frozen.ts';
import { localStore } from '../state/safe-storage.ts';
import { addNotice, changeView, useStore } from '../state/store.ts';
import { country, showsMap } from '../state/view.ts';
import { keepTogether } from '../text/keep-together.ts';
import { translatorFor } from '../text/use-text.ts';
import { createClient, type EngineClient } from './client.ts';
import { EngineTrouble } from './engine-trouble.ts';
import { isLibrary } from './library.ts';
import { missingFeatures } from './needed-features.ts';
import type { Catalog, DataCatalog, Question } from './protocol.ts';
import { spawnWorker } from './spawn-worker.ts';
import { tellFrozen } from './tell-frozen.ts';

let client: EngineClient | null = null;

/** The engine at work; null before it has started. */
export const engineClient = (): EngineClient | null => client;

const fetchBytes = async (name: string): Promise<Uint8Array> => {
  const what = name.replace('./', '');
  // The browser's own words for it are in its own language: the name of the file says as much to the reader.
  const answer = await fetch(name).catch(() => null);
  if (answer === null) throw new EngineTrouble([problem('V6011', name, { what })]);
  if (!answer.ok) throw new EngineTrouble([problem('V6011', name, { what: `${what}, ${answer.status}` })]);
  return new Uint8Array(await answer.arrayBuffer());
};

const fetchJson = async (name: string): Promise<unknown> => {
  const answer = await fetch(name).catch(() => null);
  return answer?.ok === true ? answer.json() : null;
};

/** A plan without what the catalogue does not know: a link may be older or newer than the data. */
const knownPart = (plan: Plan, catalog: Catalog): Plan => {
  const known = new Set<string>([...catalog.measures, ...plan.ownMeasures].map((measure) => measure.id));
  return plan.levers.every((lever) => known.has(lever.measure))
    ? plan
    : { ...plan, levers: plan.levers.filter((lever) => known.has(lever.measure)) };
};

/** The question that the screen asks now. */
const questionNow = (): Question | null => {
  const { view, catalog, dragFrom } = useStore.getState();
  if (catalog === null) return null;
  const areas = areasOf(catalog);
  const area = areas.find(view.place) ?? areas.find(country);
  return {
    plan: knownPart(view.plan, catalog),
    scope: view.scope,
    members: area?.members ?? [],
    year: view.year,
    details: dragFrom === null,
    everyPlace: showsMap(view),
  };
};

/** Ask again what the screen shows: the figures behind it have changed. */
export const ask = (): void => {
  const question = questionNow();
  if (question !== null) client?.ask(question);
};

const troubleOf = (error: unknown): readonly Problem[] =>
  error instanceof EngineTrouble
    ? error.problems
    : [problem('V6011', 'data', { what: error instanceof Error ? error.message : String(error) })];

/** Tell when a link, or a plan opened, was made with other versions or showed another number. */
export const tellLink = (): void => {
  const { catalog, view, linkVersions, linkFrozen } = useStore.getState();
  if (client === null || catalog === null) return;
  // Not being able to tell is no trouble of its own: the picture itself says what went wrong.
  tellFrozen(client, knownPart(view.plan, catalog), linkVersions, linkFrozen).catch(() => undefined);
};

/** Tell the same of a plan file, whose number may be of another place and year than those looked at. */
export const tellFile = (plan: Plan, versions: Versions | null, frozen: Frozen | null): void => {
  const { catalog } = useStore.getState();
  if (client === null || catalog === null) return;
  tellFrozen(client, knownPart(plan, catalog), versions, frozen).catch(() => undefined);
};

/** Follow the municipality's own language form at a first visit, and tell what the link got wrong. */
const settleIn = (): void => {
  const { catalog, view, languageGiven, linkVersions } = useStore.getState();
  if (catalog === null) return;
  const areas = areasOf(catalog);
  const area = areas.find(view.place);
  if (area === undefined) {
    addNotice({ id: 'place', key: 'place.unknown', values: { place: view.place.id } });
    changeView({ place: country });
  } else if (!languageGiven) {
    const municipality = municipalityOf(area, catalog.municipalities);
    if (municipality !== undefined) changeView({ language: languageFor(municipality.languageForm) });
  }
  tellLink();
  const linkOwn = linkVersions?.data.split(ownMark)[1];
  if (linkOwn !== undefined && linkVersions?.data !== catalog.dataVersion)
    addNotice({
      id: 'ownLink',
      key: 'own.notice.link',
      values: {
        places: linkOwn
          .split('-')
          .map((id) => catalog.municipalities.find((one) => one.id === id)?.name ?? id)
          .join(', '),
      },
    });
  const unknown = view.plan.levers.filter(
    (lever) => !catalog.measures.some((measure) => measure.id === lever.measure),
  );
  if (unknown.length > 0)
    addNotice({
      id: 'unknown',
      key: 'notice.unknownMeasure',
      values: { list: unknown.map((lever) => lever.measure).join(', ') },
    });
};

/** Take what bands are drawn from into use. */
const takeDraws = async (engine: EngineClient, responses: Uint8Array): Promise<void> => {
  await engine.takeDraws(responses);
  ask();
};

/**
 * After the first picture: its bands, and the exact one where it came from the file of starts.
 *
 * Bands go first when what they are drawn from has come already, since they change what one sees; else they come when they can.
 */
const follow = async (
  engine: EngineClient,
  draws: { readonly come: Promise<Uint8Array | null>; readonly here: () => boolean },
  short: boolean,
): Promise<void> => {
  const first = draws.here();
  const banded = draws.come
    .then((responses) => (responses === null ? undefined : takeDraws(engine, responses)))
    // No bands: the chart says what its field is, and the paths stay.
    .catch(() => undefined);
  if (first) await banded;
  if (short) void engine.makeExact().then(ask);
};

/** Fetch what bands are drawn from; null where there is none. */
const fetchDraws = (): { readonly come: Promise<Uint8Array | null>; readonly here: () => boolean } => {
  let here = !__HAS_DRAWS__;
  const come = __HAS_DRAWS__ ? fetchBytes('./responses.bin').catch(() => null) : Promise.resolve(null);
  void come.then(() => {
    here = true;
  });
  return { come, here: () => here };
};

/** Own figures kept on this machine, taken into use; those that can no longer be used stay on the shelf, and it is said. */
const ownAtStart = async (
  engine: EngineClient,
  own: readonly OwnFigures[],
  registered: DataCatalog,
): Promise<DataCatalog> => {
  try {
    const { catalog } = await engine.takeOwn(own, useStore.getState().view.language);
    useOwnStore.setState({ list: own });
    return catalog;
  } catch {
    useOwnStore.setState({ list: own, refused: true });
    addNotice({ id: 'own', key: 'own.notice.refused', values: {} });
    return registered;
  }
};

/** Start the engine, load the data, and answer every change of the view from then on. */
export const startEngine = async (): Promise<void> => {
  useStore.setState({ failure: null });
  const lacking = missingFeatures();
  if (lacking.length > 0) {
    useStore.setState({
      failure: lacking.map((feature) => problem('V6013', feature, { what: feature })),
    });
    return;
  }
  try {
    client?.stop();
    client = createClient(spawnWorker(), {
      picture: (picture) => useStore.setState({ picture, failure: null }),
      details: (question, details) => useStore.setState({ details: { question, details } }),
      failed: (problems) => useStore.setState({ failure: problems }),
    });
    const [baseline, library, start] = await Promise.all([
      fetchBytes('./baseline.bin').catch((error: unknown) => {
        if (import.meta.env.MODE === 'story') return new Uint8Array(0);
        throw error;
      }),
      fetchJson('./measures.json'),
      __HAS_START__ ? fetchBytes('./start.bin').catch(() => null) : null,
    ]);
    if (!isLibrary(library))
      throw new EngineTrouble([problem('V6011', 'measures.json', { what: 'measures.json' })]);
    // Not before the rest has come, which the first picture waits for; then while the engine makes ready.
    const draws = fetchDraws();
    const own = readOwnShelf(localStore);
    const first = own.length === 0 ? useStore.getState().view.plan : null;
    const loading = client.load(baseline, library, start, first);
    // While the engine makes ready, and before anything is asked of it.
    const kept = keepTogether(library);
    const loaded = await loading;
    const catalog = own.length === 0 ? loaded.catalog : await ownAtStart(client, own, loaded.catalog);
    useStore.setState({ catalog: { ...keepTogether(catalog), library: kept, measures: kept.measures } });
    settleIn();
    ask();
    void follow(client, draws, start !== null);
  } catch (error) {
    useStore.setState({ failure: troubleOf(error) });
  }
};

/** Milliseconds a year must have stood before the page asks for it while the map is played. */
const restOfYear = 250;
let yearTimer: ReturnType<typeof setTimeout> | undefined;

useStore.subscribe((state, before) => {
  const { view } = state;
  const changed =
    view.plan !== before.view.plan ||
    view.place !== before.view.place ||
    view.scope !== before.view.scope ||
    (showsMap(view) && !showsMap(before.view)) ||
    (state.dragFrom === null && before.dragFrom !== null);
  const yearMoved = view.year !== before.view.year;
  if (changed || yearMoved) clearTimeout(yearTimer);
  if (changed) ask();
  // The map holds every year already: the rest of the page follows when the year has come to rest.
  else if (yearMoved) yearTimer = setTimeout(ask, view.room === 'map' ? restOfYear : 0);
});

/** Name of the place at hand, outside of React. */
export const placeName = (): string => {
  const { catalog, view } = useStore.getState();
  if (catalog === null) return '';
  const area = areasOf(catalog).find(view.place);
  return area === undefined ? '' : areaName(area, translatorFor(view.language));
};
