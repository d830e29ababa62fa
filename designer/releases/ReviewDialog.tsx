import { CheckOutlined, RollbackOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { Review } from '#server/contract/publishing.ts';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useSend } from '../ui/read.ts';
import { useCommandId } from '../ui/useCommandId.ts';

/** Deciding a review (复核决定): approve, or return with what is to be changed. */
export function ReviewDialog({ review, onDone }: { readonly review: Review; readonly onDone: () => void }) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const commentId = useId();
  const [comment, setComment] = useState('');
  const [isWanted, setWanted] = useState(false);
  const command = useCommandId();
  const send = useSend('decideReview', ({ state }) => {
    void message.success(say(state === 'approved' ? 'review.approvedDone' : 'review.returnedDone'));
    void queries.invalidateQueries();
    onDone();
  });
  const decide = (approve: boolean): void => {
    if (!approve && comment.trim() === '') setWanted(true);
    else
      send.mutate({
        params: { packId: review.pack, reviewId: review.id },
        body: { id: command.idOf([approve, comment]), approve, comment },
      });
  };
  const isMissing = isWanted && comment.trim() === '';
  return (
    <section className="bjd-panel bjd-stack" aria-label={say('review.decide')}>
      <h2>{say('review.decide')}</h2>
      {send.error && <Alert type="error" showIcon title={pick(problemOf(send.error).message)} />}
      <div className="bjd-field">
        <label htmlFor={commentId}>{say('review.comment')}</label>
        <Input.TextArea
          id={commentId}
          value={comment}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          aria-invalid={isMissing}
          {...(isMissing ? { status: 'error' as const } : {})}
          onChange={event => setComment(event.target.value)}
        />
        <small className="bjd-soft">{say('review.commentHint')}</small>
        {isMissing && (
          <small className="bjd-wrong" role="alert">
            {say('review.commentWanted')}
          </small>
        )}
      </div>
      <div className="bjd-dialog-acts">
        <Button icon={<RollbackOutlined />} loading={send.isPending} onClick={() => decide(false)}>
          {say('review.return')}
        </Button>
        <Button type="primary" icon={<CheckOutlined />} disabled={review.isStale} loading={send.isPending} onClick={() => decide(true)}>
          {say('review.approve')}
        </Button>
      </div>
    </section>
  );
}
