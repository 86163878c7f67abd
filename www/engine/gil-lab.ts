/** `window.gilLab`: what the page's buttons, tests, embeds and curious students call. */
import type { GilLab, Machine, RunOptions, RunResult, SweepOptions, SweepResult } from '../api';
import { version } from '../../package.json';
import type { LabSettings } from '../kernel/settings';
import { LabClient } from './lab-client';
import { loadCore } from './load';
import { LiveMachine, whyUnavailable } from './live';
import { checkModel, checkRepeats, checkWorkers, settingsOf, type Settings } from './options';
import { Output } from './output';
import type { Wishes } from './protocol';
import type { Runner } from './runner';
import { SimulatedMachine } from './simulated';
import { stepsOf, type Step } from './sweep';
import { SweepRecorder } from './sweep-recorder';

const DEFAULT_LIVE_REPEATS = 5;

/** Everything that runs, made once the module is compiled. */
interface Machines {
  tools: LabClient;
  live: LiveMachine | null;
  simulated: SimulatedMachine;
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
    const core = await loadCore();
    const tools = new LabClient(core);
    const live = this.liveUnavailable === null ? new LiveMachine(core, tools) : null;
    await Promise.all([tools.ready, live?.warmUp()]);
    return { tools, live, simulated: new SimulatedMachine(core) };
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
    const runner = await this.#runner(settings.machine);
    const summary = await runner.run(settings, lab, output);
    return { machine: settings.machine, ...summary, ...output.result };
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
    const labOf = (step: Step): Promise<LabSettings> =>
      tools.call('settings', { ...step, ...pick(settings) });
    const runner = await this.#runner(settings.machine);
    await runner.sweep(settings, steps, labOf, recorder);
    return { machine: settings.machine, cores: settings.cores, ...recorder.result };
  }

  async #runner(machine: Machine): Promise<Runner> {
    const { live, simulated } = await this.#machines;
    if (machine === 'simulated') return simulated;
    if (live === null) throw new Error(this.liveUnavailable ?? 'The live machine is not ready.');
    return live;
  }
}

function pick({ source, params, gil, switchInterval, seed }: Settings): Omit<Wishes, 'model' | 'workers'> {
  return { source, params, gil, switchInterval, seed };
}
