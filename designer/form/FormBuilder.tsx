import { DeleteOutlined, QuestionCircleOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { DndContext, DragOverlay } from '@dnd-kit/core';
import { Alert, Button, Segmented } from 'antd';
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { Problem, Text } from '#engine/problem.ts';
import { kindOf } from '#forms/fields/index.ts';
import type { FormFile } from '#processes/types.ts';
import { useText } from '../ui/preferences.tsx';
import { Canvas } from './canvas/Canvas.tsx';
import { CanvasDeskProvider } from './canvas/desk.ts';
import type { Carried } from './canvas/spots.ts';
import { type BuilderPart, type Said, useCanvas } from './canvas/useCanvas.ts';
import { besidePointer } from './canvas/useDragging.ts';
import { titleOfCarried } from './canvas/words.ts';
import { type FormEditor, FormEditorProvider } from './editor.ts';
import { useFormHistory } from './history/useFormHistory.ts';
import { KeyHelp } from './KeyHelp.tsx';
import { fieldAt, fieldsOf } from './model/index.ts';
import { KindIcon } from './palette/icons.tsx';
import { Palette } from './palette/Palette.tsx';
import { PropertiesPanel } from './panel/PropertiesPanel.tsx';
import './builder.css';

/** Milliseconds a word about what was done stays, with its undo. */
const toastTime = 8_000;
/** Milliseconds a word without undo stays. */
const wordTime = 4_000;

interface FormBuilderProps {
  /** Id of the form, in its pack. */
  readonly id: string;
  /** Tells forms of the same id in different packs apart; the id of the pack. */
  readonly scope?: string;
  readonly file: FormFile;
  readonly isReadOnly: boolean;
  /** What is wrong with the form now. */
  readonly problems: readonly Problem[];
  /** Has the new form in `file` when the builder is drawn next. */
  readonly onChange: (file: FormFile) => void;
  readonly title: Text;
  /** Rights that steps of the process have on a field, by its x-id, in a sentence (字段权限). */
  readonly rightsOf?: (xId: string) => string | undefined;
  /** Stands under the head and edits the same form, such as the list of its problems. */
  readonly children?: ReactNode;
}

const noRights = (): undefined => undefined;

function Overlay({ editor, carried }: { readonly editor: FormEditor; readonly carried: Carried }) {
  const words = useText();
  const field = carried.kind === 'field' ? fieldAt(editor.file, carried.path) : undefined;
  const kind = carried.kind === 'new' ? carried.kindId : field && kindOf(field).id;
  return (
    <span className="bjb-overlay">
      {kind && <KindIcon kind={kind} />} {titleOfCarried(editor.file, carried, words)}
    </span>
  );
}

/** What was just done, with its undo for a while (操作提示). */
function Toast({ said, onUndo, onGone }: { readonly said: Said | null; readonly onUndo: () => void; readonly onGone: () => void }) {
  const { say } = useText();
  const gone = useRef(onGone);
  gone.current = onGone;
  useEffect(() => {
    if (!said || said.stays) return;
    const timer = setTimeout(() => gone.current(), said.canUndo ? toastTime : wordTime);
    return () => clearTimeout(timer);
  }, [said]);
  if (!said) return null;
  return (
    <div className="bjb-toast">
      {said.canUndo && <DeleteOutlined aria-hidden />}
      <span>{said.text}</span>
      {said.canUndo && (
        <Button size="small" onClick={onUndo}>
          {say('builder.undo')}
        </Button>
      )}
    </div>
  );
}

function Head({ editor, title, onHelp }: { readonly editor: FormEditor; readonly title: Text; readonly onHelp: () => void }) {
  const { say, pick } = useText();
  const count = useMemo(() => fieldsOf(editor.file).length, [editor.file]);
  return (
    <div className="bjb-head">
      <h2>{pick(title)}</h2>
      <span className="bjd-soft">{say('builder.fields', { n: count })}</span>
      <span className="bjb-head-acts">
        <Button size="small" icon={<UndoOutlined />} disabled={!editor.canUndo} onClick={editor.undo} title="Ctrl + Z">
          {say('builder.undo')}
        </Button>
        <Button size="small" icon={<RedoOutlined />} disabled={!editor.canRedo} onClick={editor.redo} title="Ctrl + Y">
          {say('builder.redo')}
        </Button>
        <Button size="small" icon={<QuestionCircleOutlined />} onClick={onHelp} title="?">
          {say('builder.keys')}
        </Button>
      </span>
    </div>
  );
}

/** Drawn once: it follows the editor by itself. */
const settings = <PropertiesPanel />;
const besides = [besidePointer];

/** The editor as the settings see it: while somebody walks over the canvas by keyboard, they follow once it has been drawn. */
function usePanelEditor(editor: FormEditor, mayLag: { current: boolean }): FormEditor {
  const deferred = useDeferredValue(editor);
  const isSame = deferred.selection === editor.selection;
  useEffect(() => {
    if (isSame) mayLag.current = false;
  });
  return isSame || !mayLag.current ? editor : deferred;
}

/** The form builder (表单设计器): palette, canvas and settings, by mouse and by keyboard alike. */
export function FormBuilder(props: FormBuilderProps) {
  const { id, scope = '', file, isReadOnly, problems, onChange, title, rightsOf = noRights, children } = props;
  const { say } = useText();
  const edited = useFormHistory({ key: `${scope}/${id}`, file, isReadOnly, onChange });
  const editor = useMemo<FormEditor>(() => ({ ...edited, id, problems }), [edited, id, problems]);
  const root = useRef<HTMLElement | null>(null);
  const panel = useRef<HTMLElement | null>(null);
  const search = useRef<{ focus: () => void } | null>(null);
  const voice = useRef<HTMLDivElement | null>(null);
  const announce = useCallback((text: string) => {
    if (voice.current) voice.current.textContent = text;
  }, []);
  const mayLag = useRef(false);
  const shown = usePanelEditor(editor, mayLag);
  const canvas = useCanvas({
    editor,
    elements: () => ({ root: root.current, panel: panel.current }),
    focusSearch: () => search.current?.focus(),
    onWalk: isWalking => {
      mayLag.current = isWalking;
    },
    announce,
    rightsOf,
  });
  const { acts, dragging, part } = canvas;
  const parts: readonly BuilderPart[] = isReadOnly ? ['canvas', 'panel'] : ['palette', 'canvas', 'panel'];
  return (
    <FormEditorProvider value={editor}>
      <CanvasDeskProvider value={canvas.desk}>
        <DndContext
          id={`builder-${id}`}
          sensors={dragging.sensors}
          autoScroll={false}
          onDragStart={dragging.onDragStart}
          onDragEnd={dragging.onDragEnd}
          onDragCancel={dragging.onDragCancel}
          accessibility={{
            announcements: { onDragStart: () => '', onDragOver: () => '', onDragEnd: () => '', onDragCancel: () => '' },
            screenReaderInstructions: { draggable: say('builder.dragHelp') },
          }}
        >
          <section
            ref={root}
            className="bjb"
            data-part={part}
            data-dragging={dragging.carried ? true : undefined}
            aria-label={say('builder.label')}
            onKeyDown={canvas.onRootKey}
            onPointerDown={() => canvas.putDown()}
          >
            <Head editor={editor} title={title} onHelp={() => canvas.setHelpOpen(true)} />
            {isReadOnly && <Alert type="info" showIcon title={say('builder.readOnly')} />}
            {children}
            <Segmented
              className="bjb-switch"
              block
              aria-label={say('builder.parts')}
              value={part}
              onChange={canvas.setPart}
              options={parts.map(value => ({ value, label: say(`builder.${value}`) }))}
            />
            <div className="bjb-parts" data-read={isReadOnly || undefined}>
              {!isReadOnly && <Palette onAdd={acts.add} search={search} />}
              <Canvas
                file={editor.file}
                shown={canvas.shown}
                scroller={canvas.scroller}
                onKeyDown={canvas.onCanvasKey}
                onAddPage={acts.addPage}
                onAddSection={acts.addSection}
                onClear={acts.clear}
              />
              <aside ref={panel} className="bjb-panel" aria-label={say('builder.panel')} onKeyDown={canvas.onPanelKey}>
                <FormEditorProvider value={shown}>{settings}</FormEditorProvider>
              </aside>
            </div>
            <Toast said={canvas.said} onUndo={canvas.undoSaid} onGone={canvas.dismiss} />
            <div className="bjd-hidden" role="status" aria-live="assertive" ref={voice} />
          </section>
          <DragOverlay dropAnimation={null} modifiers={besides} style={{ pointerEvents: 'none' }}>
            {dragging.carried && <Overlay editor={editor} carried={dragging.carried} />}
          </DragOverlay>
        </DndContext>
      </CanvasDeskProvider>
      <KeyHelp isOpen={canvas.isHelpOpen} onClose={() => canvas.setHelpOpen(false)} />
    </FormEditorProvider>
  );
}
