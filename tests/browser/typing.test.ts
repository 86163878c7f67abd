// A script that is typed into the page: run, stopped, linked to, and kept.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launch, waitFor, type Browser, type Tab } from './browsers';
import { serveSite, type Site } from './site';

const RUN = '[data-testid=run]:not([disabled])';
const STOP = '[data-testid=stop]';

describe.each(BROWSERS)('typing into the page in %s', (name) => {
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
});
