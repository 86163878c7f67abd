import { describe, expect, it } from 'vitest';
import { CodecError, INFLATE_LIMIT, pack, unpack } from './codec';
import { readLink, writeLink } from './link';
import { fromShared, initialSetup, toShared, FROM_LINK } from './setup';
import { LINK_VERSION, UPGRADERS } from './upgraders';

const CATALOGUE = new Map([
  ['countdown', 'import lab\n'],
  ['cosines', 'import math\n'],
]);
const NAMES = [...CATALOGUE.keys()];

/** One link of every version that was ever handed out, with what it has to open as. Only ever add to it. */
const GOLDEN = [
  {
    version: 1,
    hash: '#v1.q1Yqzi8tSk5VslIqKMrMK9FQzzi8Ul0zJk9JR6k8vyg7tahYySraUMcoVkepODU1RcnKvBYA',
    shared: { source: "print('hé')\n", workers: [1, 2], seed: 7 },
  },
];

async function sentenceOf(search: string, hash: string): Promise<string> {
  const reading = await readLink(search, hash, NAMES);
  return reading.kind === 'fault' ? reading.sentence : '';
}

describe('links', () => {
  it.each(GOLDEN)('of version $version still open', async ({ hash, shared }) => {
    expect(await readLink('', hash, NAMES)).toEqual({ kind: 'setup', shared });
  });

  it('have one upgrader for every version but the newest', () => {
    expect(UPGRADERS).toHaveLength(LINK_VERSION - 1);
    expect(GOLDEN.map(({ version }) => version)).toEqual(
      Array.from({ length: LINK_VERSION }, (_, index) => index + 1),
    );
  });

  it('are readable for an unmodified scenario and hold only what differs', async () => {
    const setup = {
      ...initialSetup('countdown', 'import lab\n'),
      workers: [1, 2, 4],
      machine: 'simulated' as const,
    };
    const link = await writeLink(toShared(setup, CATALOGUE));
    expect(link).toBe('?s=countdown&machine=simulated&workers=1,2,4');
    const reading = await readLink(link, '', NAMES);
    expect(reading.kind === 'setup' && fromShared(reading.shared, CATALOGUE)).toEqual(setup);
  });

  it('carry a changed script whole', async () => {
    const setup = {
      ...initialSetup('countdown', 'print("😀 é")\n'.repeat(200)),
      cores: 64,
      models: ['threads' as const],
    };
    const link = await writeLink(toShared(setup, CATALOGUE));
    expect(link).toMatch(/^#v1\.[A-Za-z0-9_-]+$/);
    const reading = await readLink('', link, NAMES);
    const expected = { ...setup, scenario: FROM_LINK };
    expect(reading.kind === 'setup' && fromShared(reading.shared, CATALOGUE)).toEqual(expected);
  });

  it('say when they are cut, wherever the cut is', { timeout: 120_000 }, async () => {
    const link = await writeLink({ source: 'while True: pass\n', seed: 3 });
    for (let length = 2; length < link.length; length += 1) {
      expect(await sentenceOf('', link.slice(0, length))).toMatch(/^This link is cut or damaged/);
    }
  });

  it.each([
    ['', '#v1.!!!'],
    ['', '#vx.abc'],
    ['', '#v0.abc'],
    ['?s=countdown&workers=1,,2', ''],
    ['?s=countdown&workers=0', ''],
    ['?s=countdown&cores=4000', ''],
    ['?s=countdown&machine=quantum', ''],
  ])('say when they are damaged: %s%s', async (search, hash) => {
    expect(await sentenceOf(search, hash)).toMatch(/^This link is cut or damaged/);
  });

  it('say when they are from a newer version or name a scenario that is not here', async () => {
    expect(await sentenceOf('', '#v99.anything')).toMatch(/^This link is from a newer version/);
    expect(await sentenceOf('?s=nothing', '')).toMatch(/^This link names a scenario/);
  });

  it('leave other addresses alone', async () => {
    expect(await readLink('?utm=1', '#results', NAMES)).toEqual({ kind: 'none' });
  });
});

describe('the codec', () => {
  it('refuses to inflate without bound', { timeout: 120_000 }, async () => {
    const bomb = new Blob([new Uint8Array(8 * INFLATE_LIMIT)])
      .stream()
      .pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(bomb).arrayBuffer());
    const code = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    await expect(unpack(code)).rejects.toBeInstanceOf(CodecError);
    await expect(pack('x'.repeat(INFLATE_LIMIT + 1))).rejects.toBeInstanceOf(CodecError);
    expect(await unpack(await pack('x'.repeat(INFLATE_LIMIT)))).toHaveLength(INFLATE_LIMIT);
  });
});
