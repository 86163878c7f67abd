import {
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Extension,
  type Text,
} from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutterLineClass, type DecorationSet } from '@codemirror/view';
import type { ScriptError } from '../api';
import type { LineHeat } from '../page/stats';

/** What the page marks in the script. Every place is one of the text when it was set; edits carry marks along. */
export const setError = StateEffect.define<ScriptError | null>();
export const setHeat = StateEffect.define<readonly LineHeat[]>();
export const setLitLine = StateEffect.define<number>();

class LineClass extends GutterMarker {
  override readonly elementClass: string;

  constructor(elementClass: string) {
    super();
    this.elementClass = elementClass;
  }

  override eq(other: LineClass): boolean {
    return other.elementClass === this.elementClass;
  }
}

const LIT = new LineClass('line-lit');
const FAULTY = new LineClass('line-error');

/** Below this share a line ran, but not so that it matters. */
const HOT = 0.02;
/** From this share on a line's time is mostly queueing. */
const QUEUED = 0.2;

function heatClass({ ran, waiting }: LineHeat): LineClass {
  const hot = ran >= HOT || waiting > 0 ? 'line-hot' : '';
  return new LineClass(`line-ran ${hot} ${waiting >= QUEUED ? 'line-waiting' : ''}`);
}

const heat = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setHeat)) next = heatMarks(transaction.state.doc, effect.value);
    }
    return next;
  },
  provide: (field) => gutterLineClass.from(field),
});

function heatMarks(text: Text, lines: readonly LineHeat[]): RangeSet<GutterMarker> {
  const builder = new RangeSetBuilder<GutterMarker>();
  for (const line of lines) {
    if (line.line <= text.lines) {
      const { from } = text.line(line.line);
      builder.add(from, from, heatClass(line));
    }
  }
  return builder.finish();
}

interface Single {
  readonly gutter: RangeSet<GutterMarker>;
  readonly text: DecorationSet;
}

const NO_CLASSES = RangeSet.of<GutterMarker>([]);
const NONE: Single = { gutter: NO_CLASSES, text: Decoration.none };

const error = StateField.define<Single>({
  create: () => NONE,
  update(marks, transaction) {
    let next = { gutter: marks.gutter.map(transaction.changes), text: marks.text.map(transaction.changes) };
    for (const effect of transaction.effects) {
      if (effect.is(setError))
        next = effect.value === null ? NONE : errorMarks(transaction.state.doc, effect.value);
    }
    return next;
  },
  provide: (field) => [
    gutterLineClass.from(field, (marks) => marks.gutter),
    EditorView.decorations.from(field, (marks) => marks.text),
  ],
});

function errorMarks(text: Text, fault: ScriptError): Single {
  if (fault.line < 1 || fault.line > text.lines) return NONE;
  const line = text.line(fault.line);
  const title = `${fault.type}: ${fault.message}`;
  const whole = Decoration.line({ class: 'error-line', attributes: { title } }).range(line.from);
  const from = Math.min(line.from + Math.max(0, fault.column - 1), line.to);
  const to =
    fault.endLine === fault.line ? Math.min(line.from + Math.max(0, fault.endColumn - 1), line.to) : line.to;
  const place =
    fault.column > 0 && to > from ? [Decoration.mark({ class: 'error-place' }).range(from, to)] : [];
  return { gutter: RangeSet.of(FAULTY.range(line.from)), text: Decoration.set([whole, ...place]) };
}

const lit = StateField.define<Single>({
  create: () => NONE,
  update(marks, transaction) {
    let next = transaction.docChanged ? NONE : marks;
    for (const effect of transaction.effects) {
      if (!effect.is(setLitLine)) continue;
      const known = effect.value >= 1 && effect.value <= transaction.state.doc.lines;
      const { from } = transaction.state.doc.line(known ? effect.value : 1);
      next = known
        ? {
            gutter: RangeSet.of(LIT.range(from)),
            text: Decoration.set(Decoration.line({ class: 'lit-line' }).range(from)),
          }
        : NONE;
    }
    return next;
  },
  provide: (field) => [
    gutterLineClass.from(field, (marks) => marks.gutter),
    EditorView.decorations.from(field, (marks) => marks.text),
  ],
});

export const marks: Extension = [heat, error, lit];
