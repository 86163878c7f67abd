// The page as a person uses it: buttons, links, and what is seen of a run.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeLink } from '../../www/share/link';
import { BROWSERS, launch, waitFor, type Browser, type Tab } from './browsers';
import { serveSite, type Site } from './site';

const FOREVER = 'print("begun")\nwhile True:\n    pass\n';

/** Opens an address of the page and waits until a script could be run. */
async function open(tab: Tab, url: string): Promise<void> {
  await tab.goto(url);
  await settled(tab);
}

/** Waits until nothing runs. */
function settled(tab: Tab): Promise<unknown> {
  return waitFor(
    () => tab.evaluate(() => document.documentElement.dataset['state'] === 'ready'),
    'the page to be idle',
  );
}

function running(tab: Tab): Promise<unknown> {
  return waitFor(() => tab.evaluate(() => document.documentElement.dataset['state'] === 'running'), 'a run');
}

/** Text of the element with this `data-testid`. */
function text(tab: Tab, id: string): Promise<string> {
  return tab.evaluate((id) => document.querySelector(`[data-testid=${id}]`)?.textContent?.trim() ?? '', id);
}

/** Values of the checked boxes in the group with this `data-testid`. */
function checked(tab: Tab, id: string): Promise<string[]> {
  return tab.evaluate(
    (id) =>
      [...document.querySelectorAll<HTMLInputElement>(`[data-testid=${id}] input:checked`)].map(
        ({ value }) => value,
      ),
    id,
  );
}

/** The rows of the table that have been measured, as `model workers`. */
function measured(tab: Tab): Promise<string[]> {
  return tab.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-testid=table] tbody tr:not(.pending)')].map(
      ({ dataset }) => `${dataset['model']} ${dataset['workers']}`,
    ),
  );
}

/** Waits until a sweep is over that measured this point. */
async function ran(tab: Tab, point: string): Promise<void> {
  await waitFor(async () => (await measured(tab)).includes(point), `the point ${point}`);
  await settled(tab);
}

describe.each(BROWSERS)('the page in %s', (name) => {
  let site: Site;
  let bare: Site;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    [site, bare, browser] = await Promise.all([serveSite(), serveSite({ isolated: false }), launch(name)]);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([site.close(), bare.close()]);
  });
  beforeEach(async () => {
    tab = await browser.open();
  });
  afterEach(async () => {
    expect(tab.errors).toEqual([]);
    await tab.close();
  });

  test('runs Countdown on this device, and shows what came out', async () => {
    await open(tab, `${site.url}?s=countdown&workers=1,2&repeats=1`);
    await tab.click('[data-testid=run]');
    const points = ['serial 1', 'threads 1', 'threads 2', 'processes 1', 'processes 2'];
    await ran(tab, 'processes 2');
    expect((await measured(tab)).sort()).toEqual(points.sort());
    expect(await text(tab, 'badge')).toContain('Measured here');
    expect(await text(tab, 'sentence')).not.toBe('');
    expect(await text(tab, 'console')).toContain('2 × countdown, 20,000,000 steps in all');
    expect(await tab.evaluate(() => document.querySelectorAll('gl-chart .point').length)).toBe(points.length);
    const threads = await tab.evaluate(
      () => document.querySelectorAll('[data-testid=timeline-table] tbody tr').length,
    );
    expect(threads).toBeGreaterThan(0);
  });

  test('runs on the simulated machine, and says so', async () => {
    await open(tab, `${site.url}?s=countdown&machine=simulated&cores=64&workers=1,64`);
    await tab.click('[data-testid=run]');
    await ran(tab, 'processes 64');
    expect(await text(tab, 'badge')).toContain('Simulated');
  });

  test('puts the whole setup into a link, and restores it without running anything', async () => {
    await open(tab, `${site.url}?s=integrate`);
    await tab.click('[data-testid=models] label:has(input[value=threads])');
    await tab.click('[data-testid=copy-link]');
    const address = await waitFor(
      () => tab.evaluate(() => location.search.includes('models=') && location.href),
      'a link',
    );
    expect(address).toContain('s=integrate');
    const other = await browser.open();
    await open(other, String(address));
    expect(await checked(other, 'models')).toEqual(['serial', 'processes']);
    expect(await measured(other)).toEqual([]);
    await other.close();
  });

  test('restores a script of the reader’s own from a link', async () => {
    const source = '# π from a link\nprint(6 * 7)\n';
    await open(tab, site.url + (await writeLink({ source, machine: 'simulated' })));
    expect(await text(tab, 'console')).not.toContain('42');
    await tab.click('[data-testid=run]');
    await waitFor(async () => (await text(tab, 'console')).includes('42'), 'the output');
  });

  test.each([
    ['cut', '#v1.bm90IGEgbGluaw', 'cut or damaged'],
    ['newer', '#v99.AAAA', 'newer version'],
  ])('says in a sentence that a link is %s', async (_, hash, sentence) => {
    await open(tab, site.url + hash);
    expect(await text(tab, 'message')).toContain(sentence);
    expect(await measured(tab)).toEqual([]);
  });

  test('stops an endless loop, and can run again', async () => {
    await open(tab, site.url + (await writeLink({ source: FOREVER })));
    await tab.click('[data-testid=run]');
    await waitFor(async () => (await text(tab, 'console')).includes('begun'), 'the loop to begin');
    await tab.click('[data-testid=stop]');
    await settled(tab);
    await tab.click('[data-testid=run]');
    await running(tab);
    await tab.click('[data-testid=stop]');
    await settled(tab);
  });

  test('marks a syntax error, and runs nothing', async () => {
    await open(tab, site.url + (await writeLink({ source: 'print("no")\ndef f(:\n    pass\n' })));
    await tab.click('[data-testid=run]');
    await waitFor(async () => (await text(tab, 'console')).includes('SyntaxError'), 'the error');
    expect(await text(tab, 'console')).toContain('line 2');
    expect(await text(tab, 'console')).not.toContain('no\n');
  });

  test('runs simulated on a page that is not isolated, and says why', async () => {
    await open(tab, `${bare.url}?s=countdown&workers=1,2`);
    expect(await text(tab, 'live-reason')).not.toBe('');
    const usable = await tab.evaluate(
      () => document.querySelector<HTMLInputElement>('[data-testid=machine] input[value=live]')?.disabled,
    );
    expect(usable).toBe(true);
    await tab.click('[data-testid=run]');
    await ran(tab, 'processes 2');
    expect(await text(tab, 'badge')).toContain('Simulated');
  });

  test('fits a phone', async () => {
    await tab.resize(360, 800);
    await open(tab, site.url);
    const overflow = await tab.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});
