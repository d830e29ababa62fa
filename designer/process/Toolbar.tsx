import { ExpandOutlined, MinusOutlined, PlusOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../ui/preferences.tsx';
import { type SlotProps, toolSlots } from './slots.ts';

/** Undo, redo and zoom of the canvas (画布工具), and what other parts put beside them. */
export function Toolbar({ slot }: { readonly slot: SlotProps }) {
  const { editor } = slot;
  const { say } = useText();
  const tool = (label: string, icon: ReactNode, act: () => void, isOff = false) => (
    <Tooltip title={label} placement="bottom">
      <Button size="small" icon={icon} aria-label={label} onClick={act} disabled={isOff} />
    </Tooltip>
  );
  return (
    <div className="bjd-tools" role="toolbar" aria-label={say('draw.tools')}>
      {tool(say('draw.undo'), <UndoOutlined />, () => editor.history.undo(), !editor.history.canUndo())}
      {tool(say('draw.redo'), <RedoOutlined />, () => editor.history.redo(), !editor.history.canRedo())}
      {tool(say('draw.zoomOut'), <MinusOutlined />, () => editor.zoomBy(0.8))}
      {tool(say('draw.zoomIn'), <PlusOutlined />, () => editor.zoomBy(1.25))}
      {tool(say('draw.fit'), <ExpandOutlined />, () => editor.fit())}
      {Object.entries(toolSlots).map(([key, Slot]) => (
        <Slot key={key} {...slot} />
      ))}
    </div>
  );
}
