import { BellOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import type { Notice } from '#server/contract/schemas.ts';
import { api, problemOf, useRead } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Answered, Empty } from '../shared/states/index.ts';
import { formatMoment } from '../shared/time/index.ts';

/** Notices bell (消息): unread count, newest first, opening marks nothing until asked. */
export function Notices({ unread }: { readonly unread: number }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      align={{ overflow: { shiftX: true, adjustY: true } }}
      getPopupContainer={trigger => trigger.closest<HTMLElement>('header') ?? document.body}
      open={isOpen}
      onOpenChange={setOpen}
      title={t('notices.title')}
      content={
        <div style={{ width: 380, maxWidth: '86vw', maxHeight: '60vh', overflow: 'auto' }}>
          {isOpen && <NoticeList onLeave={() => setOpen(false)} />}
        </div>
      }
    >
      <Button
        type="text"
        aria-label={t('notices.label', { n: unread })}
        icon={
          <Badge count={unread} size="small">
            <BellOutlined style={{ fontSize: '1.2em' }} />
          </Badge>
        }
      />
    </Popover>
  );
}

function NoticeList({ onLeave }: { readonly onLeave: () => void }) {
  const { t, pick } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const notices = useRead('listNotices', {});
  const read = useMutation({
    mutationFn: (ids: string[]) => api.call('readNotices', { body: { ids } }),
    onError: error => void message.error(pick(problemOf(error).message)),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Answered read={notices} rows={4}>
      {({ rows }) => {
        if (rows.length === 0) return <Empty title={t('notices.empty')} hint={t('notices.emptyHint')} />;
        const unread = rows.filter(row => !row.read).map(row => row.id);
        return (
          <>
            {unread.length > 0 && (
              <Button size="small" loading={read.isPending} onClick={() => read.mutate(unread)}>
                {t('notices.readAll')}
              </Button>
            )}
            <ul style={{ listStyle: 'none', margin: '8px 0 0', padding: 0 }}>
              {rows.map(row => (
                <NoticeLine key={row.id} notice={row} onLeave={onLeave} />
              ))}
            </ul>
          </>
        );
      }}
    </Answered>
  );
}

function NoticeLine({ notice, onLeave }: { readonly notice: Notice; readonly onLeave: () => void }) {
  const { t, pick } = useText();
  return (
    <li style={{ padding: '8px 0', borderTop: '1px solid var(--bj-line)', fontWeight: notice.read ? 400 : 600 }}>
      <div>
        {!notice.read && <Badge status="processing" text={<span className="bj-visually-hidden">{t('notices.unread')}</span>} />}{' '}
        {pick(notice.text)}
      </div>
      <div className="bj-soft bj-number" style={{ fontWeight: 400 }}>
        {formatMoment(notice.at)}{' '}
        {notice.caseId && (
          <Link to="/cases/$caseId" params={{ caseId: notice.caseId }} onClick={onLeave}>
            {notice.caseNumber ?? t('notices.open')}
          </Link>
        )}
      </div>
    </li>
  );
}
