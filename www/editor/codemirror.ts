/** The code editor proper: loaded after the page, which shows a plain text field until then. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import {
  HighlightStyle,
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { ScriptError } from '../api';
import type { LineHeat } from '../page/stats';
import { marks, setError, setHeat, setLitLine } from './marks';

const highlighting = HighlightStyle.define([
  {
    tag: [
      tags.keyword,
      tags.operatorKeyword,
      tags.controlKeyword,
      tags.definitionKeyword,
      tags.moduleKeyword,
    ],
    class: 'tok-keyword',
  },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    class: 'tok-definition',
  },
  { tag: [tags.number, tags.bool, tags.null], class: 'tok-number' },
  { tag: [tags.string, tags.special(tags.string)], class: 'tok-string' },
  { tag: tags.comment, class: 'tok-comment' },
]);

export interface EditorEvents {
  /** The text changed by the reader's hand. */
  edited(text: string): void;
  /** Ctrl+Enter or Command+Enter. */
  runRequested(): void;
}

export interface CodeEditor {
  setText(text: string): void;
  setError(error: ScriptError | null): void;
  setHeat(lines: readonly LineHeat[]): void;
  /** 1-based; 0 for none. */
  setLitLine(line: number): void;
  focus(selection: { readonly from: number; readonly to: number }): void;
  destroy(): void;
}

export function createCodeEditor(
  parent: HTMLElement,
  text: string,
  label: string,
  events: EditorEvents,
): CodeEditor {
  let quiet = false;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([{ key: 'Mod-Enter', run: () => (events.runRequested(), true) }]),
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of('    '),
        bracketMatching(),
        python(),
        syntaxHighlighting(highlighting),
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        marks,
        // Said aloud, for accessibility checkers that do not know that editable content takes the focus.
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-description': 'Escape, then Tab, leaves the editor.',
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) events.edited(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(next): void {
      if (next === view.state.doc.toString()) return;
      quiet = true;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        selection: { anchor: 0 },
      });
      quiet = false;
    },
    setError(error): void {
      view.dispatch({ effects: setError.of(error) });
      if (error !== null && error.line >= 1 && error.line <= view.state.doc.lines) {
        view.dispatch({
          effects: EditorView.scrollIntoView(view.state.doc.line(error.line).from, {
            y: 'nearest',
            yMargin: 40,
          }),
        });
      }
    },
    setHeat: (lines) => view.dispatch({ effects: setHeat.of(lines) }),
    setLitLine: (line) => view.dispatch({ effects: setLitLine.of(line) }),
    focus({ from, to }): void {
      view.focus();
      view.dispatch({
        selection: {
          anchor: Math.min(from, view.state.doc.length),
          head: Math.min(to, view.state.doc.length),
        },
      });
    },
    destroy: () => view.destroy(),
  };
}
