import { useNavigate } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { Review } from '#server/contract/publishing.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import { Answered, Notice } from '../ui/Answered.tsx';
import { formatMoment } from '../ui/format.ts';
import { PackLink } from '../ui/PackLink.tsx';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { VersionDiff } from './diff/VersionDiff.tsx';
import { flowsPercent } from './gate.ts';
import { GateList, isOfReview } from './GateList.tsx';
import { ReviewDialog } from './ReviewDialog.tsx';
import { ReviewState } from './ReviewList.tsx';
import { ReviewsLink } from './ReviewLink.tsx';
import './publish.css';

function Facts({ review }: { readonly review: Review }) {
  const { say, pick, lang } = useText();
  return (
    <section className="bjd-panel">
      <dl className="bjd-facts bjd-review-facts">
        <dt>{say('review.pack')}</dt>
        <dd>
          <PackLink packId={review.pack}>{pick(review.packTitle)}</PackLink>
        </dd>
        <dt>{say('review.state')}</dt>
        <dd>
          <ReviewState review={review} />
        </dd>
        <dt>{say('review.requested')}</dt>
        <dd>
          {review.requestedBy.name} {formatMoment(review.requestedAt)}
        </dd>
        <dt>{say('review.authors')}</dt>
        <dd>{review.authors.map(({ name }) => name).join(lang === 'zh' ? '、' : ', ')}</dd>
        <dt>{say('review.notes')}</dt>
        <dd>{review.notes || say('none')}</dd>
        {review.decidedBy && (
          <>
            <dt>{say('review.decided')}</dt>
            <dd>
              {review.decidedBy.name} {review.decidedAt === null ? '' : formatMoment(review.decidedAt)}
            </dd>
            <dt>{say('review.comment')}</dt>
            <dd>{review.comment || say('none')}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** What the server's check says of the draft as it is now (检查结果). */
function Checks({ pack }: { readonly pack: string }) {
  const { say } = useText();
  const read = useRead('getGate', { params: { packId: pack } });
  return (
    <section className="bjd-panel">
      <h2>{say('review.gate')}</h2>
      <Answered read={read}>
        {gate => {
          const missing = gate.blockers.filter(one => !isOfReview(one));
          if (missing.length > 0) return <GateList blockers={missing} />;
          const told = { cases: gate.report?.cases.length ?? 0, percent: flowsPercent(gate) };
          return <Alert type="success" showIcon title={say('gate.checked', told)} />;
        }}
      </Answered>
    </section>
  );
}

/** The content of the release before one, or `released`. */
function contentBefore(releases: AnswerOf<'getPack'>['releases'], content: string): string | null {
  const at = releases.findIndex(release => release.content === content);
  return releases[at + 1]?.content ?? null;
}

/** What a review that led to a release changed. */
function Published({ review }: { readonly review: Review }) {
  const read = useRead('getPack', { params: { packId: review.pack } });
  return (
    <Answered read={read}>
      {({ releases }) => {
        const before = contentBefore(releases, review.content);
        return before === null ? null : <VersionDiff pack={review.pack} from={before} to={review.content} />;
      }}
    </Answered>
  );
}

function Shown({ review }: { readonly review: Review }) {
  const { say, pick } = useText();
  const me = useRead('getMe', {}).data;
  const navigate = useNavigate();
  const isLive = review.state === 'open' || review.state === 'approved';
  const isOwn = review.state === 'open' && review.authors.some(({ account }) => account === me?.account);
  return (
    <>
      <div className="bjd-line">
        <ReviewsLink>‹ {say('reviews.title')}</ReviewsLink>
        <h1>{say('review.title', { pack: pick(review.packTitle) })}</h1>
      </div>
      <Facts review={review} />
      {review.isStale && <Alert type="warning" showIcon title={say('review.staleHint')} />}
      {isOwn && <Alert type="info" showIcon title={say('review.own')} />}
      {isLive && <Checks pack={review.pack} />}
      {(isLive || review.state === 'published') && (
        <section className="bjd-panel">
          <h2>{say('review.changes')}</h2>
          {isLive ? <VersionDiff pack={review.pack} version={review.version} /> : <Published review={review} />}
        </section>
      )}
      {review.mayDecide && <ReviewDialog review={review} onDone={() => void navigate({ to: '/reviews' as never })} />}
    </>
  );
}

/** One review (复核页): who asks, what the check says, what changes side by side, and the decision. */
export function ReviewPage({ reviewId }: { readonly reviewId: string }) {
  const { say } = useText();
  const read = useRead('listReviews', {});
  return (
    <Answered read={read}>
      {({ rows }) => {
        const review = rows.find(({ id }) => id === reviewId);
        return review ? <Shown review={review} /> : <Notice title={say('review.missing')} hint={say('review.missingHint')} />;
      }}
    </Answered>
  );
}
