import { readLink, writeLink } from '../share/link';
import { fromShared, FROM_LINK, initialSetup, OWN_SCRIPT, toShared, type Setup } from '../share/setup';
import { loadStored, saveStored, type Stored } from '../share/storage';
import { CATALOGUE, OWN_SCRIPT_START } from './catalogue';

const SAVE_DELAY = 300;

/**
 * What is open: the script and its settings. It comes from the address, else from what the browser stored, else it
 * is the catalogue's first scenario. It never runs anything.
 */
export class Workspace {
  #setup: Setup;
  /** Edited scripts by scenario; what equals the catalogue's own text is not in here. */
  readonly #drafts = new Map<string, string>();
  #saving: ReturnType<typeof setTimeout> | undefined;
  /** Whether the address says what is open. */
  #addressed = false;

  private constructor() {
    this.#setup = firstSetup();
  }

  /** Opens what the address or the storage says; `fault` is why the address could not be read, if so. */
  static async open(): Promise<{ workspace: Workspace; fault: string }> {
    const workspace = new Workspace();
    workspace.#restore(loadStored());
    const fault = await workspace.openAddress();
    return { workspace, fault };
  }

  get setup(): Setup {
    return this.#setup;
  }

  /** Whether the open script differs from the catalogue's. */
  get modified(): boolean {
    const original = CATALOGUE.get(this.#setup.scenario);
    return original !== undefined && original !== this.#setup.source;
  }

  /** Opens what the address says, if it says something; returns the sentence to show when it can't be read. */
  async openAddress(): Promise<string> {
    const reading = await readLink(location.search, location.hash, [...CATALOGUE.keys()]);
    if (reading.kind === 'none') return '';
    const setup = reading.kind === 'setup' ? fromShared(reading.shared, CATALOGUE) : null;
    this.#setup = setup ?? firstSetup();
    this.#addressed = true;
    return reading.kind === 'fault' ? reading.sentence : '';
  }

  /** Opens a scenario, with what the reader last made of its script. */
  pick(scenario: string): void {
    const source = this.#drafts.get(scenario) ?? original(scenario);
    const { machine, cores, seed, repeats } = this.#setup;
    this.#replace({ ...initialSetup(scenario, source), machine, cores, seed, repeats });
  }

  edit(source: string): void {
    const { scenario } = this.#setup;
    if (source === original(scenario)) this.#drafts.delete(scenario);
    else this.#drafts.set(scenario, source);
    this.#replace({ ...this.#setup, source });
  }

  /** Back to the catalogue's own text. */
  reset(): void {
    this.edit(original(this.#setup.scenario));
  }

  change(settings: Partial<Omit<Setup, 'scenario' | 'source'>>): void {
    this.#replace({ ...this.#setup, ...settings });
  }

  /** Puts the link into the address and returns it. Throws `CodecError` when the script is too long for one. */
  async writeAddress(): Promise<string> {
    const link = await writeLink(toShared(this.#setup, CATALOGUE));
    this.#addressed = showAddress(`${location.pathname}${link}`);
    return new URL(`${location.pathname}${link}`, location.href).href;
  }

  /** Writes what is open into the browser's storage now. */
  save(): void {
    clearTimeout(this.#saving);
    this.#saving = undefined;
    // A link that was only looked at is still in the address and replaces nothing of the reader's.
    if (this.#addressed) return;
    saveStored({
      open: this.#setup.scenario,
      settings: toShared({ ...this.#setup, source: original(this.#setup.scenario) }, CATALOGUE),
      drafts: Object.fromEntries(this.#drafts),
    });
  }

  #replace(setup: Setup): void {
    this.#setup = setup;
    if (this.#addressed) {
      // The address no longer says what is open, and a reload must not undo what was typed.
      showAddress(location.pathname);
      this.#addressed = false;
      if (setup.scenario === FROM_LINK) this.#drafts.set(FROM_LINK, setup.source);
    }
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.save(), SAVE_DELAY);
  }

  #restore(stored: Stored | null): void {
    if (stored === null) return;
    for (const [scenario, source] of Object.entries(stored.drafts)) this.#drafts.set(scenario, source);
    const source = this.#drafts.get(stored.open) ?? original(stored.open);
    const known = CATALOGUE.has(stored.open) || source !== '';
    const settings = fromShared({ ...stored.settings, source }, CATALOGUE);
    if (known && settings !== null) this.#setup = { ...settings, scenario: stored.open };
  }
}

/** Shows an address without loading it; false in a frame that may not change its own. */
function showAddress(address: string): boolean {
  try {
    history.replaceState(null, '', address);
    return true;
  } catch {
    return false;
  }
}

/** A scenario's text before any edit. */
function original(scenario: string): string {
  return CATALOGUE.get(scenario) ?? (scenario === OWN_SCRIPT ? OWN_SCRIPT_START : '');
}

function firstSetup(): Setup {
  const [first] = CATALOGUE.keys();
  return first === undefined
    ? initialSetup(OWN_SCRIPT, OWN_SCRIPT_START)
    : initialSetup(first, original(first));
}
