import { html, type TemplateResult } from 'lit';
import { duration } from '../base/format';
import type { ThreadTotals } from '../page/stats';

/** The timeline in words and numbers, for whoever can't see the drawing, or wants to copy it. */
export function timelineTwin(rows: readonly ThreadTotals[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Timeline as a table">
    <table data-testid="timeline-table">
      <thead>
        <tr>
          <th scope="col">Thread</th>
          <th scope="col">process</th>
          <th scope="col">from</th>
          <th scope="col">to</th>
          <th scope="col">held the GIL</th>
          <th scope="col">waited for it</th>
          <th scope="col">starting</th>
          <th scope="col">messages</th>
          <th scope="col">asleep</th>
          <th scope="col">intervals</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ track, ...totals }) =>
            html`<tr>
              <th scope="row">${track.thread.name}</th>
              <td>${track.thread.process}</td>
              <td>${duration(track.start[0] ?? 0)}</td>
              <td>${duration(track.end)}</td>
              <td>${duration(totals.held)}</td>
              <td>${duration(totals.waited)}</td>
              <td>${duration(totals.starting)}</td>
              <td>${duration(totals.messaging)}</td>
              <td>${duration(totals.idle)}</td>
              <td>${track.length}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
