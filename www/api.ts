/**
 * The types of `window.gilLab`: what the page's own buttons call, and what tests, embeds and curious students
 * can call from the console.
 */

/** Where a script runs: on this device's real threads, or on the deterministic simulator. */
export type Machine = 'live' | 'simulated';

/** What `lab.Executor` is: the way in which a scenario spreads its work. */
export type Model = 'serial' | 'threads' | 'processes';

/** Every model that this version knows, in the order in which the page shows them. */
export const MODELS: readonly Model[] = ['serial', 'threads', 'processes'];

export type ParameterValue = number | string | boolean;

/** What a script's header (`# /// lab`, TOML in comments) says; absent keys have their defaults filled in. */
export interface Scenario {
  title: string;
  /** The one question that the scenario asks, or the empty string. */
  question: string;
  workers: number[];
  models: Model[];
  params: Record<string, ParameterValue>;
  /** Name of the GIL's variant. */
  gil: string;
  /** Seconds after which a waiter asks for the GIL; null means the variant's own. */
  switchInterval: number | null;
  /** Whether the script has a header; without one it runs once and is not swept. */
  sweeps: boolean;
}

/** An error with a place in the script: a `SyntaxError` before the run, or the exception that ended it. */
export interface ScriptError {
  /** The exception's class name, for example `SyntaxError`. */
  type: string;
  message: string;
  /** 1-based line in the script, or 0 when it has none. */
  line: number;
  /** 1-based columns in characters, 0 when unknown. */
  column: number;
  endLine: number;
  endColumn: number;
}

export interface RunOptions {
  source: string;
  /** Default: `live` where the page is isolated, else `simulated`. */
  machine?: Machine;
  /** Simulated cores, 1 to 1,024; the live machine has the device's. Default 4. */
  cores?: number;
  /** Seed of everything random on the machine (not of Python's `random`). Default 0. */
  seed?: number;
  /** Name of the GIL's variant: `python-2.7`, `python-3.2` … `python-3.13`. Default: the header's, or `python-3.12`. */
  gil?: string;
  /** Seconds; default: the header's, or 0.005. It means nothing where instructions are counted, as in `python-2.7`. */
  switchInterval?: number;
  /** What `lab.Executor` is and `lab.workers` says; default `threads` and the header's largest count. */
  model?: Model;
  workers?: number;
  /** Overrides of the header's `params`. */
  params?: Record<string, ParameterValue>;
  /** Called with output as it comes, in order. */
  onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
  /** Aborting stops the run within half a second; its promise resolves with `stopped: true`. */
  signal?: AbortSignal;
}

/** Seconds that all threads of a run spent, by what they did. */
export interface Breakdown {
  computing: number;
  waitingForGil: number;
  starting: number;
  pickling: number;
  /** Sending and receiving on pipes. */
  messaging: number;
  /** Sleeping, waiting on locks, files and network. */
  blocked: number;
}

/** What a thread does in an interval of the trace; the numbers are those of the Rust enum `trace::State`. */
export enum ThreadState {
  Starting = 0,
  /** Runs bytecode and holds its interpreter's GIL. */
  Running = 1,
  WaitingForGil = 2,
  /** Waits for a lock, a join or a condition. */
  Blocked = 3,
  Sleeping = 4,
  /** In a file or network call, without the GIL. */
  InputOutput = 5,
  /** In native code that released the GIL. */
  Native = 6,
  /** Pickles or unpickles; holds the GIL. */
  Pickling = 7,
  /** Writes to a pipe, without the GIL. */
  Sending = 8,
  /** Waits for or reads from a pipe, without the GIL. */
  Receiving = 9,
  Exited = 10,
}

/** One thread of a trace. */
export interface TraceThread {
  pid: number;
  /** 0 is the process's main thread. */
  tid: number;
  /** Python's name for it, for example `MainThread`. */
  name: string;
  /** Name of its process, for example `MainProcess`. */
  process: string;
}

/**
 * State changes in order of time, column by column. A thread is in `state[i]` from `time[i]` until its next
 * event; after `Exited` it is gone.
 */
export interface Trace {
  threads: TraceThread[];
  /** Seconds since the run began. */
  time: Float64Array;
  /** Index into `threads`. */
  thread: Uint32Array;
  /** `ThreadState`. */
  state: Uint8Array;
  /** Line of the script at that moment, 0 when unknown. */
  line: Uint32Array;
  /** Bytes for pickling and messages, else 0. */
  bytes: Float64Array;
  /** How many events were lost because a thread's ring was full. */
  dropped: number;
}

export interface RunResult {
  machine: Machine;
  stdout: string;
  stderr: string;
  /** Characters of output that were dropped because there was too much. */
  droppedOutput: number;
  /** The script's exit status; 1 after an uncaught exception. */
  status: number;
  /** Set when the script did not compile, or ended with an uncaught exception in the main process. */
  error: ScriptError | null;
  /** Whether Stop ended it. */
  stopped: boolean;
  /** Seconds from start to exit, virtual on the simulated machine. */
  elapsed: number;
  /** Seconds inside `lab.Executor` blocks, or `elapsed` when the script has none. */
  measured: number;
  breakdown: Breakdown;
  trace: Trace;
}

export interface SweepOptions extends Omit<RunOptions, 'model' | 'workers' | 'onOutput'> {
  /** Default: the header's. */
  models?: Model[];
  workers?: number[];
  /** Runs per point; default 5 live, 1 simulated (it is deterministic). */
  repeats?: number;
  onProgress?: (progress: Progress) => void;
  onOutput?: RunOptions['onOutput'];
}

export interface Progress {
  /** Finished and total runs. */
  done: number;
  total: number;
  /** What is running now; null at the end. */
  model: Model | null;
  workers: number;
  repeat: number;
  /** All points measured so far. */
  points: Point[];
}

/** One place on the chart: a model with a number of workers. */
export interface Point {
  model: Model;
  workers: number;
  /** Measured seconds, in the order of the runs. */
  times: number[];
  median: number;
  /** 95 % confidence interval of the median; both equal the median for one run. */
  low: number;
  high: number;
  /** Serial median over this median; null without a serial point. */
  speedup: number | null;
  /** `speedup / workers`. */
  efficiency: number | null;
  /** Experimentally determined serial fraction; null for one worker. */
  karpFlatt: number | null;
  /** Of the run nearest to the median, which is also the one whose trace is kept. */
  breakdown: Breakdown;
  trace: Trace;
  /** 1-based number of that run. */
  traceRun: number;
}

export interface SweepResult {
  machine: Machine;
  cores: number;
  points: Point[];
  stdout: string;
  stderr: string;
  droppedOutput: number;
  /** The first error that ended a run; the points before it are kept. */
  error: ScriptError | null;
  stopped: boolean;
}

/** `window.gilLab`. */
export interface GilLab {
  /** Version of this build, for example `0.1.0`. */
  readonly version: string;
  /** Resolves when scripts can run. */
  readonly ready: Promise<void>;
  /** Why the live machine can't run here, in one sentence; null where it can. */
  readonly liveUnavailable: string | null;
  /** Reads a script's header. Rejects with an `Error` whose message names the line. */
  parseScenario(source: string): Promise<Scenario>;
  /** Checks syntax without running anything. */
  check(source: string): Promise<ScriptError | null>;
  run(options: RunOptions): Promise<RunResult>;
  sweep(options: SweepOptions): Promise<SweepResult>;
}
