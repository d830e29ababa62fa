import { useEffect, useState } from 'react';
import type { Progress, Proof } from '#server/contract/public.ts';
import { formatMoment, formatMomentLong } from '../../shared/time/format.ts';
import { Answered } from '../shared/Answered.tsx';
import { findProgress, type Read, useAnswer } from '../shared/call.ts';
import { Link } from '../shared/Link.tsx';
import { useWords } from '../shared/messages.ts';
import { goTo, guidePath } from '../shared/places.ts';
import { DemoNote } from '../shared/Shell.tsx';
import { Aside } from './Aside.tsx';
import { Rating } from './Rating.tsx';
import { StepList } from './StepList.tsx';

const minute = 60_000;

/** Reads again every minute while somebody looks at the page. */
function useFresh(again: () => void): void {
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') again();
    };
    const timer = setInterval(look, minute);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [again]);
}

const tones: Readonly<Record<string, string>> = {
  granted: 'good',
  replied: 'good',
  refused: 'bad',
  declined: 'bad',
  supplement: 'wait',
  suspended: 'wait',
  special: 'wait',
  withdrawn: 'rest',
  terminated: 'rest',
  delivered: 'rest',
};

function Summary({ progress }: { readonly progress: Progress }) {
  const { say, sayOr, pick, lang } = useWords();
  const facts = [
    [say('applicant'), progress.applicantName],
    [say('unit'), pick(progress.unitTitle)],
    [say('openedAt'), formatMomentLong(progress.openedAt, lang)],
    ...(progress.closedAt === null ? [] : [[say('closedAt'), formatMomentLong(progress.closedAt, lang)] as const]),
  ] as const;
  return (
    <section className="pb-card pb-summary">
      <div className="pb-line">
        <span className="pb-status" data-tone={tones[progress.status]}>
          {sayOr(`status.${progress.status}`, 'status.handling')}
        </span>
        <span className="pb-soft pb-number">{say('caseNumber', { number: progress.number })}</span>
      </div>
      <h1>{pick(progress.itemTitle)}</h1>
      <p className="pb-now">{pick(progress.now)}</p>
      <dl className="pb-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Todo({ progress }: { readonly progress: Progress }) {
  const { say, pick } = useWords();
  if (progress.todo === null) return progress.phase === 'closed' ? null : <p className="pb-card pb-calm">{say('nothingTodo')}</p>;
  return (
    <section className="pb-card pb-todo" aria-labelledby="pb-todo">
      <h2 id="pb-todo">{say('todo')}</h2>
      <p>{pick(progress.todo)}</p>
      {progress.missing.length > 0 && (
        <ol className="pb-list pb-hint" aria-label={say('missing')}>
          {progress.missing.map(one => (
            <li key={one.zh}>{pick(one)}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Foot({ read, readAt }: { readonly read: Read<Progress>; readonly readAt: number }) {
  const { say, pick } = useWords();
  const item = read.value?.item;
  return (
    <p className="pb-foot">
      <button type="button" className="pb-button" onClick={read.again} disabled={read.isBusy}>
        {say('refresh')}
      </button>
      <button type="button" className="pb-button" onClick={() => goTo('/public', { replace: true })}>
        {say('closeCase')}
      </button>
      {item && read.value && <Link to={guidePath(read.value.centre.id, item)}>{say('toGuide')}</Link>}
      <span className="pb-soft">{say('readAt', { time: formatMoment(readAt).slice(11) })}</span>
      {read.refused && (
        <span className="pb-wrong" role="alert">
          {pick(read.refused.text)}
        </span>
      )}
    </p>
  );
}

/** Progress of a case (办理进度): what it is about, what to do now, the steps, limits, documents, and the rating once it is closed. */
export function ProgressPage({ proof }: { readonly proof: Proof }) {
  const { say, pick } = useWords();
  const read = useAnswer('progress', () => findProgress(proof));
  const [readAt, setReadAt] = useState(Date.now);
  useFresh(read.again);
  const { value } = read;
  useEffect(() => {
    if (value) setReadAt(Date.now());
  }, [value]);
  useEffect(() => {
    if (value) document.title = `${pick(value.itemTitle)} · ${say('product')}`;
  }, [value, pick, say]);
  return (
    <Answered
      read={read}
      otherwise={
        <Link to="/public" className="pb-button">
          {say('askAgain')}
        </Link>
      }
    >
      {progress => (
        <>
          <DemoNote demo={progress.demo} />
          <div className="pb-progress">
            <div className="pb-column">
              <Summary progress={progress} />
              <Todo progress={progress} />
              <Rating progress={progress} proof={proof} onRated={read.set} />
              <section className="pb-card" aria-labelledby="pb-steps">
                <h2 id="pb-steps">{say('steps')}</h2>
                <StepList steps={progress.steps} />
                {progress.steps.some(({ state }) => state === 'next') && <p className="pb-soft pb-small pb-hint">{say('nextHint')}</p>}
              </section>
            </div>
            <Aside progress={progress} />
          </div>
          <Foot read={read} readAt={readAt} />
        </>
      )}
    </Answered>
  );
}
