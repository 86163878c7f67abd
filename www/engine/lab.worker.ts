/** The lab's worker: answers what the page asks of the Rust side that runs no live thread. */
import {
  Sweep,
  check,
  initThreadPool,
  lab_settings,
  parse_scenario,
  simulate,
  stop_byte,
  summarise,
  version,
} from '../pkg/gil_lab.js';
import type { Scenario, ScriptError } from '../api';
import { boot, type Core } from '../kernel/core';
import type { LabSettings } from '../kernel/settings';
import type { FromLab, LabMethods, Request, Simulated, Summary, ToLab } from './protocol';

declare const self: DedicatedWorkerGlobalScope & { gilLabOutput?: (stderr: boolean, text: string) => void };

let sweep: Sweep | null = null;

function currentSweep(): Sweep {
  sweep ??= new Sweep();
  return sweep;
}

type Answers = {
  [Method in keyof LabMethods]: (
    ...args: Parameters<LabMethods[Method]>
  ) => ReturnType<LabMethods[Method]> | Promise<ReturnType<LabMethods[Method]>>;
};

const answers: Answers = {
  version,
  async startThreads(count) {
    await initThreadPool(count);
  },
  parseScenario: (source) => parse_scenario(source) as Scenario,
  check: (source) => check(source) as ScriptError | null,
  settings: (wishes) => lab_settings(wishes) as LabSettings,
  summarise: ({ reports, elapsed, stopped }) => summarise(reports, elapsed, stopped) as Summary,
  simulate: (simulation) => simulate(simulation) as Summary,
  beginSweep() {
    sweep?.free();
    sweep = null;
  },
  addLive: (model, workers, { reports, elapsed }) =>
    currentSweep().add_live(model, workers, reports, elapsed) as ScriptError | null,
  addSimulated: (simulations) => currentSweep().add_simulated(simulations) as Simulated[],
  points: () => currentSweep().points() as ReturnType<LabMethods['points']>,
};

function post(message: FromLab): void {
  self.postMessage(message);
}

/** The Rust side calls it. */
self.gilLabOutput = (stderr, text) => {
  post({ type: 'output', stderr, text });
};

function begin(core: Core): void {
  const memory = boot(core);
  post({ type: 'ready', memory: self.crossOriginIsolated ? memory : null, stopByte: stop_byte() });
}

async function answer({ id, method, args }: Request): Promise<void> {
  try {
    const call = answers[method] as (...args: unknown[]) => unknown;
    post({ type: 'result', id, value: await call(...args) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // A trap leaves the instance in no state to go on with.
    post(
      error instanceof WebAssembly.RuntimeError ? { type: 'died', message } : { type: 'error', id, message },
    );
  }
}

self.onmessage = ({ data }: MessageEvent<ToLab>) => {
  try {
    if (data.type === 'core') begin(data.core);
    else void answer(data);
  } catch (error) {
    post({ type: 'died', message: String(error) });
  }
};
