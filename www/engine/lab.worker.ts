/** The lab's worker: answers what the page asks of the Rust side that runs no live thread. */
import { Sweep, check, initSync, lab_settings, parse_scenario, summarise, version } from '../pkg/gil_lab.js';
import type { Scenario, ScriptError } from '../api';
import type { LabSettings } from '../kernel/settings';
import type { FromLab, LabMethods, Request, Summary, ToLab } from './protocol';

declare const self: DedicatedWorkerGlobalScope;

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
  parseScenario: (source) => parse_scenario(source) as Scenario,
  check: (source) => check(source) as ScriptError | null,
  settings: (wishes) => lab_settings(wishes) as LabSettings,
  summarise: ({ reports, elapsed, stopped }) => summarise(reports, elapsed, stopped) as Summary,
  beginSweep() {
    sweep?.free();
    sweep = null;
  },
  addLive(model, workers, { reports, elapsed }) {
    currentSweep().add_live(model, workers, reports, elapsed);
  },
  points: () => currentSweep().points() as ReturnType<LabMethods['points']>,
};

function post(message: FromLab): void {
  self.postMessage(message);
}

function begin(module: WebAssembly.Module): void {
  initSync({ module });
  post({ type: 'ready' });
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
    if (data.type === 'module') begin(data.module);
    else void answer(data);
  } catch (error) {
    post({ type: 'died', message: String(error) });
  }
};
