import { Typography } from 'antd';
import type { CaseView, Clock } from '#server/contract/schemas.ts';
import { hasMessage, translate } from '../shared/messages/index.ts';
import { CardBadge, formatDay, formatMoment, limitWords, StatusTag, TimeChip } from '../shared/time/index.ts';
import { isWaited } from './acts/acts.ts';
import { CaseActs } from './acts/CaseActs.tsx';
import { overOf, usedOf } from './clocks/cells.ts';
import { sayOr, useCaseText } from './messages/index.ts';

const levels = ['red', 'yellow', 'warning'] as const;

function TimeBar({ clock, now }: { readonly clock: Clock; readonly now: number }) {
  const { say, pick, lang } = useCaseText();
  const { used, length, percent } = usedOf(clock, now);
  const isOver = clock.time.state === 'running' && (clock.time.days ?? 0) < 0;
  const title = pick(clock.title);
  const words = length === 0 ? say('barSameDay', { title, day: formatDay(clock.dueOn, lang) }) : say('barWords', { title, used, length });
  return (
    <div className="bj-time-bar">
      <span>{say(clock.rule === 'promised' ? 'promised' : 'statutory')}</span>
      <div
        className="bj-bar"
        role="img"
        aria-label={words}
        title={words}
        data-over={isOver || undefined}
        data-rest={clock.status !== 'running' || undefined}
      >
        <i style={{ width: `${percent}%` }} />
      </div>
      <TimeChip time={clock.time} />
      <span className="bj-soft bj-number bj-wide">{formatDay(clock.dueOn, lang)}</span>
    </div>
  );
}

/** How a clock that stopped came out (办结情况): in time or how many working days over; a withdrawn case is neither. */
function Outcome({ clock, isWithdrawn }: { readonly clock: Clock; readonly isWithdrawn: boolean }) {
  const { say, lang } = useCaseText();
  const over = overOf(clock);
  const words = isWithdrawn ? say('outcome.stopped') : over > 0 ? say('outcome.over', { n: over }) : say('outcome.inTime');
  return (
    <div className="bj-time-bar bj-outcome">
      <span>{say(clock.rule === 'promised' ? 'promised' : 'statutory')}</span>
      <span className="bj-chip" data-tone={isWithdrawn ? 'rest' : over > 0 ? 'over' : 'good'}>
        {words}
      </span>
      <span className="bj-soft bj-number">{say('outcome.due', { day: formatDay(clock.dueOn, lang) })}</span>
    </div>
  );
}

function Times({ view }: { readonly view: CaseView }) {
  const bars = ['promised', 'statutory'].flatMap(key => view.clocks.filter(clock => clock.key === key));
  if (bars.length === 0) return view.phase === 'closed' ? null : <TimeChip time={view.time} />;
  return bars.map(clock =>
    clock.status === 'stopped' ? (
      <Outcome key={`${clock.key}/${clock.run}`} clock={clock} isWithdrawn={view.status === 'withdrawn'} />
    ) : (
      <TimeBar key={`${clock.key}/${clock.run}`} clock={clock} now={view.now} />
    ),
  );
}

function Holders({ view }: { readonly view: CaseView }) {
  const { say } = useCaseText();
  if (view.phase === 'closed') return <span>{view.closedAt === null ? '' : say('closedOn', { at: formatMoment(view.closedAt) })}</span>;
  const branches = new Set(view.branches.flatMap(({ task }) => task ?? []));
  const others = view.tasks.filter(({ task }) => !branches.has(task));
  const tasks = [
    ...(branches.size > 0 ? [say('branches.open', { n: branches.size })] : []),
    ...others.map(task => `${task.name} · ${task.holder?.name ?? (task.people.join('、') || say('unclaimed'))}`),
  ];
  const named = view.awaits.filter(({ name }) => isWaited(name));
  const waits = named.map(({ name }) => say('waitsFor', { what: sayOr(say, `message.${name}`, 'message.other') }));
  return <span>{[...tasks, ...waits].join('，') || say('nobody')}</span>;
}

function Cards({ view }: { readonly view: CaseView }) {
  const counts = levels.map(level => ({ level, count: view.cards.filter(card => card.level === level && !card.revoked).length }));
  return counts.filter(({ count }) => count > 0).map(({ level, count }) => <CardBadge key={level} level={level} count={count} />);
}

/** Head of the case page (办件抬头): which case, how far, how much time, whose turn. */
export function CaseHead({ view, hasPrimary }: { readonly view: CaseView; readonly hasPrimary: boolean }) {
  const { say, pick, lang } = useCaseText();
  const type = `type.${view.intakeType}`;
  return (
    <header className="bj-panel bj-case-head">
      <div className="bj-case-title">
        <h1>{pick(view.item.title)}</h1>
        <div className="bj-line">
          <Typography.Text className="bj-number" strong copyable={{ tooltips: say('copyNumber') }}>
            {view.number}
          </Typography.Text>
          <span>{hasMessage(type) ? translate(lang, type) : pick(view.packTitle)}</span>
          {view.item.promise && <span>{limitWords(view.item, lang)}</span>}
          <span>{view.applicant.name}</span>
          {!view.masked && (
            <span className="bj-soft">
              {say('queryCode')} {view.queryCode}
            </span>
          )}
        </div>
        <div className="bj-line">
          <StatusTag status={view.phase === 'suspended' ? 'suspended' : view.status} />
          {view.late && (
            <span className="bj-chip" data-tone="soon" title={say('lateWhy')}>
              {say('journal.late')}
            </span>
          )}
          <Cards view={view} />
          <Holders view={view} />
        </div>
      </div>
      <div className="bj-case-times">
        <Times view={view} />
      </div>
      <CaseActs view={view} hasPrimary={hasPrimary} />
    </header>
  );
}
