import { PlusOutlined } from '@ant-design/icons';
import { useDraggable } from '@dnd-kit/core';
import type { KeyboardEvent, RefObject } from 'react';
import { isValues } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { useText } from '../../ui/preferences.tsx';
import { layoutOf, readingOrderOf } from '../model/index.ts';
import { useCanvasDesk } from './desk.ts';
import { insideKey, pageKey } from './keys.ts';
import { PageTabs } from './PageTabs.tsx';
import { SectionCard } from './SectionCard.tsx';
import { useDropInside } from './store.ts';
import { titleOfPage, titleOfSection } from './words.ts';

interface CanvasProps {
  readonly file: FormFile;
  /** Id of the page that is shown. */
  readonly shown: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onAddPage: () => void;
  readonly onAddSection: () => void;
  readonly onClear: () => void;
}

/** The form as it is laid out (画布): pages as tabs, sections as cards, fields as drawings of themselves. A tree for the keyboard. */
export function Canvas({ file, shown, scroller, onKeyDown, onAddPage, onAddSection, onClear }: CanvasProps) {
  const words = useText();
  const { say } = words;
  const desk = useCanvasDesk();
  const { setNodeRef, listeners } = useDraggable({ id: 'canvas', disabled: desk.isReadOnly });
  const layout = layoutOf(file);
  const page = layout.pages.find(({ id }) => id === shown) ?? layout.pages[0]!;
  const isEmpty = readingOrderOf(layout).length === 0;
  const inside = insideKey(pageKey(page.id));
  const isDrop = useDropInside(desk.store, inside);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the tree and the tabs in it
    <div className="bjb-canvas" ref={setNodeRef} {...listeners} onKeyDown={onKeyDown}>
      <PageTabs pages={layout.pages.map(one => ({ id: one.id, title: titleOfPage(file, one, words) }))} shown={page.id} onAdd={onAddPage} />
      {/** biome-ignore lint/a11y/useKeyWithClickEvents: a click beside everything chooses the form; so does Escape */}
      <div className="bjb-scroll" ref={scroller} role="tabpanel" id="bjb-page" aria-labelledby={`bjb-tab-${page.id}`} onClick={onClear}>
        <div
          role="tree"
          className="bjb-tree"
          tabIndex={-1}
          aria-label={say('builder.canvas')}
          data-inside={inside}
          data-drop={isDrop ? 'into' : undefined}
        >
          {page.sections.map((section, index) => (
            <SectionCard
              key={section.id}
              section={section}
              title={titleOfSection(file, section, words)}
              schema={isValues(file.schema) ? file.schema : {}}
              ui={isValues(file.ui) ? file.ui : {}}
              position={index + 1}
              size={page.sections.length}
              isFirst={isEmpty}
            />
          ))}
        </div>
        {!desk.isReadOnly && (
          <button
            type="button"
            className="bjb-add"
            onClick={event => {
              event.stopPropagation();
              onAddSection();
            }}
          >
            <PlusOutlined aria-hidden /> {say('builder.addSection')}
          </button>
        )}
      </div>
    </div>
  );
}
