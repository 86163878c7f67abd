import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../base/element';
import { FROM_LINK, OWN_SCRIPT } from '../share/setup';
import { loadTheme, saveTheme, type Theme } from '../share/storage';
import { CATALOGUE, peekHeader } from './catalogue';

/**
 * The name, the scenario picker, the link and the theme.
 *
 * @fires scenario-pick with the scenario's name
 * @fires copy-link
 */
@customElement('gl-header')
export class PageHeader extends PageElement {
  @property() scenario = '';
  @property({ type: Boolean }) disabled = false;
  /** Shown for a moment after the link was copied. */
  @property({ type: Boolean }) copied = false;
  @state() private theme: Theme | null = loadTheme();

  protected override render(): TemplateResult {
    return html`<header>
      <p class="logo">G<span>I</span>L Lab</p>
      <select data-testid="scenario" aria-label="Scenario" ?disabled=${this.disabled} @change=${this.#onPick}>
        ${[...CATALOGUE].map(([name, source]) => this.#option(name, peekHeader(source, 'title') || name))}
        ${this.#option(OWN_SCRIPT, 'Your script')}
        ${this.scenario === FROM_LINK ? this.#option(FROM_LINK, 'From the link') : nothing}
      </select>
      <span class="spring"></span>
      <button
        type="button"
        data-testid="copy-link"
        @click=${() => this.dispatchEvent(new CustomEvent('copy-link'))}
      >
        <span class="copy-label ${this.copied ? 'done' : ''}"><span>Copy link</span><span>Copied</span></span>
      </button>
      <button
        type="button"
        data-testid="theme"
        aria-label="Switch between light and dark"
        @click=${this.#onTheme}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5"></circle>
          <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"></path>
        </svg>
      </button>
      <span class="visually-hidden" role="status">${this.copied ? 'The link was copied.' : ''}</span>
    </header>`;
  }

  protected override willUpdate(): void {
    if (this.theme === null) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.theme;
  }

  #option(name: string, title: string): TemplateResult {
    return html`<option value=${name} ?selected=${name === this.scenario}>${title}</option>`;
  }

  readonly #onPick = (event: Event): void => {
    this.dispatchEvent(
      new CustomEvent('scenario-pick', { detail: (event.currentTarget as HTMLSelectElement).value }),
    );
  };

  readonly #onTheme = (): void => {
    const dark =
      this.theme === null ? matchMedia('(prefers-color-scheme: dark)').matches : this.theme === 'dark';
    this.theme = dark ? 'light' : 'dark';
    saveTheme(this.theme);
  };
}
