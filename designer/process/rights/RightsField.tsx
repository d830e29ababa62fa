import { TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useText } from '../../ui/preferences.tsx';
import type { Panel } from '../panel/panel.ts';
import { attributeOf } from '../properties.ts';
import { RightsDialog } from './RightsDialog.tsx';
import { fieldsIn, type Rights, rightsOf, sectionsOfForm, withRights } from './rights.ts';

/** Rights of a step on the fields of its form (字段权限): what is set in one line, and the table of all fields. */
export function RightsField({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const [isOpen, setOpen] = useState(false);
  const { subject, parts, editor, apply } = panel;
  const id = attributeOf(subject, 'form') ?? '';
  const form = Object.hasOwn(parts.forms, id) ? parts.forms[id] : undefined;
  const sections = useMemo(() => (form ? sectionsOfForm(form) : []), [form]);
  const rights = rightsOf(subject, fieldsIn(sections));
  const summary = useSummary(rights);
  if (!form && rights.unknown.length === 0) return null;
  const save = (next: Rights): void => {
    apply(withRights(subject, next, editor.factory));
    setOpen(false);
  };
  return (
    <div className="bjd-field">
      <span className="bjd-rights-label">{say('rights')}</span>
      <Button icon={<TableOutlined />} onClick={() => setOpen(true)} style={{ alignSelf: 'start' }}>
        {say('rights.open')}
      </Button>
      <small className="bjd-soft">{summary}</small>
      {isOpen && <RightsDialog sections={sections} rights={rights} onSave={save} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** How many fields are more than plainly writable, e.g. `只读 2 项，隐藏 1 项`. */
function useSummary({ access, required, unknown }: Rights): string {
  const { say, lang } = useText();
  const count = (one: string): number => Object.values(access).filter(value => value === one).length;
  const counted = [
    ['rights.countRead', count('read')],
    ['rights.countHide', count('hide')],
    ['rights.countRequired', required.length],
    ['rights.countUnknown', unknown.length],
  ] as const;
  const said = counted.filter(([, n]) => n > 0).map(([key, n]) => say(key, { n }));
  return said.length === 0 ? say('rights.all') : said.join(lang === 'zh' ? '，' : ', ');
}
