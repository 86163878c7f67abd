import { LitElement } from 'lit';

/**
 * A component that renders into the document itself instead of a shadow tree: one style sheet, labels and ids that
 * reach across components, and a page that prints.
 */
export abstract class PageElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
