/** What the page's thread asks the lab's worker, in which the Rust side parses, simulates and counts. */
import type { Model, ParameterValue, Point, RunResult, Scenario, ScriptError } from '../api';
import type { LabSettings } from '../kernel/settings';

/** What a run is to do, before the header has been asked. */
export interface Wishes {
  source: string;
  model: Model | null;
  workers: number | null;
  params: Record<string, ParameterValue>;
  gil: string;
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

export interface LabMethods {
  version(): string;
  parseScenario(source: string): Scenario;
  check(source: string): ScriptError | null;
  /** What `lab` says in a run. Throws when the header or the name of the GIL's variant is wrong. */
  settings(wishes: Wishes): LabSettings;
  summarise(remains: LiveRemains): Summary;
  /** Forgets the runs of the sweep before. */
  beginSweep(): void;
  addLive(model: Model, workers: number, remains: LiveRemains): void;
  points(): Point[];
}

export interface Request {
  id: number;
  method: keyof LabMethods;
  args: unknown[];
}

export type ToLab = { type: 'module'; module: WebAssembly.Module } | ({ type: 'request' } & Request);

export type FromLab =
  /** First of all. */
  | { type: 'ready' }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; message: string }
  /** The instance is unusable from now on. */
  | { type: 'died'; message: string };
