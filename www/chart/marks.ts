import { svg, type SVGTemplateResult } from 'lit';
import type { Mark } from '../page/models';

/** A model's mark, `radius` CSS pixels from its centre at (x, y) to its edge. */
export function markShape(mark: Mark, x: number, y: number, radius: number): SVGTemplateResult {
  switch (mark) {
    case 'square':
      return svg`<rect x=${x - radius} y=${y - radius} width=${radius * 2} height=${radius * 2} rx="1"></rect>`;
    case 'circle':
      return svg`<circle cx=${x} cy=${y} r=${radius * 1.1}></circle>`;
    case 'diamond': {
      const reach = radius * 1.3;
      return svg`<path d=${`M${x} ${y - reach}l${reach} ${reach}l${-reach} ${reach}l${-reach} ${-reach}z`}></path>`;
    }
  }
}
