// The page, as a person uses it: with the mouse, the keyboard and links.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launch, waitFor, type Browser, type Tab } from './browsers';
import { serveSite, type Site } from './site';

const RUN = '[data-testid=run]:not([disabled])';
const STOP = '[data-testid=stop]';

describe.each(BROWSERS)('the page in %s', (name) => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await serveSite();
    browser = await launch(name);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** Opens the page in a tab of its own, at what follows its address. */
  async function open(rest: string): Promise<Tab> {
    const tab = await browser.open();
    await tab.goto(site.url + rest);
    await waitForRun(tab);
    return tab;
  }

  function waitForRun(tab: Tab): Promise<unknown> {
    return waitFor(
      () => tab.evaluate((run) => document.querySelector(run)?.checkVisibility() ?? false, RUN),
      RUN,
    );
  }

  function textOf(tab: Tab, testId: string): Promise<string> {
    return tab.evaluate((id) => document.querySelector(`[data-testid=${id}]`)?.textContent ?? '', testId);
  }

  /** The script in the code editor, once that has loaded. */
  function script(tab: Tab): Promise<string> {
    return waitFor(
      () =>
        tab.evaluate(() => {
          const lines = [...document.querySelectorAll('.cm-line')].map((line) => line.textContent);
          return lines.length === 0 ? null : lines.join('\n');
        }),
      'the code editor',
    );
  }

  /** Rows of the table: model, workers, median. */
  function rows(tab: Tab): Promise<string[][]> {
    return tab.evaluate(() =>
      [...document.querySelectorAll('[data-testid=table] tbody tr')].map((row) =>
        [...row.children].slice(0, 3).map((cell) => cell.textContent.trim()),
      ),
    );
  }

  test.each([
    ['live', 'Measured here'],
    ['simulated', 'Simulated'],
  ])('runs a scenario on the %s machine and shows what it found', async (machine, badge) => {
    const tab = await open(`?s=countdown&workers=1,2&machine=${machine}&repeats=1`);
    const times = async (): Promise<number[]> =>
      (await rows(tab)).map(([, , median]) => parseFloat(median ?? ''));
    await waitFor(async () => (await times()).length === 5, 'the planned points');
    expect(await times()).toEqual([NaN, NaN, NaN, NaN, NaN]);
    await tab.click(RUN);
    await waitFor(async () => (await textOf(tab, 'badge')).includes(badge), badge);
    await waitForRun(tab);
    for (const time of await times()) {
      expect(time).toBeGreaterThan(0);
    }
    expect(await textOf(tab, 'console')).toContain('2 × countdown, 5,000,000 steps in all');
    expect(await textOf(tab, 'timeline-table')).toContain('MainThread');
    expect(tab.errors).toEqual([]);
    await tab.close();
  });

  test('stops an endless loop that was typed, and gives a link that restores it', async () => {
    const typed = 'print("begun")\nwhile True: pass';
    const tab = await open('');
    await script(tab);
    await tab.click('.cm-content');
    await tab.press('Control+a');
    await tab.type(typed);
    expect(await script(tab)).toBe(typed);

    await tab.click(RUN);
    await waitFor(async () => (await textOf(tab, 'console')).includes('begun'), 'output');
    await tab.click(STOP);
    await waitForRun(tab);

    await tab.click('[data-testid=copy-link]');
    const link = await waitFor(
      () => tab.evaluate(() => location.hash.startsWith('#v1.') && location.hash),
      'a link',
    );
    const other = await open(String(link));
    expect(await script(other)).toBe(typed);
    expect(await textOf(other, 'console')).not.toContain('begun');
    expect([...tab.errors, ...other.errors]).toEqual([]);
    await other.close();
    await tab.close();
  });

  test('keeps what was typed when it is loaded again', async () => {
    const tab = await open('');
    await script(tab);
    await tab.click('.cm-content');
    await tab.press('Control+a');
    await tab.type('x = 12345');
    await tab.reload();
    expect(await script(tab)).toBe('x = 12345');
    await tab.close();
  });

  test('says that a link is damaged, and shows the default scenario', async () => {
    const tab = await open('#v1.abc');
    expect(await textOf(tab, 'message')).toMatch(/link .+\./);
    expect(await script(tab)).toContain('def countdown(n):');
    expect(await textOf(tab, 'console')).not.toContain('countdown');
    await tab.close();
  });
});
