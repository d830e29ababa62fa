import {
  ExpandOutlined,
  MinusOutlined,
  NodeIndexOutlined,
  PlusOutlined,
  QuestionOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useText } from '../ui/preferences.tsx';
import { type SmallMap, toggleMap } from './minimap/open.ts';
import type { Bus } from './services.ts';
import { type SlotProps, toolSlots } from './slots.ts';

/** Undo, redo and zoom of the canvas (画布工具), and what other parts put beside them. */
export function Toolbar({ slot }: { readonly slot: SlotProps }) {
  const { editor } = slot;
  const { say } = useText();
  const map = editor.service<SmallMap>('minimap');
  const [isMapped, setMapped] = useState(map.isOpen());
  // the search closes with a click elsewhere: it opens when this one is over
  const find = (): void => editor.service<{ open(): void }>('searchPad').open();
  const tool = (label: string, icon: ReactNode, act: () => void, isOff = false, isOn?: boolean) => (
    <Tooltip title={label} placement="bottom">
      <Button size="small" icon={icon} aria-label={label} onClick={act} disabled={isOff} aria-pressed={isOn} />
    </Tooltip>
  );
  return (
    <div className="bjd-tools" role="toolbar" aria-label={say('draw.tools')}>
      {tool(say('draw.undo'), <UndoOutlined />, () => editor.history.undo(), !editor.history.canUndo())}
      {tool(say('draw.redo'), <RedoOutlined />, () => editor.history.redo(), !editor.history.canRedo())}
      {tool(say('draw.zoomOut'), <MinusOutlined />, () => editor.zoomBy(0.8))}
      {tool(say('draw.zoomIn'), <PlusOutlined />, () => editor.zoomBy(1.25))}
      {tool(say('draw.fit'), <ExpandOutlined />, () => editor.fit())}
      {tool(say('canvas.map'), <NodeIndexOutlined />, () => setMapped(toggleMap(map)), false, isMapped)}
      {tool(say('canvas.find'), <SearchOutlined />, () => setTimeout(find))}
      {tool(say('canvas.keys'), <QuestionOutlined />, () => editor.service<Bus>('eventBus').fire('bjd.help'))}
      {Object.entries(toolSlots).map(([key, Slot]) => (
        <Slot key={key} {...slot} />
      ))}
    </div>
  );
}
