import { Modal } from 'antd';
import { useText } from '../../ui/preferences.tsx';
import { helpRows } from './keys.ts';

/** The keys of the canvas (快捷键清单). */
export function KeyHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { say } = useText();
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={say('canvas.keysTitle')} width={760}>
      <p className="bjd-soft">{say('canvas.keysHint')}</p>
      <dl className="bjd-keys">
        {helpRows.map(([pressed, key]) => (
          <div key={key}>
            <dt>
              <kbd>{pressed}</kbd>
            </dt>
            <dd>{say(key)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
