import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ScriptError } from '../api';
import { PageElement } from '../base/element';
import type { LineHeat } from '../page/stats';
import type { CodeEditor } from './codemirror';

/**
 * The script, to read and to edit. A plain text field works at once; the code editor takes over when it has loaded.
 *
 * @fires edit with the new text
 * @fires run-request
 */
@customElement('gl-editor')
export class ScriptEditor extends PageElement {
  @property() text = '';
  @property({ attribute: false }) error: ScriptError | null = null;
  @property({ attribute: false }) heat: readonly LineHeat[] = [];
  /** The line that is hovered elsewhere, 0 for none. */
  @property({ type: Number }) litLine = 0;
  @state() private code: CodeEditor | null = null;

  protected override render(): TemplateResult {
    return html`<div class="editor" data-testid="editor">
      ${
        this.code === null
          ? html`<textarea
              aria-label="Script"
              spellcheck="false"
              autocapitalize="off"
              autocomplete="off"
              wrap="off"
              rows=${Math.min(30, this.text.split('\n').length)}
              .value=${live(this.text)}
              @input=${(event: Event) => this.#edited((event.currentTarget as HTMLTextAreaElement).value)}
              @keydown=${this.#onKey}
            ></textarea>`
          : nothing
      }
      <div class="code"></div>
    </div>`;
  }

  protected override firstUpdated(): void {
    void this.#loadCode();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.code === null) return;
    if (changed.has('text')) this.code.setText(this.text);
    if (changed.has('heat')) this.code.setHeat(this.heat);
    if (changed.has('error')) this.code.setError(this.error);
    if (changed.has('litLine')) this.code.setLitLine(this.litLine);
  }

  async #loadCode(): Promise<void> {
    const { createCodeEditor } = await import('./codemirror');
    const place = this.querySelector<HTMLElement>('.code');
    if (place === null) return;
    const plain = this.querySelector('textarea');
    const selection =
      plain !== null && document.activeElement === plain
        ? { from: plain.selectionStart, to: plain.selectionEnd }
        : null;
    const code = createCodeEditor(place, this.text, 'Script', {
      edited: (text) => this.#edited(text),
      runRequested: () => this.dispatchEvent(new CustomEvent('run-request')),
    });
    code.setHeat(this.heat);
    code.setError(this.error);
    this.code = code;
    if (selection !== null) {
      await this.updateComplete;
      code.focus(selection);
    }
  }

  #edited(text: string): void {
    this.text = text;
    this.dispatchEvent(new CustomEvent('edit', { detail: text }));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('run-request'));
  };
}
