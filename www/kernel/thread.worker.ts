/** A Python thread's worker: waits warm until the kernel gives it a process to work for, and never leaves that again. */
import { initSync, process_main, thread_main } from '../pkg/gil_lab.js';
import { WorkerHost } from './host';
import type { FromWorker, Place, ToWorker } from './messages';

declare const self: DedicatedWorkerGlobalScope & { gilLabHost?: WorkerHost };

/** Bytes of Rust stack of every thread but a process's first; Python's frames are elsewhere. */
const THREAD_STACK = 1 << 20;

let module: WebAssembly.Module;

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}

function enter(place: Place): void {
  self.gilLabHost = new WorkerHost(place, post);
  initSync({ module, memory: place.memory, thread_stack_size: THREAD_STACK });
}

function obey(message: ToWorker): void {
  switch (message.type) {
    case 'module':
      module = message.module;
      post({ type: 'warm' });
      break;
    case 'process':
      enter(message.place);
      process_main(message.config, message.config.payload ?? undefined);
      post({ type: 'idle' });
      break;
    case 'thread':
      if (message.place !== null) enter(message.place);
      thread_main(message.thread);
      post({ type: 'idle' });
      break;
  }
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  try {
    obey(data);
  } catch (error) {
    post({ type: 'died', message: self.gilLabHost?.lastPanic || String(error) });
  }
};
