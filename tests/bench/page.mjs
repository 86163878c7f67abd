// The built page in Chromium, as the benchmarks and the comparison with CPython use it: through `window.gilLab`, whose
// types are in www/api.ts.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { browserPath } from '../../tools/browsers.mjs';
import { BuildError, ROOT } from '../../tools/process.mjs';

/** Longer than the page's warm-up, which who opens it does not interrupt: nobody presses Run that soon. */
const WARM_UP_MS = 2000;

/** `ThreadState.Starting` in www/api.ts. */
const STARTING = 0;

/**
 * @typedef {object} Outcome
 * @property {string} stdout
 * @property {string} stderr
 * @property {number | null} status null when it was stopped because it took too long
 *
 * @typedef {object} Page
 * @property {number} secondsToReady from navigation until scripts could run, nothing cached
 * @property {(source: string, machine: string, seconds: number) => Promise<Outcome>} execute
 *   runs a script, for so long at most
 * @property {(source: string) => Promise<string>} run runs a script live and returns what it printed
 * @property {(source: string, model: string) => Promise<number[]>} starts
 *   runs a script live with two workers and returns the seconds that each took to start
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Site
 * @property {() => Promise<Page>} open
 * @property {() => Promise<void>} close
 */

/**
 * Serves the built page and opens a browser.
 * @param {string} folder
 * @returns {Promise<Site>}
 */
export async function openSite(folder) {
  const server = await preview({
    root: ROOT,
    build: { outDir: folder },
    preview: { host: 'localhost' },
    logLevel: 'error',
  });
  const browser = await chromium.launch({ executablePath: browserPath('chromium'), args: ['--no-sandbox'] });
  return {
    open: () => openPage(browser, server.resolvedUrls.local[0]),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @returns {Promise<Page>}
 */
async function openPage(browser, url) {
  // A context of its own has an empty cache.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.gilLab !== undefined, null, { polling: 5, timeout: 120_000 });
  const secondsToReady = await page.evaluate(async () => {
    await window.gilLab.ready;
    return performance.now() / 1000;
  });
  const unavailable = await page.evaluate(() => window.gilLab.liveUnavailable);
  if (unavailable !== null) {
    throw new BuildError(`the live machine is unavailable: ${unavailable}`);
  }
  await page.waitForTimeout(WARM_UP_MS);
  return {
    secondsToReady,
    execute: (source, machine, seconds) => execute(page, source, machine, seconds),
    run: (source) => runLive(page, source),
    starts: (source, model) => startTimes(page, source, model),
    close: () => context.close(),
  };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} source
 * @param {string} machine
 * @param {number} seconds
 * @returns {Promise<Outcome>}
 */
function execute(page, source, machine, seconds) {
  return page.evaluate(
    async ({ source, machine, seconds }) => {
      const signal = AbortSignal.timeout(1000 * seconds);
      const { stdout, stderr, status, stopped } = await window.gilLab.run({ source, machine, signal });
      return { stdout, stderr, status: stopped ? null : status };
    },
    { source, machine, seconds },
  );
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} source
 */
async function runLive(page, source) {
  const result = await page.evaluate(async (source) => {
    const { stdout, stderr, status } = await window.gilLab.run({ source, machine: 'live' });
    return { stdout, stderr, status };
  }, source);
  if (result.status !== 0) {
    throw new BuildError(`a program failed in Chromium: ${result.stderr}`);
  }
  return result.stdout;
}

/**
 * The workers of a run are the threads beside the main one, or the main threads of the other processes.
 * @param {import('playwright-core').Page} page
 * @param {string} source
 * @param {string} model
 */
async function startTimes(page, source, model) {
  const times = await page.evaluate(
    async ({ source, model, starting }) => {
      const { trace, status, stderr } = await window.gilLab.run({
        source,
        machine: 'live',
        model,
        workers: 2,
      });
      if (status !== 0) {
        throw new Error(stderr);
      }
      const home = trace.threads[0].pid;
      const isWorker = ({ pid, tid }) =>
        model === 'threads' ? pid === home && tid !== 0 : pid !== home && tid === 0;
      return trace.threads.flatMap((thread, index) => {
        const events = [...trace.thread.keys()].filter((event) => trace.thread[event] === index);
        const start = events.findIndex((event) => trace.state[event] === starting);
        const complete = isWorker(thread) && start >= 0 && start + 1 < events.length;
        return complete ? [trace.time[events[start + 1]] - trace.time[events[start]]] : [];
      });
    },
    { source, model, starting: STARTING },
  );
  if (times.length === 0) {
    throw new BuildError(`the trace of a run with ${model} shows no worker that starts`);
  }
  return times;
}

/**
 * @param {string} folder
 * @returns {{ file: string, bytes: number, brotli: number }[]} the page's WebAssembly modules
 */
export function wasmSizes(folder) {
  const files = readdirSync(folder, { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith('.wasm'))
    .map((file) => {
      const content = readFileSync(join(folder, file));
      return { file, bytes: content.length, brotli: brotliCompressSync(content).length };
    });
}
