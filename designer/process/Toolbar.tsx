import { ExpandOutlined, MinusOutlined, PlusOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../ui/preferences.tsx';
import type { ProcessEditor } from './createModeler.ts';

/** Undo, redo and zoom of the canvas (画布工具). `changes` draws it anew after each change. */
export function Toolbar({ editor }: { readonly editor: ProcessEditor; readonly changes: number }) {
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
    </div>
  );
}
