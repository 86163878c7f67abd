/** Turns a link's document of one version into that of the next. */
export type Upgrader = (document: unknown) => unknown;

/**
 * The upgrader at index `n - 1` takes version `n` to `n + 1`. None is ever removed: a link that was handed out once
 * opens for ever.
 */
export const UPGRADERS: readonly Upgrader[] = [];

/** The version that this page writes. */
export const LINK_VERSION = UPGRADERS.length + 1;

export function upgrade(document: unknown, version: number): unknown {
  return UPGRADERS.slice(version - 1).reduce((value, step) => step(value), document);
}
