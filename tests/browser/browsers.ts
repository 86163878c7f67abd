// Chromium through Playwright and Firefox through WebDriver BiDi, behind one small interface: Debian's Firefox is
// not the patched one that Playwright needs.
import { chromium } from 'playwright-core';
import * as puppeteer from 'puppeteer-core';
import { browserPath, type BrowserName } from '../../tools/browsers.mjs';

/** A tab. */
export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs an expression in the page, and waits for it when it is a promise; the result crosses as JSON. */
  evaluate<Result>(expression: string): Promise<Result>;
  /** Runs a function in the page; it sees only its argument, and both cross as JSON. It can't import. */
  evaluate<Result>(call: () => Result | Promise<Result>): Promise<Result>;
  evaluate<Argument, Result>(
    call: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** Presses the mouse in the middle of the first visible element that matches, in shadow trees too. */
  click(selector: string): Promise<void>;
  /** Types on the keyboard, into what has the focus. */
  type(text: string): Promise<void>;
  /** Presses a key by its name, for example `Tab` or `Control+A`. */
  press(keys: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** Messages of the errors that nothing in the page caught. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface Browser {
  readonly name: BrowserName;
  /** A tab that shares nothing with those opened before. */
  open(): Promise<Tab>;
  close(): Promise<void>;
}

/** Every browser that a test runs in. */
export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

export function launch(name: BrowserName): Promise<Browser> {
  return name === 'chromium' ? launchChromium() : launchFirefox();
}

/** What is alike in both libraries. */
interface Driver {
  mouse: { click(x: number, y: number): Promise<void> };
  keyboard: { type(text: string): Promise<void> };
}

async function launchChromium(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: browserPath('chromium'), args: ['--no-sandbox'] });
  return {
    name: 'chromium',
    async open() {
      const context = await browser.newContext();
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      const evaluate = page.evaluate.bind(page) as Tab['evaluate'];
      return {
        errors,
        evaluate,
        ...pointer(page, evaluate),
        goto: async (url) => void (await page.goto(url)),
        reload: async () => void (await page.reload()),
        press: (keys) => page.keyboard.press(keys),
        resize: (width, height) => page.setViewportSize({ width, height }),
        screenshot: async (path) => void (await page.screenshot({ path })),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function launchFirefox(): Promise<Browser> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: browserPath('firefox') });
  return {
    name: 'firefox',
    async open() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
      const evaluate: Tab['evaluate'] = page.evaluate.bind(page);
      return {
        errors,
        evaluate,
        ...pointer(page, evaluate),
        goto: async (url) => void (await page.goto(url)),
        reload: async () => void (await page.reload()),
        press: (keys) => chord(page.keyboard, keys),
        resize: (width, height) => page.setViewport({ width, height }),
        screenshot: async (path) => void (await page.screenshot({ path })),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** Presses keys joined by `+`, the last one while the others are down. */
async function chord(keyboard: puppeteer.Keyboard, keys: string): Promise<void> {
  const names = keys.split('+') as puppeteer.KeyInput[];
  const held = names.slice(0, -1);
  for (const key of held) {
    await keyboard.down(key);
  }
  await keyboard.press(names.at(-1) as puppeteer.KeyInput);
  for (const key of held.reverse()) {
    await keyboard.up(key);
  }
}

function pointer(driver: Driver, evaluate: Tab['evaluate']): Pick<Tab, 'click' | 'type'> {
  return {
    async click(selector) {
      const place = await waitFor(() => evaluate(placeOf, selector), `an element ${selector}`);
      await driver.mouse.click(place.x, place.y);
    },
    type: (text) => driver.keyboard.type(text),
  };
}

/** Runs in the page: brings the first visible match into view and returns its middle, null when there is none. */
function placeOf(selector: string): { x: number; y: number } | null {
  const search = (root: Document | ShadowRoot): Element | null => {
    const visible = (element: Element): boolean => element.checkVisibility() && element.clientWidth > 0;
    const here = [...root.querySelectorAll(selector)].find(visible);
    if (here) {
      return here;
    }
    const hosts = [...root.querySelectorAll('*')].flatMap((element) => element.shadowRoot ?? []);
    return hosts.map(search).find((found) => found !== null) ?? null;
  };
  const element = search(document);
  if (!element) {
    return null;
  }
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** How long to wait for what must come; only a broken page takes as long. */
const PATIENCE_MS = 120_000;

/**
 * Asks until the answer is neither null nor false.
 * @throws Error naming `what`, when it never is
 */
export async function waitFor<Answer>(
  ask: () => Promise<Answer>,
  what: string,
): Promise<Exclude<Answer, null | false>> {
  const end = Date.now() + PATIENCE_MS;
  do {
    const answer = await ask();
    if (answer !== null && answer !== false) {
      return answer as Exclude<Answer, null | false>;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  throw new Error(`waited in vain for ${what}`);
}
