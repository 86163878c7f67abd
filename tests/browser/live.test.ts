// The live machine: real threads, real processes, and their end.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../tools/process.mjs';
import type { Model } from '../../www/api';
import { BROWSERS, launch, type Browser, type Tab } from './browsers';
import { holding, openLab, overlaps, runScript, type Ran } from './lab';
import { serveSite, type Site } from './site';

const COUNTDOWN = readFileSync(join(ROOT, 'www/scenarios/countdown.py'), 'utf8');

const FOREVER = 'print("begun")\nwhile True:\n    pass\n';

describe.each(BROWSERS)('the live machine in %s', (name) => {
  let site: Site;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    site = await serveSite();
    browser = await launch(name);
    tab = await browser.open();
    await openLab(tab, site.url);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** Runs `source` on the live machine and aborts it when it first prints. */
  function stopWhenItPrints(source: string): Promise<{ stopped: boolean; stdout: string }> {
    return tab.evaluate(async (source) => {
      const abort = new AbortController();
      const { stopped, stdout } = await window.gilLab.run({
        source,
        machine: 'live',
        signal: abort.signal,
        onOutput: () => abort.abort(),
      });
      return { stopped, stdout: stdout.slice(0, 6) };
    }, source);
  }

  /** Counts down in two shares. */
  async function countDown(model: Model, steps: number): Promise<Ran> {
    const params = { N: steps };
    const ran = await runScript(tab, { source: COUNTDOWN, machine: 'live', model, workers: 2, params });
    const stdout = `2 × countdown, ${steps.toLocaleString('en')} steps in all\n`;
    expect(ran).toMatchObject({ status: 0, stderr: '', stdout, dropped: 0 });
    return ran;
  }

  test('is there', async () => {
    expect(await tab.evaluate(() => window.gilLab.liveUnavailable)).toBeNull();
  });

  test('prints, on both streams, and returns the exit status', async () => {
    const source = 'import sys\nprint("π", 1 + 2)\nsys.exit("gone")\n';
    const ran = await runScript(tab, { source, machine: 'live' });
    expect(ran).toMatchObject({ stdout: 'π 3\n', stderr: 'gone\n', status: 1, error: null, stopped: false });
  });

  test('says where a script raised', async () => {
    const ran = await runScript(tab, { source: 'x = 1\nprint(x / 0)\n', machine: 'live' });
    expect(ran.status).toBe(1);
    expect(ran.error).toMatchObject({ type: 'ZeroDivisionError', message: 'division by zero', line: 2 });
    expect(ran.stderr).toContain('File "script.py", line 2, in <module>');
  });

  test('runs nothing of a script with a syntax error', async () => {
    const ran = await runScript(tab, { source: 'print("no")\ndef f(:\n', machine: 'live' });
    expect(ran.error).toMatchObject({ type: 'SyntaxError', line: 2 });
    expect(ran.stdout).toBe('');
  });

  test('lets one thread at a time hold the GIL', async () => {
    const ran = await countDown('threads', 20_000_000);
    const held = holding(ran.intervals);
    expect(new Set(held.map(({ thread }) => thread.tid)).size).toBe(3);
    expect(overlaps(held)).toEqual([]);
  });

  test('runs processes at the same time', async () => {
    let together = 0;
    // On a busy device one process may be done before the next has begun; not when there is enough to do.
    for (let steps = 2_000_000; together === 0 && steps <= 200_000_000; steps *= 10) {
      const held = holding((await countDown('processes', steps)).intervals);
      const pids = [...new Set(held.map(({ thread }) => thread.pid))];
      expect(pids).toHaveLength(3);
      for (const pid of pids) {
        expect(overlaps(held.filter(({ thread }) => thread.pid === pid))).toEqual([]);
      }
      together = overlaps(held.filter(({ thread }) => thread.pid !== 1)).length;
    }
    expect(together).toBeGreaterThan(0);
  });

  test('ends an endless loop when it is stopped, and runs the next script', async () => {
    expect(await stopWhenItPrints(FOREVER)).toEqual({ stopped: true, stdout: 'begun\n' });
    const next = await runScript(tab, { source: 'print("next")\n', machine: 'live' });
    expect(next).toMatchObject({ stdout: 'next\n', stopped: false, status: 0 });
  });

  test.each([
    ['a sleep', 'import time\nprint("begun")\ntime.sleep(1000)\n'],
    ['a flood', 'print("begun")\nwhile True:\n    print("more")\n'],
  ])('ends %s when it is stopped', async (_, source) => {
    expect(await stopWhenItPrints(source)).toEqual({ stopped: true, stdout: 'begun\n' });
  });

  test('stays responsive while a script prints, and keeps the newest part', async () => {
    const { frames, kept, dropped, end } = await tab.evaluate(async () => {
      let frames = 0;
      let running = true;
      const count = (): void => {
        frames++;
        if (running) setTimeout(count, 0);
      };
      count();
      const source = 'for i in range(60_000):\n    print("x" * 49)\nprint("end")\n';
      const { stdout, droppedOutput } = await window.gilLab.run({ source, machine: 'live' });
      running = false;
      return { frames, kept: stdout.length, dropped: droppedOutput, end: stdout.slice(-4) };
    });
    expect({ kept, dropped, end }).toEqual({ kept: 1_000_000, dropped: 2_000_004, end: 'end\n' });
    expect(frames).toBeGreaterThan(10);
  });

  test('names the process whose worker dies, and runs the next script', async () => {
    const { error, stdout } = await tab.evaluate(async () => {
      // The last worker that becomes a process is the one to fail.
      let victim: Worker | null = null;
      const remember = (worker: Worker, [message]: [{ type: string }]): void => {
        if (message.type === 'process') victim = worker;
      };
      const own = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage') as PropertyDescriptor;
      const post = own.value as (...args: unknown[]) => void;
      const value = function (this: Worker, ...args: [{ type: string }]): void {
        remember(this, args);
        Reflect.apply(post, this, args);
      };
      Object.defineProperty(Worker.prototype, 'postMessage', { ...own, value });
      try {
        const source = 'print("begun")\nwhile True:\n    pass\n';
        const onOutput = (): void =>
          void victim?.dispatchEvent(new ErrorEvent('error', { message: 'a trap' }));
        const { error, stdout } = await window.gilLab.run({ source, machine: 'live', onOutput });
        return { error, stdout };
      } finally {
        Object.defineProperty(Worker.prototype, 'postMessage', own);
      }
    });
    expect(error?.message).toBe('MainProcess (process 1) died: a trap');
    expect(stdout).toBe('begun\n');
    const next = await runScript(tab, { source: 'print("next")\n', machine: 'live' });
    expect(next.stdout).toBe('next\n');
  });

  test('measures a sweep point by point', async () => {
    const swept = await tab.evaluate(async (source) => {
      const progress: number[] = [];
      const { points, error, stopped } = await window.gilLab.sweep({
        source,
        machine: 'live',
        workers: [1, 2],
        repeats: 3,
        params: { N: 100_000 },
        onProgress: ({ done }) => progress.push(done),
      });
      const shown = points.map(({ model, workers, times, speedup }) => ({
        at: `${model} ${workers}`,
        times: times.length,
        compared: speedup !== null,
      }));
      return { shown, error, stopped, progress };
    }, COUNTDOWN);
    const names = ['serial 1', 'threads 1', 'threads 2', 'processes 1', 'processes 2'];
    expect(swept.shown).toEqual(names.map((at) => ({ at, times: 3, compared: true })));
    expect(swept).toMatchObject({ error: null, stopped: false });
    expect(swept.progress).toEqual([...Array(15).keys(), 15]);
  });

  test('refuses what it does not know, in a sentence', async () => {
    const refusal = (options: string): Promise<string> =>
      tab.evaluate<string>(`window.gilLab.run(${options}).then(() => 'ran', (error) => error.message)`);
    expect(await refusal(`{source: '', gil: 'python-4'}`)).toMatch(/^there is no GIL named "python-4"/);
    expect(await refusal(`{source: '', params: {M: 1}}`)).toBe("The script has no parameter 'M'.");
    expect(await refusal(`{source: '', workers: 0}`)).toBe('workers must be a whole number from 1 to 1024.');
  });
});
