import { PlusOutlined } from '@ant-design/icons';
import { useId } from 'react';
import { useText } from '../../ui/preferences.tsx';
import { useCanvasDesk } from './desk.ts';
import { pageKey } from './keys.ts';
import { Acts, ProblemMark } from './marks.tsx';
import { useItemProblems, useItemState } from './store.ts';

interface TabProps {
  readonly id: string;
  readonly title: string;
  readonly isShown: boolean;
  readonly position: number;
  readonly size: number;
}

function PageTab({ id, title, isShown, position, size }: TabProps) {
  const { say } = useText();
  const desk = useCanvasDesk();
  const key = pageKey(id);
  const problemsId = useId();
  const state = useItemState(desk.store, key);
  const problems = useItemProblems(desk.store, key);
  return (
    <span className="bjb-tab" data-shown={isShown || undefined} data-selected={state.isSelected || undefined}>
      <button
        type="button"
        role="tab"
        id={`bjb-tab-${id}`}
        tabIndex={isShown ? 0 : -1}
        aria-selected={isShown}
        aria-controls="bjb-page"
        aria-label={say('builder.page', { title, n: position, size })}
        aria-describedby={problems.length > 0 ? problemsId : undefined}
        data-key={key}
        data-axis="x"
        data-drop={state.drop}
        data-carried={state.isCarried || undefined}
        onClick={() => desk.select(key)}
        onDoubleClick={() => desk.open(key)}
      >
        <span className="bjb-number">{position}</span> {title}
      </button>
      <ProblemMark problems={problems} id={problemsId} />
    </span>
  );
}

/** Settings and removal of the page that is chosen; beside the tabs, for tabs hold nothing but tabs. */
function PageActs({ id, title }: { readonly id: string; readonly title: string }) {
  const desk = useCanvasDesk();
  const { isSelected } = useItemState(desk.store, pageKey(id));
  return isSelected ? <Acts of={pageKey(id)} title={title} canCopy={false} /> : null;
}

interface PageTabsProps {
  readonly pages: readonly { readonly id: string; readonly title: string }[];
  readonly shown: string;
  readonly onAdd: () => void;
}

/** Pages of the form as tabs (分页标签). */
export function PageTabs({ pages, shown, onAdd }: PageTabsProps) {
  const { say } = useText();
  const desk = useCanvasDesk();
  const open = pages.find(({ id }) => id === shown);
  return (
    <div className="bjb-tabs">
      <div role="tablist" aria-label={say('builder.pages')} className="bjb-tablist">
        {pages.map(({ id, title }, index) => (
          <PageTab key={id} id={id} title={title} isShown={id === shown} position={index + 1} size={pages.length} />
        ))}
      </div>
      {open && <PageActs {...open} />}
      {!desk.isReadOnly && (
        <button type="button" className="bjb-add" onClick={onAdd}>
          <PlusOutlined aria-hidden /> {say('builder.addPage')}
        </button>
      )}
    </div>
  );
}
