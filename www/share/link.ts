import { pack, unpack } from './codec';
import { readShared, type Shared } from './schema';
import { LINK_VERSION, upgrade } from './upgraders';

/** What an address says: nothing, a setup, or why it can't be read, in one sentence. */
export type LinkReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'setup'; readonly shared: Shared }
  | { readonly kind: 'fault'; readonly sentence: string };

const DAMAGED = 'This link is cut or damaged, so here is the usual start instead; nothing was run.';
const NEWER =
  'This link is from a newer version of GIL Lab, so here is the usual start instead; nothing was run.';
const UNKNOWN =
  'This link names a scenario that is not here, so here is the usual start instead; nothing was run.';

/**
 * The part of an address that restores `shared`: a readable query for an unmodified scenario of the catalogue, a
 * packed fragment for anything else. Throws `CodecError` when the script is too long for a link.
 */
export async function writeLink(shared: Shared): Promise<string> {
  if (shared.scenario !== undefined && shared.source === undefined)
    return writeQuery(shared, shared.scenario);
  return `#v${LINK_VERSION}.${await pack(JSON.stringify(shared))}`;
}

/** Reads an address's query and fragment; `scenarios` are the names in the catalogue. Never throws. */
export async function readLink(
  search: string,
  hash: string,
  scenarios: readonly string[],
): Promise<LinkReading> {
  const reading = hash.startsWith('#v') ? await readFragment(hash) : readQuery(search);
  if (reading.kind !== 'setup') return reading;
  const { scenario } = reading.shared;
  return scenario === undefined || scenarios.includes(scenario)
    ? reading
    : { kind: 'fault', sentence: UNKNOWN };
}

async function readFragment(hash: string): Promise<LinkReading> {
  const match = /^#v(\d+)\.(.*)$/.exec(hash);
  const version = Number(match?.[1]);
  if (version > LINK_VERSION) return { kind: 'fault', sentence: NEWER };
  try {
    const shared =
      version >= 1 ? readShared(upgrade(JSON.parse(await unpack(match?.[2] ?? '')), version)) : null;
    return shared?.source === undefined ? { kind: 'fault', sentence: DAMAGED } : { kind: 'setup', shared };
  } catch {
    return { kind: 'fault', sentence: DAMAGED };
  }
}

function readQuery(search: string): LinkReading {
  const query = new URLSearchParams(search);
  if (!query.has('s')) return { kind: 'none' };
  const fields: Record<string, unknown> = { scenario: query.get('s') };
  for (const name of ['machine', 'gil']) if (query.has(name)) fields[name] = query.get(name);
  for (const name of ['cores', 'repeats', 'seed'])
    if (query.has(name)) fields[name] = toNumber(query.get(name));
  if (query.has('models')) fields['models'] = query.get('models')?.split(',');
  if (query.has('workers')) fields['workers'] = query.get('workers')?.split(',').map(toNumber);
  const shared = readShared(fields);
  return shared === null ? { kind: 'fault', sentence: DAMAGED } : { kind: 'setup', shared };
}

function toNumber(text: string | null): number {
  return text === null || text.trim() === '' ? Number.NaN : Number(text);
}

function writeQuery(shared: Shared, scenario: string): string {
  const settings = Object.entries(shared).filter(([name]) => name !== 'scenario');
  const pairs = settings.map(
    ([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : encodeURIComponent(value)}`,
  );
  return `?${[`s=${scenario}`, ...pairs].join('&')}`;
}
