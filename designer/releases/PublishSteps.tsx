import { ReloadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Steps } from 'antd';
import { v7 } from 'uuid';
import type { Blocker, Gate, Review } from '#server/contract/publishing.ts';
import { formatMoment } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useSend } from '../ui/read.ts';
import { flowsPercent, gateSteps, stepOf } from './gate.ts';
import { GateList, isOfReview } from './GateList.tsx';
import { ReviewLink } from './ReviewLink.tsx';
import { useTitles } from './useTitles.ts';

/** The way of a draft to its release (发布步骤). */
function Way({ gate }: { readonly gate: Gate }) {
  const { say } = useText();
  const step = stepOf(gate);
  return (
    <nav className="bjd-way" aria-label={say('gate.steps')}>
      <Steps
        size="small"
        current={gateSteps.indexOf(step)}
        status={step === 'check' ? 'error' : 'process'}
        items={gateSteps.map(key => ({ title: say(`gate.${key}`) }))}
      />
    </nav>
  );
}

/** A review that waits (等待复核): who asked, the page where it is decided, and the way back. */
function Waiting({ review, onChanged }: { readonly review: Review; readonly onChanged: () => void }) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const withdraw = useSend('withdrawReview', () => {
    void message.success(say('gate.withdrawn'));
    onChanged();
  });
  return (
    <>
      {withdraw.error && <Alert type="error" showIcon title={pick(problemOf(withdraw.error).message)} />}
      <Alert
        type="info"
        showIcon
        title={say('gate.waiting', { name: review.requestedBy.name, at: formatMoment(review.requestedAt) })}
        action={
          <span className="bjd-line">
            <ReviewLink id={review.id}>{say('gate.open')}</ReviewLink>
            <Button size="small" icon={<ReloadOutlined />} onClick={onChanged}>
              {say('gate.refresh')}
            </Button>
            <Button
              size="small"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ params: { packId: review.pack, reviewId: review.id }, body: { id: v7() } })}
            >
              {say('gate.withdraw')}
            </Button>
          </span>
        }
      />
    </>
  );
}

function Decided({ review }: { readonly review: Review }) {
  const { say } = useText();
  if (review.decidedBy === null || review.decidedAt === null) return null;
  const told = { name: review.decidedBy.name, at: formatMoment(review.decidedAt), comment: review.comment };
  if (review.state === 'returned') return <Alert type="warning" showIcon title={say('gate.returned', told)} />;
  if (review.state === 'approved' && !review.isStale) return <Alert type="success" showIcon title={say('gate.approved', told)} />;
  return null;
}

/** What the check says: the list of what is missing, or that nothing is. */
function Checked({ gate, onShow }: { readonly gate: Gate; readonly onShow: (blocker: Blocker) => void }) {
  const { say } = useText();
  const titles = useTitles();
  const missing = gate.blockers.filter(one => !isOfReview(one));
  if (missing.length > 0)
    return (
      <section className="bjd-stack">
        <Alert type="error" showIcon title={say('gate.blocked', { n: missing.length })} />
        <GateList blockers={missing} onShow={onShow} titles={titles} />
      </section>
    );
  return (
    <Alert
      type="success"
      showIcon
      title={say('gate.checked', { cases: gate.report?.cases.length ?? 0, percent: flowsPercent(gate) })}
      {...(gate.ok && gate.review === null ? { description: say('gate.exempt') } : {})}
    />
  );
}

/** Where a draft stands on its way to the next release (发布把关): the steps, what the check says, and the review. */
export function PublishSteps({
  gate,
  onShow,
  onChanged,
}: {
  readonly gate: Gate;
  readonly onShow: (blocker: Blocker) => void;
  readonly onChanged: () => void;
}) {
  const { review } = gate;
  const ofReview = gate.blockers.filter(isOfReview);
  const step = stepOf(gate);
  return (
    <>
      <Way gate={gate} />
      <Checked gate={gate} onShow={onShow} />
      {review && <Decided review={review} />}
      {step === 'review' && review && <Waiting review={review} onChanged={onChanged} />}
      {step === 'ask' && <GateList blockers={ofReview} />}
    </>
  );
}
