import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from '../base/element';
import { FrameTask } from '../base/frame';
import { ConsoleBuffer, type Stream } from './console-buffer';

/** What the script prints. Text shows in the next animation frame; only the newest part is kept. */
@customElement('gl-console')
export class Console extends PageElement {
  readonly #buffer = new ConsoleBuffer();
  readonly #frame = new FrameTask(() => this.requestUpdate());
  /** Whether the newest line is in view, and should stay there. */
  #following = true;

  print(stream: Stream, text: string): void {
    this.#buffer.append(stream, text);
    this.#frame.request();
  }

  addDropped(characters: number): void {
    this.#buffer.addDropped(characters);
    this.#frame.request();
  }

  clear(): void {
    this.#buffer.clear();
    this.#following = true;
    this.#frame.request();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#frame.cancel();
  }

  protected override render(): TemplateResult {
    const { chunks, dropped } = this.#buffer;
    const note =
      dropped > 0
        ? html`<p class="note" data-testid="console-dropped">
            ${dropped.toLocaleString('en')} characters before this were dropped.
          </p>`
        : nothing;
    const empty =
      chunks.length === 0 ? html`<p class="note">What the script prints appears here.</p>` : nothing;
    return html`<h2 id="console-title">Console</h2>
      <div
        class="output"
        data-testid="console"
        role="log"
        aria-labelledby="console-title"
        tabindex="0"
        @scroll=${this.#onScroll}
      >
        ${note}${empty}
        <pre>
${repeat(
            chunks,
            ({ id }) => id,
            ({ pieces }) =>
              html`<span class="chunk"
                >${pieces.map(({ stream, text }) => html`<span class=${stream}>${text}</span>`)}</span
              >`,
          )}</pre>
      </div>`;
  }

  protected override updated(): void {
    const output = this.querySelector('.output');
    if (output !== null && this.#following) output.scrollTop = output.scrollHeight;
  }

  readonly #onScroll = (event: Event): void => {
    const output = event.currentTarget as HTMLElement;
    this.#following = output.scrollTop + output.clientHeight >= output.scrollHeight - 8;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gl-console': Console;
  }
}
