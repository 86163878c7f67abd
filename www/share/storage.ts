/**
 * What survives a reload: the setup, and the text of every script that was edited. Reading or writing may throw
 * (`SecurityError` in a frame whose cookies are blocked, `QuotaExceededError`); the page then works without.
 */
import * as v from 'valibot';
import { sharedSchema } from './schema';

const KEY = 'gil-lab.v1';
const THEME_KEY = 'gil-lab.theme';

const storedSchema = v.object({
  /** The scenario that was open. */
  open: v.string(),
  settings: sharedSchema,
  /** Edited scripts by scenario. */
  drafts: v.record(v.string(), v.string()),
});

export type Stored = v.InferOutput<typeof storedSchema>;

export function loadStored(): Stored | null {
  const text = read(KEY);
  if (text === null) return null;
  try {
    const result = v.safeParse(storedSchema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

export function saveStored(stored: Stored): void {
  write(KEY, JSON.stringify(stored));
}

export type Theme = 'light' | 'dark';

/** The chosen theme; null follows the system. */
export function loadTheme(): Theme | null {
  const theme = read(THEME_KEY);
  return theme === 'light' || theme === 'dark' ? theme : null;
}

export function saveTheme(theme: Theme): void {
  write(THEME_KEY, theme);
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing to tell: the page works, it only forgets.
  }
}
