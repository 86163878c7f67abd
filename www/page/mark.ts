import { html, type TemplateResult } from 'lit';
import type { Model } from '../api';
import { markShape } from '../chart/marks';
import { MODEL_LOOKS } from './models';

/** A model's mark in its colour, to stand before its name. */
export function modelMark(model: Model): TemplateResult {
  return html`<svg
    class="mark"
    viewBox="0 0 12 12"
    width="12"
    height="12"
    fill="var(--${model})"
    aria-hidden="true"
  >
    ${markShape(MODEL_LOOKS[model].mark, 6, 6, 4.5)}
  </svg>`;
}
