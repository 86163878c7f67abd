import type {
  GilLab,
  Machine,
  Model,
  Point,
  Progress,
  RunResult,
  Scenario,
  ScriptError,
  SweepResult,
  Trace,
} from '../api';
import type { Setup } from '../share/setup';
import type { Provenance } from './badge';
import type { Stream } from './console-buffer';
import { findPoint, tellingPoint, type PointKey } from './models';
import { syntaxErrorText } from './script-error';

export type Phase = 'loading' | 'ready' | 'running' | 'failed';

/** Where a session's output goes, and who shows its state. */
export interface SessionHost {
  changed(): void;
  print(stream: Stream, text: string): void;
  dropped(characters: number): void;
  clearConsole(): void;
}

/** Runs what is open and holds what came of it. */
export class Session {
  readonly #lab: GilLab;
  readonly #host: SessionHost;
  #abort: AbortController | null = null;
  #parsing = 0;
  /** Counts runs, and what was opened since. */
  #currentRun = 0;

  phase: Phase = 'loading';
  /** What the script's header says; null until it was read, or when it can't be. */
  scenario: Scenario | null = null;
  /** What is wrong with the header, or the empty string. */
  headerFault = '';
  progress: Progress | null = null;
  points: readonly Point[] = [];
  /** The trace of a run without a sweep. */
  singleTrace: Trace | null = null;
  provenance: Provenance | null = null;
  error: ScriptError | null = null;
  selected: PointKey | null = null;
  /** One sentence on how the last run ended, or the empty string. */
  ending = '';

  constructor(lab: GilLab, host: SessionHost) {
    this.#lab = lab;
    this.#host = host;
  }

  get liveUnavailable(): string | null {
    return this.#lab.liveUnavailable;
  }

  /** The machine that a run would use: the simulated one where the live one can't run. */
  machineFor(setup: Setup): Machine {
    return this.#lab.liveUnavailable === null ? setup.machine : 'simulated';
  }

  coresFor(setup: Setup): number {
    return this.machineFor(setup) === 'live' ? navigator.hardwareConcurrency : setup.cores;
  }

  /** Waits until scripts can run. Rejects when they can't. */
  async start(): Promise<void> {
    try {
      await this.#lab.ready;
      this.phase = 'ready';
    } catch (error) {
      this.phase = 'failed';
      throw error;
    } finally {
      this.#host.changed();
    }
  }

  /** Reads the header of `source`; a later call wins over an earlier one. */
  async readHeader(source: string): Promise<void> {
    const turn = ++this.#parsing;
    const { scenario, fault } = await this.#parse(source);
    if (turn !== this.#parsing) return;
    // While a header is being typed, the last one that made sense keeps the controls in place.
    if (scenario !== null) this.scenario = scenario;
    this.headerFault = fault;
    this.#host.changed();
  }

  /** Forgets what the last run showed. */
  clear(): void {
    this.#currentRun += 1;
    this.points = [];
    this.singleTrace = null;
    this.provenance = null;
    this.progress = null;
    this.error = null;
    this.selected = null;
    this.ending = '';
    this.#host.clearConsole();
    this.#host.changed();
  }

  select(key: PointKey): void {
    if (findPoint(this.points, key) === undefined) return;
    this.selected = key;
    this.#host.changed();
  }

  /** An edit leaves the error's mark without a place. */
  forgetError(): void {
    this.error = null;
  }

  stop(): void {
    this.#abort?.abort();
  }

  /** Runs the script, or sweeps it where its header says so. Never rejects: `ending` and the console tell. */
  async run(setup: Setup): Promise<void> {
    if (this.phase !== 'ready') return;
    this.phase = 'running';
    this.clear();
    const abort = new AbortController();
    this.#abort = abort;
    const run = this.#currentRun;
    try {
      await this.#runChecked(setup, run, abort.signal);
    } catch (error) {
      this.#ifCurrent(run, () => {
        this.ending = error instanceof Error ? error.message : String(error);
        this.#host.print('stderr', `${this.ending}\n`);
      });
    } finally {
      this.#abort = null;
      this.phase = 'ready';
      this.progress = null;
      this.selected ??= tellingPoint(this.points, this.provenance?.cores ?? this.coresFor(setup));
      this.#host.changed();
    }
  }

  /** What still comes from a run must not show once something else was opened. */
  #ifCurrent(run: number, show: () => void): void {
    if (run === this.#currentRun) show();
  }

  async #runChecked(setup: Setup, run: number, signal: AbortSignal): Promise<void> {
    const error = await this.#lab.check(setup.source);
    if (error !== null) {
      this.#ifCurrent(run, () => this.#refuse(error, setup.source));
      return;
    }
    const { scenario, fault } = await this.#parse(setup.source);
    if (scenario === null) throw new Error(fault);
    if (signal.aborted || run !== this.#currentRun) return;
    this.scenario = scenario;
    const machine = this.machineFor(setup);
    const repeats = machine === 'live' && scenario.sweeps ? setup.repeats : 1;
    const provenance = { machine, cores: this.coresFor(setup), repeats, seed: setup.seed };
    this.provenance = provenance;
    this.#host.changed();
    const common = {
      source: setup.source,
      machine,
      cores: setup.cores,
      seed: setup.seed,
      ...(setup.gil !== null && { gil: setup.gil }),
      signal,
      onOutput: (stream: 'stdout' | 'stderr', text: string) =>
        this.#ifCurrent(run, () => this.#host.print(stream, text)),
    };
    if (scenario.sweeps) {
      const result = await this.#lab.sweep({
        ...common,
        models: [...(setup.models ?? scenario.models)],
        workers: [...(setup.workers ?? scenario.workers)],
        repeats,
        onProgress: (progress) => this.#ifCurrent(run, () => this.#onProgress(progress)),
      });
      this.#ifCurrent(run, () => {
        this.points = result.points;
        this.provenance = { ...provenance, cores: result.cores };
        this.#finish(result);
      });
    } else {
      const result = await this.#lab.run(common);
      this.#ifCurrent(run, () => {
        this.singleTrace = result.trace;
        this.#finish(result);
      });
    }
  }

  #refuse(error: ScriptError, source: string): void {
    this.error = error;
    this.ending = 'The script has a syntax error; nothing was run.';
    this.#host.print('stderr', syntaxErrorText(error, source));
  }

  #onProgress(progress: Progress): void {
    this.progress = progress;
    this.points = progress.points;
    this.#host.changed();
  }

  #finish(result: RunResult | SweepResult): void {
    this.error = result.error;
    if (result.droppedOutput > 0) this.#host.dropped(result.droppedOutput);
    if (result.stopped) {
      this.ending = 'Stopped.';
      this.#host.print('note', 'Stopped.\n');
    } else if (result.error !== null) {
      this.ending = endingOf(result.error);
    }
  }

  async #parse(source: string): Promise<{ scenario: Scenario | null; fault: string }> {
    try {
      return { scenario: await this.#lab.parseScenario(source), fault: '' };
    } catch (error) {
      return { scenario: null, fault: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** A place in the script means that the script did it; without one, what it ran on failed. */
function endingOf({ type, message, line }: ScriptError): string {
  return line > 0 ? `${type} at line ${line}: the script ended there.` : message;
}

/** The models and worker counts that a sweep would take. */
export function sweepOf(
  setup: Setup,
  scenario: Scenario | null,
): { models: readonly Model[]; workers: readonly number[] } {
  return {
    models: setup.models ?? scenario?.models ?? [],
    workers: setup.workers ?? scenario?.workers ?? [1],
  };
}
