/** The options of a run with their defaults, checked: callers may be scripts without types. */
import { MODELS, type Machine, type Model, type RunOptions, type SweepOptions } from '../api';

/** Options that runs and sweeps share, complete. */
export interface Settings {
  source: string;
  machine: Machine;
  cores: number;
  seed: number;
  gil: string | null;
  switchInterval: number | null;
  params: NonNullable<RunOptions['params']>;
  signal: AbortSignal | null;
}

const MAX_CORES = 1024;
const MAX_WORKERS = 1024;
const MAX_REPEATS = 1000;
const DEFAULT_CORES = 4;

/**
 * @param liveUnavailable why the live machine can't run, or null
 * @throws Error naming the option that can't be
 */
export function settingsOf(options: RunOptions | SweepOptions, liveUnavailable: string | null): Settings {
  const { source, machine = liveUnavailable === null ? 'live' : 'simulated' } = options;
  if (typeof source !== 'string') throw new Error('source must be a string.');
  if (machine !== 'live' && machine !== 'simulated')
    throw new Error("machine must be 'live' or 'simulated'.");
  if (machine === 'live' && liveUnavailable !== null) throw new Error(liveUnavailable);
  const { switchInterval } = options;
  if (switchInterval !== undefined && !(switchInterval > 0 && switchInterval <= 3600)) {
    throw new Error('switchInterval must be a number of seconds above 0.');
  }
  return {
    source,
    machine,
    cores: machine === 'live' ? navigator.hardwareConcurrency : cores(options.cores),
    seed: whole('seed', options.seed ?? 0, 0, Number.MAX_SAFE_INTEGER),
    gil: options.gil ?? null,
    switchInterval: switchInterval ?? null,
    params: options.params ?? {},
    signal: options.signal ?? null,
  };
}

function cores(cores = DEFAULT_CORES): number {
  return whole('cores', cores, 1, MAX_CORES);
}

export function checkModel(model: Model): Model {
  if (!MODELS.includes(model))
    throw new Error(`There is no model '${String(model)}'; there are ${MODELS.join(', ')}.`);
  return model;
}

export function checkWorkers(workers: number): number {
  return whole('workers', workers, 1, MAX_WORKERS);
}

export function checkRepeats(repeats: number): number {
  return whole('repeats', repeats, 1, MAX_REPEATS);
}

function whole(name: string, value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`${name} must be a whole number from ${least} to ${most}.`);
  }
  return value;
}
