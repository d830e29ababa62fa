import type { Problem } from '#engine/problem.ts';
import { Found } from '../../process/panel/Field.tsx';
import { useText } from '../../ui/preferences.tsx';
import { type FormEditor, type Selection, useFormEditor } from '../editor.ts';
import { fieldAt, selectionOf } from '../model/index.ts';
import { FieldSettings } from './FieldSettings.tsx';
import { FormSettings } from './FormSettings.tsx';
import { UnfinishedProvider, useUnfinishedStore } from './inputs/unfinished.ts';
import { PageSettings, SectionSettings } from './LayoutSettings.tsx';
import { PanelProvider } from './panel.ts';
import './panel.css';

const nameOf = (selection: Selection): string => {
  if (selection.kind === 'form') return 'form';
  return selection.kind === 'field' ? `field:${selection.path.join('.')}` : `${selection.kind}:${selection.id}`;
};

/** Problems that stand exactly where the selection is (此处的问题). */
function problemsAt({ file, problems }: FormEditor, selection: Selection): readonly Problem[] {
  return problems.filter(problem => nameOf(selectionOf(file, problem)) === nameOf(selection));
}

function Settings({ editor }: { readonly editor: FormEditor }) {
  const { say } = useText();
  const { selection, file } = editor;
  switch (selection.kind) {
    case 'form':
      return <FormSettings />;
    case 'page':
      return <PageSettings id={selection.id} />;
    case 'section':
      return <SectionSettings id={selection.id} />;
    case 'field': {
      const field = fieldAt(file, selection.path);
      return field ? <FieldSettings path={selection.path} field={field} /> : <p className="bjd-soft">{say('panel.gone')}</p>;
    }
  }
}

/** Settings of what is chosen on the canvas (属性面板): the form, a page, a section or a field, in the words of the hall. */
export function PropertiesPanel() {
  const { say } = useText();
  const editor = useFormEditor();
  const store = useUnfinishedStore();
  const name = nameOf(editor.selection);
  return (
    <UnfinishedProvider value={store}>
      <PanelProvider value={{ editor, name, isReadOnly: editor.isReadOnly }}>
        <section className="bjd-fields bjf-panel" aria-label={say('panel.label')} data-selected={name} key={name}>
          <Found problems={problemsAt(editor, editor.selection)} />
          <Settings editor={editor} />
        </section>
      </PanelProvider>
    </UnfinishedProvider>
  );
}
