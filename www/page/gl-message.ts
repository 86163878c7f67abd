import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../base/element';

/**
 * One sentence to the reader, and a link to copy by hand where the browser does not copy it.
 *
 * @fires dismiss
 */
@customElement('gl-message')
export class Message extends PageElement {
  @property() sentence = '';
  @property() link = '';

  protected override render(): TemplateResult {
    const empty = this.sentence === '' && this.link === '';
    return html`<div class="message ${empty ? 'empty' : ''}" data-testid="message" role="status">
      ${this.sentence === '' ? nothing : html`<p>${this.sentence}</p>`}
      ${this.link === '' ? nothing : html`<input readonly aria-label="Link" data-testid="link-field" .value=${this.link} @focus=${selectAll} />`}
      ${empty ? nothing : html`<button type="button" class="quiet" @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>Close</button>`}
    </div>`;
  }
}

function selectAll(event: FocusEvent): void {
  (event.currentTarget as HTMLInputElement).select();
}
