/** Fetches the Rust core and its library. */
import type { Core } from '../kernel/core';
import wasmUrl from '../pkg/gil_lab_bg.wasm?url';
import libraryUrl from '../pkg/library.txt?url';

/** @throws Error that says what could not be loaded */
export async function loadCore(): Promise<Core> {
  const [module, library] = await Promise.all([loadModule(), loadLibrary()]);
  return { module, library };
}

async function loadModule(): Promise<WebAssembly.Module> {
  const response = await load(wasmUrl, 'WebAssembly module');
  // Some hosts serve it as a type that can't be compiled while it arrives.
  const streams = response.headers.get('Content-Type')?.startsWith('application/wasm') === true;
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

async function loadLibrary(): Promise<Uint8Array> {
  const response = await load(libraryUrl, 'Python library');
  return new Uint8Array(await response.arrayBuffer());
}

async function load(url: string, what: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The page's ${what} could not be loaded (${response.status}).`);
  return response;
}
