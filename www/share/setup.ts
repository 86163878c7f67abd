import type { Machine, Model } from '../api';
import type { Shared } from './schema';

/** Everything that the reader chose; `null` means what the script's header says. */
export interface Setup {
  /** A scenario of the catalogue, `OWN_SCRIPT`, or `FROM_LINK`. */
  readonly scenario: string;
  readonly source: string;
  readonly machine: Machine;
  readonly models: readonly Model[] | null;
  readonly workers: readonly number[] | null;
  readonly cores: number;
  readonly repeats: number;
  readonly gil: string | null;
  readonly seed: number;
}

/** The reader's own script. */
export const OWN_SCRIPT = 'own';
/** A script that came in a link: kept apart, so that it never overwrites what the reader wrote. */
export const FROM_LINK = 'link';

const DEFAULTS = {
  machine: 'live',
  models: null,
  workers: null,
  cores: 4,
  repeats: 5,
  gil: null,
  seed: 0,
} as const;

/** The defaults for a script. */
export function initialSetup(scenario: string, source: string): Setup {
  return { ...DEFAULTS, scenario, source };
}

/** What to share of a setup: only what differs from the defaults, and the script unless it is the catalogue's own. */
export function toShared(setup: Setup, catalogue: ReadonlyMap<string, string>): Shared {
  const unmodified = catalogue.get(setup.scenario) === setup.source;
  return {
    ...(unmodified ? { scenario: setup.scenario } : { source: setup.source }),
    ...(setup.machine !== DEFAULTS.machine && { machine: setup.machine }),
    ...(setup.models !== null && { models: [...setup.models] }),
    ...(setup.workers !== null && { workers: [...setup.workers] }),
    ...(setup.cores !== DEFAULTS.cores && { cores: setup.cores }),
    ...(setup.repeats !== DEFAULTS.repeats && { repeats: setup.repeats }),
    ...(setup.gil !== null && { gil: setup.gil }),
    ...(setup.seed !== DEFAULTS.seed && { seed: setup.seed }),
  };
}

/** The setup that was shared; null when it names a scenario that the catalogue doesn't have. */
export function fromShared(shared: Shared, catalogue: ReadonlyMap<string, string>): Setup | null {
  const scenario = shared.source === undefined ? shared.scenario : FROM_LINK;
  const source = shared.source ?? catalogue.get(shared.scenario ?? '');
  if (scenario === undefined || source === undefined) return null;
  return {
    scenario,
    source,
    machine: shared.machine ?? DEFAULTS.machine,
    models: shared.models ?? DEFAULTS.models,
    workers: shared.workers ?? DEFAULTS.workers,
    cores: shared.cores ?? DEFAULTS.cores,
    repeats: shared.repeats ?? DEFAULTS.repeats,
    gil: shared.gil ?? DEFAULTS.gil,
    seed: shared.seed ?? DEFAULTS.seed,
  };
}
