// The page as its hosts serve it: the development server, a static host with the headers, one without.
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ISOLATION_HEADERS } from '../../tools/headers.mjs';
import { ROOT } from '../../tools/process.mjs';
import { BROWSERS, launch, type Browser } from './browsers';
import { serveSite } from './site';

describe('the development server', () => {
  let server: ViteDevServer;
  let url: string;

  beforeAll(async () => {
    server = await createServer({ root: ROOT, server: { port: 0 }, logLevel: 'error' });
    await server.listen();
    url = server.resolvedUrls?.local[0] ?? '';
  });
  afterAll(() => server.close());

  test.each(['', 'www/pkg/gil_lab.js', 'www/pkg/gil_lab_bg.wasm', 'nowhere'])(
    'sends the isolation headers with /%s',
    async (path) => {
      const response = await fetch(url + path);
      expect(response.status).toBe(path === 'nowhere' ? 404 : 200);
      for (const [name, value] of Object.entries(ISOLATION_HEADERS)) {
        expect(response.headers.get(name)).toBe(value);
      }
    },
  );

  test.each(BROWSERS)('serves %s a module whose threads start', async (name) => {
    const browser = await launch(name);
    try {
      const tab = await browser.open();
      await tab.goto(url);
      // The query makes it an instance of its own: that of the page may have its threads already.
      const version =
        await tab.evaluate<string>(`import('${url}www/pkg/gil_lab.js?again').then(async (lab) => {
        await lab.default();
        await lab.initThreadPool(2);
        return lab.version();
      })`);
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    } finally {
      await browser.close();
    }
  });
});

describe.each(BROWSERS)('the built page in %s', (name) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch(name);
  });
  afterAll(() => browser.close());

  test.each([
    { isolated: true, folder: '/' },
    { isolated: true, folder: '/courses/gil-lab/' },
    { isolated: false, folder: '/courses/gil-lab/' },
  ])('loads from $folder, isolated: $isolated', async (options) => {
    const site = await serveSite(options);
    const tab = await browser.open();
    try {
      await tab.goto(site.url);
      expect(await tab.evaluate(() => crossOriginIsolated)).toBe(options.isolated);
      expect(tab.errors).toEqual([]);
    } finally {
      await tab.close();
      await site.close();
    }
  });
});
