import { Modal } from 'antd';
import { type MessageKey, useText } from '../shared/messages/index.ts';

const keys: readonly (readonly [readonly string[], MessageKey])[] = [
  [['/'], 'help.search'],
  [['j', 'k'], 'help.rows'],
  [['Enter'], 'help.open'],
  [['g', 'i'], 'help.inbox'],
  [['g', 'n'], 'help.intake'],
  [['g', 'c'], 'help.cases'],
  [['?'], 'help.help'],
];

/** The keys (快捷键) and where to ask. */
export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useText();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('help.title')} width={420}>
      <table className="bj-keys" style={{ width: '100%' }}>
        <tbody>
          {keys.map(([names, sentence]) => (
            <tr key={sentence}>
              <th scope="row" style={{ textAlign: 'left', padding: '4px 16px 4px 0', whiteSpace: 'nowrap' }}>
                {names.map(name => (
                  <kbd key={name} style={{ marginRight: 4 }}>
                    {name}
                  </kbd>
                ))}
              </th>
              <td>{t(sentence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
