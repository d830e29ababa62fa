import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, defaultHighlightStyle, foldGutter, foldKeymap, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { AreaProps, Mark } from './area.ts';
import { phrases } from './phrases.ts';

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: '#fff', fontSize: '13px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "Cascadia Mono", Consolas, monospace', lineHeight: '1.5' },
  '.cm-gutters': { backgroundColor: '#f7f9fb', color: '#566172', borderRight: '1px solid #dde3ea' },
  '&.cm-focused': { outline: '2px solid #1f5fa8', outlineOffset: '-2px' },
});

function extensions({ label, lang, isReadOnly }: AreaProps, onChange: (text: string) => void): Extension {
  return [
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    bracketMatching(),
    search({ top: true }),
    json(),
    syntaxHighlighting(defaultHighlightStyle),
    keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...foldKeymap]),
    EditorView.lineWrapping,
    EditorState.readOnly.of(isReadOnly),
    EditorState.phrases.of(lang === 'zh' ? phrases : {}),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
    EditorView.updateListener.of(update => update.docChanged && onChange(update.state.doc.toString())),
    theme,
  ];
}

function diagnosticsOf(state: EditorState, marks: readonly Mark[]) {
  return marks.map(({ offset, severity, message }) => {
    const from = Math.min(offset, state.doc.length);
    const to = Math.max(from, Math.min(state.doc.lineAt(from).to, from + 200));
    return { from, to, severity, message };
  });
}

/** The file with line numbers, colours and marks (代码编辑区). Tab leaves it: it is part of the page, not a trap. */
export default function CodeArea(props: AreaProps) {
  const host = useRef<HTMLDivElement | null>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language or another right makes another editor; the text is put in below
  useEffect(() => {
    const tell = (text: string): void => {
      if (text !== latest.current.text) latest.current.onChange(text);
    };
    const made = new EditorView({
      state: EditorState.create({ doc: latest.current.text, extensions: extensions(latest.current, tell) }),
      parent: host.current!,
    });
    view.current = made;
    return () => made.destroy();
  }, [props.lang, props.isReadOnly, props.label]);
  const { text, marks, goTo } = props;
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state, marks)));
  }, [marks]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || !goTo) return;
    const anchor = Math.min(goTo.offset, editor.state.doc.length);
    editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    editor.focus();
  }, [goTo]);
  return <div className="bjf-json-code" ref={host} />;
}
