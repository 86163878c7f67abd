import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { MODELS, type Machine, type Model } from '../api';
import { PageElement } from '../base/element';
import type { Setup } from '../share/setup';
import { modelMark } from './mark';
import { MODEL_LOOKS } from './models';

const LIVE_COUNTS: readonly number[] = [1, 2, 4, 8, 16];
const SIMULATED_COUNTS: readonly number[] = [...LIVE_COUNTS, 32, 64];
const REPEATS: readonly number[] = [1, 3, 5, 10, 15, 30];
const MOST_CORES = 1024;

/** Whose GIL: `VARIANTS` in `crate/src/gil/variant.rs`. */
const PYTHONS = [
  '2.7',
  '3.2',
  '3.3',
  '3.4',
  '3.5',
  '3.6',
  '3.7',
  '3.8',
  '3.9',
  '3.10',
  '3.11',
  '3.12',
  '3.13',
];

/**
 * What to run it on and how: machine, models, worker counts and the rest.
 *
 * @fires setup-change with the settings that changed
 */
@customElement('gl-controls')
export class Controls extends PageElement {
  @property({ attribute: false }) setup!: Setup;
  /** The machine in effect. */
  @property() machine: Machine = 'live';
  /** The GIL in effect. */
  @property() gil = '';
  @property({ attribute: false }) models: readonly Model[] = [];
  @property({ attribute: false }) workers: readonly number[] = [];
  /** Whether the script has a header, and so is swept. */
  @property({ type: Boolean }) sweeps = true;
  @property({ attribute: false }) liveUnavailable: string | null = null;
  @property({ type: Boolean }) disabled = false;

  protected override render(): TemplateResult {
    return html`<div class="controls">
      ${this.#machine()} ${this.#workers()} ${this.#variant()}
      ${this.machine === 'live' ? this.#repeats() : [this.#cores(), this.#seed()]} ${this.#models()}
      ${this.liveUnavailable === null ? nothing : html`<p class="reason" id="live-reason" data-testid="live-reason">${this.liveUnavailable}</p>`}
      ${this.sweeps ? nothing : html`<p class="reason">This script has no <code># /// lab</code> header, so it runs once.</p>`}
    </div>`;
  }

  #machine(): TemplateResult {
    const option = (machine: Machine, label: string, unavailable: boolean): TemplateResult =>
      html`<label>
        <input
          type="radio"
          name="machine"
          value=${machine}
          ?disabled=${unavailable}
          aria-describedby=${unavailable ? 'live-reason' : nothing}
          .checked=${live(this.machine === machine)}
          @change=${() => this.#change({ machine })}
        /><span>${label}</span>
      </label>`;
    return html`<fieldset class="segments" data-testid="machine" ?disabled=${this.disabled}>
      <legend>Machine</legend>
      <div>
        ${option('live', 'This device', this.liveUnavailable !== null)}${option('simulated', 'Simulated', false)}
      </div>
    </fieldset>`;
  }

  #workers(): TemplateResult {
    const usual = this.machine === 'live' ? LIVE_COUNTS : SIMULATED_COUNTS;
    const counts = [...new Set([...usual, ...this.workers])].sort((a, b) => a - b);
    return html`<fieldset class="segments" data-testid="workers" ?disabled=${this.disabled || !this.sweeps}>
      <legend>Workers</legend>
      <div>
        ${counts.map(
          (count) =>
            html`<label
              ><input
                type="checkbox"
                value=${count}
                .checked=${live(this.workers.includes(count))}
                @change=${() => this.#toggleWorkers(count)}
              /><span>${count}</span></label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #models(): TemplateResult {
    return html`<fieldset class="chips" data-testid="models" ?disabled=${this.disabled || !this.sweeps}>
      <legend class="visually-hidden">Models</legend>
      <div>
        ${MODELS.map(
          (model) =>
            html`<label
              ><input
                type="checkbox"
                value=${model}
                .checked=${live(this.models.includes(model))}
                @change=${() => this.#toggleModel(model)}
              /><span>${modelMark(model)}${MODEL_LOOKS[model].label}</span></label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #variant(): TemplateResult {
    return html`<label class="field"
      ><span>Python</span
      ><select
        data-testid="gil"
        ?disabled=${this.disabled}
        @change=${(event: Event) => this.#change({ gil: valueOf(event) })}
      >
        ${PYTHONS.map((version) => {
          const name = `python-${version}`;
          return html`<option value=${name} .selected=${live(name === this.gil)}>${version}</option>`;
        })}
      </select></label
    >`;
  }

  #repeats(): TemplateResult {
    const choices = [...new Set([...REPEATS, this.setup.repeats])].sort((a, b) => a - b);
    return html`<label class="field"
      ><span>Repeats</span
      ><select
        data-testid="repeats"
        ?disabled=${this.disabled || !this.sweeps}
        @change=${(event: Event) => this.#change({ repeats: Number(valueOf(event)) })}
      >
        ${choices.map((count) => html`<option value=${count} ?selected=${count === this.setup.repeats}>${count}</option>`)}
      </select></label
    >`;
  }

  #cores(): TemplateResult {
    return html`<label class="field"
      ><span>Cores</span
      ><input
        type="number"
        inputmode="numeric"
        min="1"
        max=${MOST_CORES}
        data-testid="cores"
        ?disabled=${this.disabled}
        .value=${live(String(this.setup.cores))}
        @change=${(event: Event) => this.#change({ cores: within(valueOf(event), 1, MOST_CORES, this.setup.cores) })}
    /></label>`;
  }

  #seed(): TemplateResult {
    return html`<label class="field"
      ><span>Seed</span
      ><input
        type="number"
        inputmode="numeric"
        min="0"
        data-testid="seed"
        ?disabled=${this.disabled}
        .value=${live(String(this.setup.seed))}
        @change=${(event: Event) => this.#change({ seed: within(valueOf(event), 0, Number.MAX_SAFE_INTEGER, this.setup.seed) })}
    /></label>`;
  }

  #toggleModel(model: Model): void {
    const models = MODELS.filter((known) =>
      known === model ? !this.models.includes(model) : this.models.includes(known),
    );
    // One always stays: without any there is nothing to run.
    if (models.length > 0) this.#change({ models });
    else this.requestUpdate();
  }

  #toggleWorkers(count: number): void {
    const others = this.workers.filter((known) => known !== count);
    const workers = this.workers.includes(count) ? others : [...others, count].sort((a, b) => a - b);
    if (workers.length > 0) this.#change({ workers });
    else this.requestUpdate();
  }

  #change(settings: Partial<Setup>): void {
    // A number field may hold what was not accepted: show what is in effect.
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('setup-change', { detail: settings }));
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
}

/** A whole number within bounds; `otherwise` when the text is none. */
function within(text: string, least: number, most: number, otherwise: number): number {
  const value = Math.round(Number(text));
  return text.trim() === '' || !Number.isFinite(value) ? otherwise : Math.min(Math.max(value, least), most);
}
