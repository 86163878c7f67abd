// The simulated machine, on a page that may share memory between workers and on one that may not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../tools/process.mjs';
import { BROWSERS, launch, type Browser, type Tab } from './browsers';
import { holding, openLab, overlaps, runScript } from './lab';
import { serveSite, type Site } from './site';

const COUNTDOWN = readFileSync(join(ROOT, 'www/scenarios/countdown.py'), 'utf8');

const SETTINGS = { source: COUNTDOWN, machine: 'simulated', params: { N: 200_000 }, seed: 7 } as const;

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
      expect(overlaps(holding(threads.intervals))).toEqual([]);
      const processes = await runScript(tab, { ...SETTINGS, cores: 4, model: 'processes', workers: 2 });
      expect(overlaps(holding(processes.intervals)).length).toBeGreaterThan(0);
    });

    test('sweeps over more cores than any device has', async () => {
      const speedups = await tab.evaluate(
        async (settings) => {
          const { points, cores } = await window.gilLab.sweep({ ...settings, cores: 64, workers: [1, 32] });
          return {
            cores,
            points: points.map(({ model, workers, speedup }) => ({ model, workers, speedup })),
          };
        },
        { ...SETTINGS, params: { N: 5_000_000 } },
      );
      expect(speedups.cores).toBe(64);
      const names = speedups.points.map(({ model, workers }) => `${model} ${workers}`);
      expect(names).toEqual(['serial 1', 'threads 1', 'threads 32', 'processes 1', 'processes 32']);
      const speedup = (at: string): number => speedups.points[names.indexOf(at)]?.speedup ?? 0;
      expect(speedup('threads 32')).toBeLessThan(1.1);
      expect(speedup('processes 32')).toBeGreaterThan(4);
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
        params: { N: 5_000_000 },
        sweeps: true,
      });
      const bad = '# /// lab\\n# workers = 0\\n# ///\\n';
      const refusal = `window.gilLab.parseScenario('${bad}').catch((error) => error.message)`;
      expect(await tab.evaluate<string>(refusal)).toMatch(/^line 2: /);
    });
  });
});
