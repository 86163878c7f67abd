/** The Rust core, as the page loads it once and each worker puts it into a memory. */
import { initSync, provide_library } from '../pkg/gil_lab.js';

export interface Core {
  module: WebAssembly.Module;
  /** The modules that are written in Python, as UTF-8. */
  library: Uint8Array;
}

/** Bytes of Rust stack of every thread but a memory's first; Python's frames are elsewhere. */
const THREAD_STACK = 1 << 20;

/**
 * Makes this worker the first thread of a memory: of `memory`, or of one of its own.
 * @returns the memory
 */
export function boot({ module, library }: Core, memory?: WebAssembly.Memory): WebAssembly.Memory {
  const instance = initSync({ module, memory, thread_stack_size: THREAD_STACK });
  provide_library(library);
  return instance.memory;
}

/** Makes this worker one more thread of a memory that another one began. */
export function join({ module }: Core, memory: WebAssembly.Memory): void {
  initSync({ module, memory, thread_stack_size: THREAD_STACK });
}
