/** What the page's thread asks the lab's worker, in which the Rust side parses, simulates and counts. */
import type { Model, ParameterValue, Point, RunResult, Scenario, ScriptError } from '../api';
import type { Core } from '../kernel/core';
import type { LabSettings } from '../kernel/settings';

/** What a run is to do, before the header has been asked. */
export interface Wishes {
  source: string;
  model: Model | null;
  workers: number | null;
  params: Record<string, ParameterValue>;
  /** Name of the GIL's variant; null means the header's. */
  gil: string | null;
  /** Seconds; null means the header's, or the variant's own. */
  switchInterval: number | null;
  seed: number;
}

/** What is left of a run, without what it printed. */
export type Summary = Pick<
  RunResult,
  'status' | 'error' | 'stopped' | 'elapsed' | 'measured' | 'breakdown' | 'trace'
>;

/** What is left of a live run, as the kernel has it. */
export interface LiveRemains {
  reports: Uint8Array[];
  /** Nanoseconds. */
  elapsed: number;
  stopped: boolean;
}

/** A simulated run; read by `crate/src/web/simulate.rs`. */
export interface Simulation {
  source: string;
  lab: LabSettings;
  cores: number;
}

/** A simulated run of a sweep, with what it printed. */
export interface Simulated {
  output: { stderr: boolean; text: string }[];
  /** Characters of output that were dropped. */
  dropped: number;
  error: ScriptError | null;
  stopped: boolean;
}

export interface LabMethods {
  version(): string;
  /** Starts so many threads for simulations; to be called once, where the page is isolated. */
  startThreads(count: number): void;
  parseScenario(source: string): Scenario;
  check(source: string): ScriptError | null;
  /** What `lab` says in a run. Throws when the header or the name of the GIL's variant is wrong. */
  settings(wishes: Wishes): LabSettings;
  summarise(remains: LiveRemains): Summary;
  /** Runs once; what is printed comes as `output` messages. */
  simulate(simulation: Simulation): Summary;
  /** Forgets the runs of the sweep before. */
  beginSweep(): void;
  /** Adds a run to the sweep, unless it ended with an error, which it returns. */
  addLive(model: Model, workers: number, remains: LiveRemains): ScriptError | null;
  /** Runs side by side, and adds what ended well to the sweep. */
  addSimulated(simulations: Simulation[]): Simulated[];
  points(): Point[];
}

export interface Request {
  id: number;
  method: keyof LabMethods;
  args: unknown[];
}

export type ToLab = { type: 'core'; core: Core } | ({ type: 'request' } & Request);

export type FromLab =
  /** First of all; with the memory and the place in it of the byte that stops simulations, where it can be shared. */
  | { type: 'ready'; memory: WebAssembly.Memory | null; stopByte: number }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; message: string }
  /** The instance is unusable from now on. */
  | { type: 'died'; message: string }
  /** A simulated run prints. */
  | { type: 'output'; stderr: boolean; text: string };
