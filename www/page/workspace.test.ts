import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FROM_LINK, OWN_SCRIPT } from '../share/setup';
import { CATALOGUE } from './catalogue';
import { Workspace } from './workspace';

const COUNTDOWN = CATALOGUE.get('countdown') ?? '';

/** A browser's address and storage, as far as a workspace touches them. */
function stubBrowser(search = '', hash = ''): void {
  const location = { pathname: '/lab/', search, hash, href: `https://example.org/lab/${search}${hash}` };
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, url: string) => {
      const parsed = new URL(url, 'https://example.org');
      Object.assign(location, { search: parsed.search, hash: parsed.hash, href: parsed.href });
    },
  });
}

function stubStorage(): Map<string, string> {
  const values = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => values.set(key, value),
  });
  return values;
}

async function open(): Promise<Workspace> {
  return (await Workspace.open()).workspace;
}

beforeEach(() => {
  stubBrowser();
  stubStorage();
});
afterEach(() => vi.unstubAllGlobals());

describe('a workspace', () => {
  it('begins with the first scenario of the catalogue', async () => {
    const { workspace, fault } = await Workspace.open();
    expect(workspace.setup).toMatchObject({ scenario: 'countdown', source: COUNTDOWN, workers: null });
    expect(fault).toBe('');
  });

  it('finds what was typed again after a reload, and every other draft', async () => {
    const before = await open();
    before.edit('print(1)\n');
    before.pick(OWN_SCRIPT);
    before.edit('print(2)\n');
    before.change({ workers: [1, 3], machine: 'simulated', cores: 64 });
    before.save();
    const after = await open();
    expect(after.setup).toEqual(before.setup);
    after.pick('countdown');
    expect(after.setup.source).toBe('print(1)\n');
    expect(after.modified).toBe(true);
    after.reset();
    expect(after.setup.source).toBe(COUNTDOWN);
    expect(after.modified).toBe(false);
  });

  it('opens a link and leaves what the reader wrote alone', async () => {
    const mine = await open();
    mine.edit('mine\n');
    mine.save();
    stubBrowser('?s=cosines&workers=1,2');
    const linked = await open();
    expect(linked.setup).toMatchObject({ scenario: 'cosines', workers: [1, 2] });
    linked.save();
    stubBrowser();
    expect((await open()).setup.source).toBe('mine\n');
  });

  it('survives the round trip through its own link, and drops it from the address with the next edit', async () => {
    const first = await open();
    first.edit('print("é")\n');
    first.change({ seed: 7 });
    expect(await first.writeAddress()).toBe(location.href);
    expect(location.hash).toMatch(/^#v1\./);
    const second = await open();
    expect(second.setup).toMatchObject({ scenario: FROM_LINK, source: 'print("é")\n', seed: 7 });
    second.edit('changed\n');
    expect(location.hash).toBe('');
    second.save();
    expect((await open()).setup.source).toBe('changed\n');
  });

  it('gives its link even in a frame that may not change its address', async () => {
    const workspace = await open();
    vi.stubGlobal('history', {
      replaceState: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(await workspace.writeAddress()).toBe('https://example.org/lab/?s=countdown');
  });

  it('falls back to the default scenario with a sentence when the link is cut', async () => {
    stubBrowser('', '#v1.abc');
    const { workspace, fault } = await Workspace.open();
    expect(workspace.setup.source).toBe(COUNTDOWN);
    expect(fault).toMatch(/nothing was run\.$/);
  });

  it('ignores a storage that is damaged', async () => {
    stubStorage().set('gil-lab.v1', '{"open":"countdown","settings":{"workers":"all"},"drafts":{}}');
    expect((await open()).setup.source).toBe(COUNTDOWN);
  });

  it('works where the browser forbids its storage', async () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    const workspace = await open();
    workspace.edit('x\n');
    expect(() => workspace.save()).not.toThrow();
  });
});
