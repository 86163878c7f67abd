/** Runs on the live machine. */
import type { Model, ScriptError } from '../api';
import { WorkerPool } from '../kernel/pool';
import { LiveRun } from '../kernel/run';
import type { LabSettings } from '../kernel/settings';
import type { Settings } from './options';
import type { Output } from './output';
import type { LiveRemains } from './protocol';

/** Workers that wait before anything was run. */
const WARM = 4;
/** Most workers that are made ready for a run; more are made while it runs. */
const MOST_WARM = 32;

/** A live run and how our own side of it failed, if it did. */
export interface LiveResult {
  remains: LiveRemains;
  fault: ScriptError | null;
}

/** Why the live machine can't run in this page, in one sentence; null where it can. */
export function whyUnavailable(): string | null {
  if (typeof SharedArrayBuffer === 'undefined' || !crossOriginIsolated) {
    return 'The live machine needs memory that workers share, which browsers give only to a page whose server isolates it with COOP and COEP headers.';
  }
  return null;
}

export class LiveMachine {
  readonly #pool: WorkerPool;

  constructor(module: WebAssembly.Module) {
    this.#pool = new WorkerPool(module);
  }

  /** Gets workers ready, so that the first run need not wait for them. */
  warmUp(): Promise<void> {
    return this.#pool.prepare(WARM);
  }

  /** Runs a script once. Aborting ends it within half a second. */
  async run(settings: Settings, lab: LabSettings, output: Output): Promise<LiveResult> {
    await this.#pool.prepare(Math.min(workersFor(lab.model, lab.workers), MOST_WARM));
    if (settings.signal?.aborted) return stoppedEarly();
    const { source, gil, switchInterval, cores } = settings;
    const config = { source, lab, gil, switchInterval, cores };
    const run = new LiveRun(config, this.#pool, (stream, text) => output.add(stream, text));
    const stop = (): void => run.stop();
    settings.signal?.addEventListener('abort', stop);
    try {
      const { fault, ...remains } = await run.finished;
      if (fault !== null) output.add('stderr', `${fault}\n`);
      return { remains, fault: fault === null ? null : faultError(fault) };
    } finally {
      settings.signal?.removeEventListener('abort', stop);
    }
  }
}

/** Workers that a run takes: one for each of its threads, or processes with one thread each, and the main one. */
function workersFor(model: Model, workers: number): number {
  // A process has a thread that feeds its pipe besides.
  return model === 'serial' ? 1 : model === 'threads' ? workers + 1 : 2 * workers + 1;
}

function stoppedEarly(): LiveResult {
  return { remains: { reports: [], elapsed: 0, stopped: true }, fault: null };
}

function faultError(message: string): ScriptError {
  return { type: 'MachineError', message, line: 0, column: 0, endLine: 0, endColumn: 0 };
}
