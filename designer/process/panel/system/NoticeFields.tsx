import { BellOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/preferences.tsx';
import { newTextKey, type NoticeRow, readNotices, withNotice, withoutNotice } from '../model/notices.ts';
import type { Panel } from '../panel.ts';
import { asFeel, ExpressionField } from '../parts/ExpressionField.tsx';
import { UnitField } from '../parts/OrganisationFields.tsx';
import { ReceiverField } from '../parts/ReceiverField.tsx';
import { WordsField } from '../parts/WordsField.tsx';

/** Words begin empty in both languages, so that they stand in the pack as soon as a step names them. */
export function beginWords({ parts, element, set }: Panel): string {
  const key = newTextKey(parts, element.id);
  set({ part: 'texts', path: ['zh', key] }, '');
  set({ part: 'texts', path: ['en', key] }, '');
  return key;
}

const computed = '=';
const ofService = '';

/** Whose people hear of it (所属部门): those of the item's unit, of a named one, or as an expression says. */
function UnitOfNotice({ panel, notice }: { readonly panel: Panel; readonly notice: NoticeRow }) {
  const { say } = useText();
  const [isComputing, setComputing] = useState(false);
  const isFeel = isComputing || (notice.unit?.startsWith('=') ?? false);
  const write = (unit: string | undefined): void => panel.apply({ target: notice.child, properties: { unit } });
  return (
    <>
      <UnitField
        label={say('pp.noticeUnit')}
        value={isFeel ? computed : (notice.unit ?? ofService)}
        before={[{ value: ofService, label: say('unitOf.service') }]}
        after={[{ value: computed, label: say('pp.byExpression') }]}
        onChange={unit => {
          setComputing(unit === computed);
          if (unit !== computed) write(unit === ofService ? undefined : unit);
        }}
      />
      {isFeel && (
        <ExpressionField
          panel={panel}
          label={say('pp.unitFeel')}
          value={notice.unit?.startsWith('=') ? notice.unit : ''}
          onSend={feel => write(asFeel(feel))}
        />
      )}
    </>
  );
}

function Notice({ panel, notice, n }: { readonly panel: Panel; readonly notice: NoticeRow; readonly n: number }) {
  const { say } = useText();
  const { apply, subject, editor } = panel;
  const write = (properties: Readonly<Record<string, string>>): void => apply({ target: notice.child, properties });
  return (
    <fieldset className="bjd-card">
      <legend>{say('pp.noticeN', { n })}</legend>
      <ReceiverField panel={panel} label={say('pp.to')} value={notice.to} mayBeApplicant onChange={to => write({ to })} />
      {notice.to !== 'applicant' && <UnitOfNotice panel={panel} notice={notice} />}
      <WordsField panel={panel} value={notice.text} onChange={text => write({ text })} onNew={() => write({ text: beginWords(panel) })} />
      <Button
        size="small"
        icon={<DeleteOutlined />}
        aria-label={say('pp.noticeRemoveN', { n })}
        onClick={() => apply(withoutNotice(subject, notice.child, editor.factory))}
      >
        {say('pp.noticeRemove')}
      </Button>
    </fieldset>
  );
}

/** Notices a step sends when it completes (告知): to whom, and the words in both languages, edited in place. */
export function NoticeFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject, editor, apply } = panel;
  const notices = readNotices(subject);
  const add = (): void => apply(withNotice(subject, { to: 'applicant', text: beginWords(panel) }, editor.factory));
  return (
    <>
      {notices.length === 0 && <p className="bjd-soft">{say('pp.noNotices')}</p>}
      {notices.map((notice, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notices have no names of their own
        <Notice key={index} panel={panel} notice={notice} n={index + 1} />
      ))}
      <Button icon={<BellOutlined />} onClick={add} style={{ alignSelf: 'start' }}>
        {say('pp.noticeAdd')}
      </Button>
    </>
  );
}
