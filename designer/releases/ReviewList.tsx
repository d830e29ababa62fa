import type { Review } from '#server/contract/publishing.ts';
import { Answered, Notice } from '../ui/Answered.tsx';
import { formatMoment } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { TableHead } from '../ui/TableHead.tsx';
import { ReviewLink } from './ReviewLink.tsx';

/** Where a review stands, in words (复核状态). */
export function ReviewState({ review }: { readonly review: Pick<Review, 'state' | 'isStale'> }) {
  const { say } = useText();
  return (
    <span className="bjd-marks">
      <span className="bjd-tag">{say(`review.${review.state}`)}</span>
      {review.isStale && (
        <span className="bjd-tag" data-kind="behind">
          {say('review.stale')}
        </span>
      )}
    </span>
  );
}

function Reviews({ rows }: { readonly rows: readonly Review[] }) {
  const { pick } = useText();
  return (
    <div className="bjd-panel bjd-scroll">
      <table className="bjd-table">
        <TableHead
          columns={[
            'review.pack',
            'review.state',
            'review.requested',
            { title: 'review.notes', className: 'bjd-wide-only' },
            'review.decided',
          ]}
        />
        <tbody>
          {rows.map(review => (
            <tr key={review.id}>
              <td>
                <ReviewLink id={review.id}>{pick(review.packTitle)}</ReviewLink>
              </td>
              <td>
                <ReviewState review={review} />
              </td>
              <td>
                {review.requestedBy.name} <span className="bjd-nowrap">{formatMoment(review.requestedAt)}</span>
              </td>
              <td className="bjd-wide-only">{review.notes}</td>
              <td>
                {review.decidedBy?.name}{' '}
                <span className="bjd-nowrap">{review.decidedAt === null ? '' : formatMoment(review.decidedAt)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Reviews of the centre (待我复核): those the reader may decide first, then the others. */
export function ReviewsPage() {
  const { say } = useText();
  const read = useRead('listReviews', {});
  return (
    <>
      <div>
        <h1>{say('reviews.title')}</h1>
        <p className="bjd-soft">{say('reviews.hint')}</p>
      </div>
      <Answered read={read}>
        {({ rows }) => {
          const mine = rows.filter(({ mayDecide }) => mayDecide);
          const others = rows.filter(({ mayDecide }) => !mayDecide);
          return (
            <>
              <h2>{say('reviews.mine')}</h2>
              {mine.length > 0 ? <Reviews rows={mine} /> : <Notice title={say('reviews.mineNone')} hint={say('reviews.mineNoneHint')} />}
              <h2>{say('reviews.others')}</h2>
              {others.length > 0 ? <Reviews rows={others} /> : <p className="bjd-soft">{say('reviews.othersNone')}</p>}
            </>
          );
        }}
      </Answered>
    </>
  );
}
