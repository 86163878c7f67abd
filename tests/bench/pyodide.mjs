// CPython compiled to WebAssembly, which the page is compared with: the npm package `pyodide` in Chromium.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { browserPath } from '../../tools/browsers.mjs';
import { ROOT } from '../../tools/process.mjs';

/**
 * @typedef {object} Pyodide
 * @property {(source: string) => Promise<string>} run runs a script and returns what it printed
 * @property {() => Promise<void>} close
 */

/**
 * Serves the package and opens a browser.
 * @returns {Promise<Pyodide>}
 */
export async function openPyodide() {
  const server = await preview({
    root: ROOT,
    build: { outDir: join(ROOT, 'node_modules', 'pyodide') },
    preview: { host: 'localhost' },
    logLevel: 'error',
  });
  const browser = await chromium.launch({ executablePath: browserPath('chromium'), args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls.local[0]}console.html`, { waitUntil: 'commit' });
  await page.evaluate(async () => {
    const { loadPyodide } = await import('/pyodide.mjs');
    window.pyodide = await loadPyodide({ indexURL: '/' });
  });
  return {
    run: (source) =>
      page.evaluate((source) => {
        const lines = [];
        window.pyodide.setStdout({ batched: (line) => lines.push(`${line}\n`) });
        const globals = window.pyodide.toPy({ __name__: '__main__' });
        window.pyodide.runPython(source, { globals });
        return lines.join('');
      }, source),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
