import { UserSwitchOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm, Table, type TableColumnsType, Tooltip } from 'antd';
import { useState } from 'react';
import { postWords } from '#processes/words.ts';
import type { Absence } from '#server/contract/people.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import { isPermitted, problemOf, useCommand, useMe, useRead } from '../shared/api/index.ts';
import { Answered, Empty, NoRight } from '../shared/states/index.ts';
import { formatMoment } from '../shared/time/index.ts';
import './people.css';
import { LeadersDialog } from './LeadersDialog.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { usePeopleText } from './usePeopleText.ts';

/** Who is away and who stands in (人员去向、AB岗): everybody for themselves, administrators for anybody. */
export function PeoplePage() {
  const { t } = usePeopleText();
  const me = useMe();
  const read = useRead('listAbsences', {});
  const [isOpen, setOpen] = useState(false);
  if (!isPermitted(me, 'organisation.read')) return <NoRight />;
  const again = () => void read.refetch();
  return (
    <>
      <div className="bj-page-head">
        <h1>{t('title')}</h1>
        {read.data && (
          <Button type="primary" icon={<UserSwitchOutlined aria-hidden />} onClick={() => setOpen(true)}>
            {t('record')}
          </Button>
        )}
      </div>
      <p className="bj-soft bj-people-intro">{t('intro')}</p>
      <Leaders />
      <Answered read={read} rows={6}>
        {answer => <Absences answer={answer} onChanged={again} />}
      </Answered>
      {isOpen && read.data && (
        <RecordDialog now={read.data.now} mayRecordAny={read.data.mayRecordAny} onDone={again} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

/** The chain of leaders (上级领导链), which administrators may change. */
function Leaders() {
  const { t, pick } = usePeopleText();
  const me = useMe();
  const read = useRead('getOrganisation', {});
  const [isOpen, setOpen] = useState(false);
  if (!read.data) return null;
  const chain = (read.data.leaders ?? []).map(post => pick(postWords[post] ?? { zh: post, en: post })).join(' → ');
  return (
    <p className="bj-people-intro">
      {t('leaders.title', { chain })}{' '}
      {isPermitted(me, 'organisation.manage') && (
        <Button size="small" type="link" onClick={() => setOpen(true)}>
          {t('leaders.change')}
        </Button>
      )}
      {isOpen && <LeadersDialog organisation={read.data} onDone={() => void read.refetch()} onClose={() => setOpen(false)} />}
    </p>
  );
}

function Absences({ answer, onChanged }: { readonly answer: AnswerOf<'listAbsences'>; readonly onChanged: () => void }) {
  const { t } = usePeopleText();
  if (answer.rows.length === 0)
    return (
      <div className="bj-panel">
        <Empty title={t('none')} hint={t('noneHint')} />
      </div>
    );
  const columns: TableColumnsType<Absence> = [
    { key: 'person', title: t('column.person'), render: (_, { person }) => <b>{person.name}</b> },
    { key: 'state', title: t('column.state'), render: (_, { state }) => <State state={state} /> },
    { key: 'substitute', title: t('column.substitute'), render: (_, { substitute }) => substitute.name },
    {
      key: 'time',
      title: t('column.time'),
      render: (_, { since, until }) => (
        <span className="bj-number">{t('span', { from: formatMoment(since), to: formatMoment(until) })}</span>
      ),
    },
    { key: 'reason', title: t('column.reason'), minWidth: 160, render: (_, { reason }) => <Reason reason={reason} /> },
    { key: 'held', title: t('column.held'), render: (_, row) => <Held row={row} /> },
    { key: 'act', title: '', align: 'end', render: (_, row) => row.mayEnd && <End row={row} onDone={onChanged} /> },
  ];
  return (
    <div className="bj-panel">
      <Table<Absence>
        aria-label={t('title')}
        rowKey="id"
        columns={columns}
        dataSource={[...answer.rows]}
        pagination={answer.rows.length > 50 ? { pageSize: 50 } : false}
        scroll={{ x: 'max-content' }}
        rowClassName={({ state }) => (state === 'over' ? 'bj-people-over' : '')}
      />
    </div>
  );
}

const tones = { away: 'wait', planned: 'busy', over: 'rest' } as const;

function State({ state }: Pick<Absence, 'state'>) {
  const { t } = usePeopleText();
  return (
    <span className="bj-status" data-tone={tones[state]}>
      {t(`state.${state}`)}
    </span>
  );
}

function Reason({ reason }: Pick<Absence, 'reason'>) {
  const { t } = usePeopleText();
  if (reason === null) return <span className="bj-soft">{t('reasonHidden')}</span>;
  return reason === '' ? <span className="bj-soft">{t('reason.none')}</span> : reason;
}

/** Tasks the person has claimed: nobody else can go on with them. */
function Held({ row }: { readonly row: Absence }) {
  const { t } = usePeopleText();
  if (row.state === 'over' || row.held === 0) return null;
  return (
    <Tooltip title={t('heldHint')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the words behind it are read by keyboard too */}
      <span tabIndex={0}>{t('held', { n: row.held })}</span>
    </Tooltip>
  );
}

function End({ row, onDone }: { readonly row: Absence; readonly onDone: () => void }) {
  const { t, pick } = usePeopleText();
  const { message } = App.useApp();
  const end = useCommand('endAbsence');
  const act = row.state === 'away' ? 'end' : 'withdraw';
  const { name } = row.person;
  const give = (): void =>
    end.mutate(
      { params: { absenceId: row.id }, body: {} },
      {
        onSuccess: () => void message.success(t(`${act}.done`, { name })),
        onError: error => void message.error(pick(problemOf(error).message)),
        onSettled: onDone,
      },
    );
  return (
    <Popconfirm title={t(`${act}.ask`, { name })} onConfirm={give} okText={t(act)} showCancel>
      <Button size="small" loading={end.isPending}>
        {t(act)}
      </Button>
    </Popconfirm>
  );
}
