import { Modal } from 'antd';
import type { DesignerKey } from '../messages/zh.ts';
import { useText } from '../ui/preferences.tsx';

const lines: readonly (readonly [DesignerKey, readonly string[]])[] = [
  ['builder.key.add', ['Enter']],
  ['builder.key.walk', ['↑', '↓', '←', '→']],
  ['builder.key.pages', ['PageUp', 'PageDown']],
  ['builder.key.open', ['Enter']],
  ['builder.key.carry', ['Space']],
  ['builder.key.move', ['Alt + ↑', 'Alt + ↓']],
  ['builder.key.remove', ['Delete']],
  ['builder.key.copy', ['Ctrl + D']],
  ['builder.key.form', ['Esc']],
  ['builder.key.undo', ['Ctrl + Z']],
  ['builder.key.redo', ['Ctrl + Y', 'Ctrl + Shift + Z']],
  ['builder.key.search', ['/']],
  ['builder.key.parts', ['F6']],
  ['builder.key.help', ['?']],
];

/** The keys of the builder (快捷键清单). */
export function KeyHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { say } = useText();
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={say('builder.keysTitle')} width={560}>
      <dl className="bjb-keys">
        {lines.map(([key, keys]) => (
          <div key={key}>
            <dt>
              {keys.map(one => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{say(key)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
