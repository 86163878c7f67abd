/** What the page's thread, which is the kernel, and the workers say to each other. */
import type { Core } from './core';
import type { LabSettings } from './settings';

/** A pipe's end that a process has open: twice the pipe's number, plus 1 for the end to write to. */
export type OpenEnd = number;

/** What a process is and runs; read by `crate/src/web/live.rs`. */
export interface ProcessConfig {
  source: string;
  pid: number;
  name: string;
  /** Pickled function and arguments of a process that another one started. */
  payload: Uint8Array | null;
  /** Ends of pipes that it inherits. */
  open: OpenEnd[];
  lab: LabSettings;
  cores: number;
  /** When it was asked for, in nanoseconds since the run began. */
  requested: number;
}

/** What a worker needs of the process and the run that it works for. */
export interface Place {
  memory: WebAssembly.Memory;
  board: SharedArrayBuffer;
  /** When the run began, in milliseconds since 1970. */
  origin: number;
  pid: number;
}

export type ToWorker =
  /** First of all: what it runs. */
  | { type: 'core'; core: Core }
  /** Be the main thread of a new process. */
  | { type: 'process'; place: Place; config: ProcessConfig }
  /** Be one more thread of a process; `place` is null when the worker was one before. */
  | { type: 'thread'; place: Place | null; thread: number };

export type FromWorker =
  /** The core is there: the worker starts at once. */
  | { type: 'warm' }
  /** Where the process's eval breaker is in its memory. */
  | { type: 'breaker'; address: number }
  | { type: 'start-thread'; thread: number }
  | {
      type: 'start-process';
      pid: number;
      name: string;
      payload: Uint8Array;
      open: OpenEnd[];
      requested: number;
    }
  /** There is something in the console's ring. */
  | { type: 'output' }
  /** The thread is done; its worker can be another one of the same process. */
  | { type: 'idle' }
  /** The process is over, at `time` nanoseconds since the run began. */
  | { type: 'ended'; time: number; report: Uint8Array }
  /** Our own code failed. */
  | { type: 'died'; message: string };
