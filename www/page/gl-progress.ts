import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Progress } from '../api';
import { PageElement } from '../base/element';
import { counted } from '../base/format';
import { MODEL_LOOKS } from './models';

/** What is running now, and how far it is. Its place is kept when nothing runs. */
@customElement('gl-progress')
export class RunProgress extends PageElement {
  /** Null when nothing runs, or nothing is known yet. */
  @property({ attribute: false }) progress: Progress | null = null;
  @property({ type: Boolean }) running = false;
  /** What to say when nothing runs. */
  @property() idle = '';

  protected override render(): TemplateResult {
    const { progress, running } = this;
    // A single run has no parts: the bar then only says that something goes on.
    const bar =
      running && (progress === null || progress.total <= 1)
        ? html`<progress aria-label="Progress"></progress>`
        : html`<progress
            aria-label="Progress"
            max=${progress?.total ?? 1}
            .value=${running ? (progress?.done ?? 0) : 0}
          ></progress>`;
    return html`<div class="progress ${running ? 'on' : ''}" data-testid="progress">
      ${bar}<span>${this.#text()}</span>
    </div>`;
  }

  #text(): string {
    if (!this.running) return this.idle;
    const { progress } = this;
    if (progress === null || progress.model === null) return 'Running';
    const what = `${MODEL_LOOKS[progress.model].label}, ${counted(progress.workers, 'worker')}`;
    return progress.total > 1
      ? `${what}, run ${progress.repeat} · ${progress.done} of ${progress.total} done`
      : what;
  }
}
