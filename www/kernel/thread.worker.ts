/** A Python thread's worker: waits warm until the kernel gives it a process to work for, and never leaves that again. */
import { process_main, thread_main } from '../pkg/gil_lab.js';
import { boot, join, type Core } from './core';
import { WorkerHost } from './host';
import type { FromWorker, Place, ToWorker } from './messages';

declare const self: DedicatedWorkerGlobalScope & { gilLabHost?: WorkerHost };

let core: Core;

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}

function enter(place: Place): void {
  self.gilLabHost = new WorkerHost(place, post);
}

function obey(message: ToWorker): void {
  switch (message.type) {
    case 'core':
      core = message.core;
      post({ type: 'warm' });
      break;
    case 'process':
      enter(message.place);
      boot(core, message.place.memory);
      process_main(message.config, message.config.payload ?? undefined);
      post({ type: 'idle' });
      break;
    case 'thread':
      if (message.place !== null) {
        enter(message.place);
        join(core, message.place.memory);
      }
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
