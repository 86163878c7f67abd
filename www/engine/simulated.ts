/** Runs on the simulated machine, in a worker of their own, so that the page's other questions do not wait for them. */
import type { Core } from '../kernel/core';
import type { LabSettings } from '../kernel/settings';
import { stoppedSummary } from './empty';
import { LabClient } from './lab-client';
import type { Settings } from './options';
import type { Output } from './output';
import type { Simulation, Summary } from './protocol';
import type { Runner, SettingsOfStep } from './runner';
import type { Step } from './sweep';
import type { SweepRecorder } from './sweep-recorder';

/** Milliseconds that a simulation has to end when it is told to, before its worker is ended. */
const GRACE_MS = 300;

/** Its worker was ended to stop a run: nothing of that run is left. */
class Stopped extends Error {}

export class SimulatedMachine implements Runner {
  readonly #core: Core;
  #client: LabClient | null = null;
  /** How many simulations run side by side. */
  #threads = 1;

  constructor(core: Core) {
    this.#core = core;
  }

  /** Runs a script once. Aborting ends it. */
  async run(settings: Settings, lab: LabSettings, output: Output): Promise<Summary> {
    const client = await this.#ready();
    client.onOutput = (stderr, text) => output.add(stderr ? 'stderr' : 'stdout', text);
    try {
      const simulation = simulationOf(settings, lab);
      return await stoppable(client, settings.signal, () => client.call('simulate', simulation));
    } catch (error) {
      if (error instanceof Stopped) return stoppedSummary();
      throw error;
    } finally {
      client.onOutput = null;
    }
  }

  /** Runs a sweep's steps, as many at a time as there are threads for them. */
  async sweep(
    settings: Settings,
    steps: readonly Step[],
    labOf: SettingsOfStep,
    recorder: SweepRecorder,
  ): Promise<void> {
    const client = await this.#parallel();
    await client.call('beginSweep');
    for (let at = 0; at < steps.length; at += this.#threads) {
      const batch = steps.slice(at, at + this.#threads);
      const goesOn = await this.#runBatch(client, settings, batch, labOf, recorder);
      if (!goesOn) return;
    }
  }

  async #runBatch(
    client: LabClient,
    settings: Settings,
    batch: readonly Step[],
    labOf: SettingsOfStep,
    recorder: SweepRecorder,
  ): Promise<boolean> {
    const labs = await Promise.all(batch.map(labOf));
    if (batch[0] !== undefined) recorder.begin(batch[0]);
    const simulations = labs.map((lab) => simulationOf(settings, lab));
    try {
      const results = await stoppable(client, settings.signal, () =>
        client.call('addSimulated', simulations),
      );
      for (const { output, dropped } of results) {
        for (const { stderr, text } of output) recorder.output.add(stderr ? 'stderr' : 'stdout', text);
        recorder.output.lose(dropped);
      }
      const well = results.filter(({ error, stopped }) => error === null && !stopped);
      recorder.add(well.length, await client.call('points'));
      if (well.length === results.length) return true;
      const failed = results.find(({ error }) => error !== null);
      if (failed?.error) recorder.fail(failed.error);
      else recorder.stop();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      recorder.stop();
    }
    return false;
  }

  /** The worker, ready; a new one when the last one is gone. */
  async #ready(): Promise<LabClient> {
    if (this.#client === null || this.#client.closed) {
      this.#client = new LabClient(this.#core);
      this.#threads = 1;
    }
    await this.#client.ready;
    return this.#client;
  }

  /** As `#ready`, with a thread for each core where the page is isolated. */
  async #parallel(): Promise<LabClient> {
    const client = await this.#ready();
    const cores = crossOriginIsolated ? navigator.hardwareConcurrency : 1;
    if (this.#threads === 1 && cores > 1) {
      await client.call('startThreads', cores);
      this.#threads = cores;
    }
    return client;
  }
}

/**
 * Waits for a call that simulates. When `signal` aborts, the simulation stops and answers with what there is.
 * @throws Stopped where it can't be told to stop, but only ended
 */
async function stoppable<Result>(
  client: LabClient,
  signal: AbortSignal | null,
  call: () => Promise<Result>,
): Promise<Result> {
  let timer = 0;
  const end = (): void => client.close(new Stopped());
  const stop = (): void => {
    if (client.stop()) timer = window.setTimeout(end, GRACE_MS);
    else end();
  };
  if (signal?.aborted) throw new Stopped();
  signal?.addEventListener('abort', stop);
  try {
    return await call();
  } finally {
    window.clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function simulationOf({ source, cores }: Settings, lab: LabSettings): Simulation {
  return { source, lab, cores };
}
