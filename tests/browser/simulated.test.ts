// The simulated machine, on a page that may share memory between workers and on one that may not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../tools/process.mjs';
import type { SweepOptions } from '../../www/api';
import { BROWSERS, launch, type Browser, type Tab } from './browsers';
import { holding, openLab, overlaps, runScript } from './lab';
import { serveSite, type Site } from './site';

const COUNTDOWN = readFileSync(join(ROOT, 'www/scenarios/countdown.py'), 'utf8');

const SETTINGS = { source: COUNTDOWN, machine: 'simulated', params: { N: 200_000 }, seed: 7 } as const;

const POINTS = ['serial 1', 'threads 1', 'threads 2', 'processes 1', 'processes 2'];

describe.each(BROWSERS)('the simulated machine in %s', (name) => {
  describe.each([true, false])('on a page that is isolated: %s', (isolated) => {
    let site: Site;
    let browser: Browser;
    let tab: Tab;

    beforeAll(async () => {
      site = await serveSite({ isolated });
      browser = await launch(name);
      tab = await browser.open();
      await openLab(tab, site.url);
    });
    afterAll(async () => {
      await browser.close();
      await site.close();
    });

    test('is what is left when the live one is not there, with the reason in a sentence', async () => {
      const reason = await tab.evaluate(() => window.gilLab.liveUnavailable);
      const { machine } = await runScript(tab, { source: 'print(1)\n' });
      if (isolated) {
        expect({ reason, machine }).toEqual({ reason: null, machine: 'live' });
      } else {
        expect(reason).toMatch(/^The live machine needs .+\.$/);
        expect(machine).toBe('simulated');
        const live = `window.gilLab.run({source: '', machine: 'live'}).catch((error) => error.message)`;
        expect(await tab.evaluate<string>(live)).toBe(reason);
      }
    });

    test('gives the same trace again', async () => {
      const options = { ...SETTINGS, cores: 4, model: 'processes', workers: 3 } as const;
      const first = await runScript(tab, options);
      expect(first).toMatchObject({ status: 0, stderr: '', machine: 'simulated' });
      expect(first.stdout).toBe('3 × countdown, 200,000 steps in all\n');
      expect(await runScript(tab, options)).toEqual(first);
    });

    test('lets one thread at a time hold the GIL, and processes run at the same time', async () => {
      const threads = await runScript(tab, { ...SETTINGS, cores: 4, model: 'threads', workers: 2 });
      const held = holding(threads.intervals);
      expect(new Set(held.map(({ thread }) => thread.tid)).size).toBe(3);
      expect(overlaps(held)).toEqual([]);
      const processes = await runScript(tab, { ...SETTINGS, cores: 4, model: 'processes', workers: 2 });
      expect(overlaps(holding(processes.intervals)).length).toBeGreaterThan(0);
    });

    /** A sweep's cores, and each of its points with its speedup. */
    function sweep(options: SweepOptions): Promise<{ cores: number; speedups: Record<string, number> }> {
      return tab.evaluate(async (options) => {
        const { points, cores } = await window.gilLab.sweep(options);
        const entries = points.map(({ model, workers, speedup }) => [`${model} ${workers}`, speedup]);
        return { cores, speedups: Object.fromEntries(entries) as Record<string, number> };
      }, options);
    }

    test('sweeps over all models and workers', async () => {
      const { speedups } = await sweep({ ...SETTINGS, cores: 4, workers: [1, 2] });
      expect(Object.keys(speedups)).toEqual(POINTS);
      expect(speedups['serial 1']).toBe(1);
      expect(speedups['threads 2']).toBeLessThan(1.1);
    });

    test('has more cores than any device', async () => {
      const { cores, speedups } = await sweep({
        ...SETTINGS,
        params: { N: 20_000_000 },
        cores: 64,
        models: ['serial', 'processes'],
        workers: [32],
      });
      expect(cores).toBe(64);
      expect(speedups['processes 32']).toBeGreaterThan(4);
    });

    test('ends an endless loop when it is stopped, and runs the next script', async () => {
      const stopped = await tab.evaluate(async () => {
        const abort = new AbortController();
        setTimeout(() => abort.abort(), 100);
        const source = 'while True:\n    pass\n';
        const result = await window.gilLab.run({ source, machine: 'simulated', signal: abort.signal });
        return result.stopped;
      });
      expect(stopped).toBe(true);
      const next = await runScript(tab, { source: 'print("next")\n', machine: 'simulated' });
      expect(next).toMatchObject({ stdout: 'next\n', stopped: false, status: 0 });
    });

    test('checks syntax and reads headers without running anything', async () => {
      expect(await tab.evaluate(() => window.gilLab.check('def f(:\n'))).toMatchObject({
        type: 'SyntaxError',
        line: 1,
      });
      expect(await tab.evaluate(() => window.gilLab.check('print(1)\n'))).toBeNull();
      const scenario = await tab.evaluate((source) => window.gilLab.parseScenario(source), COUNTDOWN);
      expect(scenario).toMatchObject({
        title: 'Countdown',
        workers: [1, 2, 4, 8],
        params: { N: 20_000_000 },
        sweeps: true,
      });
      const bad = '# /// lab\\n# workers = 0\\n# ///\\n';
      const refusal = `window.gilLab.parseScenario('${bad}').catch((error) => error.message)`;
      expect(await tab.evaluate<string>(refusal)).toMatch(/^line 2: /);
    });
  });
});
