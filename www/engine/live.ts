/** Runs on the live machine. */
import type { Model, ScriptError } from '../api';
import type { Core } from '../kernel/core';
import { WorkerPool } from '../kernel/pool';
import { LiveRun, type LiveOutcome } from '../kernel/run';
import type { LabSettings } from '../kernel/settings';
import type { LabClient } from './lab-client';
import type { Settings } from './options';
import type { Output } from './output';
import type { LiveRemains, Summary } from './protocol';
import type { Runner, SettingsOfStep } from './runner';
import type { Step } from './sweep';
import type { SweepRecorder } from './sweep-recorder';
import WARM_UP from './warm-up.py?raw';

/** Workers that wait before anything was run. */
const WARM = 4;
/** Most workers that are made ready for a run; more are made while it runs. */
const MOST_WARM = 32;

/** Why the live machine can't run in this page, in one sentence; null where it can. */
export function whyUnavailable(): string | null {
  if (typeof SharedArrayBuffer === 'undefined' || !crossOriginIsolated) {
    return 'The live machine needs memory that workers share, which browsers give only to a page whose server isolates it with COOP and COEP headers.';
  }
  return null;
}

export class LiveMachine implements Runner {
  readonly #pool: WorkerPool;
  readonly #tools: LabClient;
  #warm: Promise<unknown> = Promise.resolve();
  #warmUp: LiveRun | null = null;

  /** `tools` makes results of what runs leave. */
  constructor(core: Core, tools: LabClient) {
    this.#pool = new WorkerPool(core);
    this.#tools = tools;
  }

  /** Gets workers ready, so that the first run need not wait for them. */
  async warmUp(): Promise<void> {
    await this.#pool.prepare(WARM);
    // Whatever is wrong, the run that waits for it meets it too.
    this.#warm = this.#runWarmUp().catch(() => undefined);
  }

  async run(settings: Settings, lab: LabSettings, output: Output): Promise<Summary> {
    const outcome = await this.#run(settings, lab, output);
    const summary = await this.#tools.call('summarise', remainsOf(outcome));
    return outcome.fault === null
      ? summary
      : { ...summary, status: summary.status || 1, error: faultError(outcome.fault) };
  }

  /** One run after the other, for they are measured. */
  async sweep(
    settings: Settings,
    steps: readonly Step[],
    labOf: SettingsOfStep,
    recorder: SweepRecorder,
  ): Promise<void> {
    await this.#tools.call('beginSweep');
    // Points are compared with each other: the first must not be the one that was measured cold.
    await this.#warm;
    for (const step of steps) {
      recorder.begin(step);
      const outcome = await this.#run(settings, await labOf(step), recorder.output);
      if (outcome.stopped) return recorder.stop();
      if (outcome.fault !== null) return recorder.fail(faultError(outcome.fault));
      const error = await this.#tools.call('addLive', step.model, step.workers, remainsOf(outcome));
      if (error !== null) return recorder.fail(error);
      recorder.add(1, await this.#tools.call('points'));
    }
  }

  async #runWarmUp(): Promise<void> {
    const wishes = {
      source: WARM_UP,
      model: null,
      workers: null,
      params: {},
      gil: null,
      switchInterval: null,
      seed: 0,
    };
    const lab = await this.#tools.call('settings', wishes);
    const config = { source: WARM_UP, lab, cores: 1 };
    this.#warmUp = new LiveRun(config, this.#pool, () => undefined);
    await this.#warmUp.finished;
    await this.#pool.prepare(WARM);
  }

  async #run(settings: Settings, lab: LabSettings, output: Output): Promise<LiveOutcome> {
    const { signal, source, cores } = settings;
    this.#warmUp?.stop();
    await this.#warm;
    await this.#pool.prepare(Math.min(workersFor(lab.model, lab.workers), MOST_WARM));
    if (signal?.aborted) return { reports: [], elapsed: 0, stopped: true, fault: null };
    const config = { source, lab, cores };
    const run = new LiveRun(config, this.#pool, (stream, text) => output.add(stream, text));
    const stop = (): void => run.stop();
    signal?.addEventListener('abort', stop);
    try {
      const outcome = await run.finished;
      if (outcome.fault !== null) output.add('stderr', `${outcome.fault}\n`);
      return outcome;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }
}

function remainsOf({ reports, elapsed, stopped }: LiveOutcome): LiveRemains {
  return { reports, elapsed, stopped };
}

/** Workers that a run takes: one for each of its threads, or processes with one thread each, and the main one. */
function workersFor(model: Model, workers: number): number {
  // A process has a thread that feeds its pipe besides.
  return model === 'serial' ? 1 : model === 'threads' ? workers + 1 : 2 * workers + 1;
}

function faultError(message: string): ScriptError {
  return { type: 'MachineError', message, line: 0, column: 0, endLine: 0, endColumn: 0 };
}
