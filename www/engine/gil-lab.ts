/** `window.gilLab`: what the page's buttons, tests, embeds and curious students call. */
import type { GilLab, RunOptions, RunResult, SweepOptions, SweepResult } from '../api';
import { version } from '../../package.json';
import type { LabSettings } from '../kernel/settings';
import wasmUrl from '../pkg/gil_lab_bg.wasm?url';
import { LabClient } from './lab-client';
import { LiveMachine, whyUnavailable } from './live';
import { checkModel, checkRepeats, checkWorkers, settingsOf, type Settings } from './options';
import { Output } from './output';
import type { Summary } from './protocol';
import { stepsOf, type Step } from './sweep';
import { SweepRecorder } from './sweep-recorder';

const DEFAULT_LIVE_REPEATS = 5;

/** Everything that runs, made once the module is compiled. */
interface Machines {
  tools: LabClient;
  live: LiveMachine | null;
}

export function createGilLab(): GilLab {
  return new Engine();
}

class Engine implements GilLab {
  readonly version = version;
  readonly liveUnavailable = whyUnavailable();
  readonly ready: Promise<void>;
  readonly #machines: Promise<Machines>;
  #busy = false;

  constructor() {
    this.#machines = this.#start();
    this.ready = this.#machines.then(() => undefined);
    // Who waits for it hears of it.
    this.ready.catch(() => undefined);
  }

  async parseScenario(source: string): ReturnType<GilLab['parseScenario']> {
    return (await this.#machines).tools.call('parseScenario', source);
  }

  async check(source: string): ReturnType<GilLab['check']> {
    return (await this.#machines).tools.call('check', source);
  }

  run(options: RunOptions): Promise<RunResult> {
    return this.#exclusively(() => this.#run(options));
  }

  sweep(options: SweepOptions): Promise<SweepResult> {
    return this.#exclusively(() => this.#sweep(options));
  }

  async #start(): Promise<Machines> {
    const module = await compile();
    const tools = new LabClient(module);
    const live = this.liveUnavailable === null ? new LiveMachine(module) : null;
    await Promise.all([tools.ready, live?.warmUp()]);
    return { tools, live };
  }

  async #exclusively<Result>(body: () => Promise<Result>): Promise<Result> {
    if (this.#busy) throw new Error('A run is going on already: stop it or wait for its end.');
    this.#busy = true;
    try {
      return await body();
    } finally {
      this.#busy = false;
    }
  }

  async #run(options: RunOptions): Promise<RunResult> {
    const settings = settingsOf(options, this.liveUnavailable);
    const wishes = {
      model: options.model === undefined ? null : checkModel(options.model),
      workers: options.workers === undefined ? null : checkWorkers(options.workers),
    };
    const { tools } = await this.#machines;
    const lab = await tools.call('settings', { ...wishes, ...pick(settings) });
    const output = new Output(options.onOutput);
    const summary = await this.#runLive(settings, lab, output);
    return { machine: settings.machine, ...summary, ...output.result };
  }

  async #runLive(settings: Settings, lab: LabSettings, output: Output): Promise<Summary> {
    const { tools } = await this.#machines;
    const { remains, fault } = await (await this.#live()).run(settings, lab, output);
    const summary = await tools.call('summarise', remains);
    return fault === null ? summary : { ...summary, status: summary.status || 1, error: fault };
  }

  async #sweep(options: SweepOptions): Promise<SweepResult> {
    const settings = settingsOf(options, this.liveUnavailable);
    const { tools } = await this.#machines;
    const scenario = await tools.call('parseScenario', settings.source);
    const repeats = checkRepeats(options.repeats ?? (settings.machine === 'live' ? DEFAULT_LIVE_REPEATS : 1));
    const models = (options.models ?? scenario.models).map(checkModel);
    const workers = (options.workers ?? scenario.workers).map(checkWorkers);
    const steps = stepsOf(models, workers, repeats);
    const recorder = new SweepRecorder(steps, new Output(options.onOutput), options.onProgress);
    await this.#sweepLive(settings, steps, recorder);
    return { machine: settings.machine, cores: settings.cores, ...recorder.result };
  }

  async #sweepLive(settings: Settings, steps: readonly Step[], recorder: SweepRecorder): Promise<void> {
    const { tools } = await this.#machines;
    const live = await this.#live();
    await tools.call('beginSweep');
    for (const step of steps) {
      if (settings.signal?.aborted) return recorder.stop();
      recorder.begin(step);
      const lab = await tools.call('settings', { ...step, ...pick(settings) });
      const { remains, fault } = await live.run(settings, lab, recorder.output);
      if (remains.stopped) return recorder.stop();
      if (fault !== null) return recorder.fail(fault);
      const { error } = await tools.call('summarise', remains);
      if (error !== null) return recorder.fail(error);
      await tools.call('addLive', step.model, step.workers, remains);
      recorder.add(1, await tools.call('points'));
    }
  }

  async #live(): Promise<LiveMachine> {
    const { live } = await this.#machines;
    if (live === null) throw new Error(this.liveUnavailable ?? '');
    return live;
  }
}

function pick({ source, params, gil, seed }: Settings): Pick<Settings, 'source' | 'params' | 'gil' | 'seed'> {
  return { source, params, gil, seed };
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl);
  if (!response.ok)
    throw new Error(`The page's WebAssembly module could not be loaded (${response.status}).`);
  // Some hosts serve it as a type that can't be compiled while it arrives.
  const streams = response.headers.get('Content-Type')?.startsWith('application/wasm') === true;
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
