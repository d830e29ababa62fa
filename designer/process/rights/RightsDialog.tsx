import { Alert, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useText } from '../../ui/preferences.tsx';
import { RightsTable } from './RightsTable.tsx';
import type { Rights, RightsSection } from './rights.ts';

interface RightsDialogProps {
  readonly sections: readonly RightsSection[];
  readonly rights: Rights;
  readonly onSave: (rights: Rights) => void;
  readonly onClose: () => void;
}

/** The rights of a step, field by field (字段权限设置); saved as one step of undo. */
export function RightsDialog({ sections, rights, onSave, onClose }: RightsDialogProps) {
  const { say } = useText();
  const [edited, setEdited] = useState(rights);
  return (
    <Modal
      open
      width={760}
      title={say('rights')}
      okText={say('rights.ok')}
      cancelText={say('cancel')}
      onOk={() => onSave(edited)}
      onCancel={onClose}
    >
      <div className="bjd-stack">
        <p className="bjd-soft">{say('rights.hint')}</p>
        {rights.unknown.length > 0 && <Alert type="warning" showIcon title={say('rights.unknown', { ids: rights.unknown.join(' ') })} />}
        <RightsTable sections={sections} rights={edited} onChange={setEdited} />
        <Checkbox
          checked={edited.later === 'read'}
          onChange={({ target }) => setEdited({ ...edited, later: target.checked ? 'read' : 'write' })}
        >
          {say('rights.later')}
        </Checkbox>
        <Consequences rights={edited} />
      </div>
    </Modal>
  );
}

/** What the rights mean for what the applicant and others have filled in (对已填内容的影响). */
function Consequences({ rights: { access, required } }: { readonly rights: Rights }) {
  const { say } = useText();
  const count = (one: string): number => Object.values(access).filter(value => value === one).length;
  const said = [
    ['rights.meansHide', count('hide')],
    ['rights.meansRead', count('read')],
    ['rights.meansRequired', required.length],
  ] as const;
  const shown = said.filter(([, n]) => n > 0);
  return (
    <ul className="bjd-rights-means" aria-live="polite" aria-label={say('rights.means')}>
      {shown.length === 0 && <li>{say('rights.meansNothing')}</li>}
      {shown.map(([key, n]) => (
        <li key={key}>{say(key, { n })}</li>
      ))}
    </ul>
  );
}
