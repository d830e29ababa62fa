import type { CaseView, Clock } from '#server/contract/schemas.ts';
import { formatDay, formatMoment, TimeChip } from '../../shared/time/index.ts';
import { overOf } from '../clocks/cells.ts';
import { useCaseText } from '../messages/index.ts';
import './branches.css';

type Branch = CaseView['branches'][number];

const tones: Readonly<Record<Branch['state'], 'good' | 'bad' | 'wait' | 'rest'>> = {
  coming: 'rest',
  waiting: 'wait',
  agree: 'good',
  disagree: 'bad',
  deemed: 'good',
  ended: 'rest',
};

/** The branch's own limit: what is left of it, or how the answer came out; before it starts, the promise. */
function Limit({ branch, clock }: { readonly branch: Branch; readonly clock: Clock | undefined }) {
  const { say, lang } = useCaseText();
  if (!clock) return <span className="bj-soft">{say('branches.promise', { n: branch.promisedLimit })}</span>;
  const due = <span className="bj-soft bj-number">{say('branches.due', { day: formatDay(clock.dueOn, lang) })}</span>;
  if (clock.status !== 'stopped') {
    return (
      <>
        <TimeChip time={clock.time} /> {due}
      </>
    );
  }
  const over = overOf(clock);
  const words = over > 0 ? say('outcome.over', { n: over }) : say('outcome.inTime');
  return (
    <>
      <span className="bj-chip" data-tone={over > 0 ? 'over' : 'good'}>
        {branch.state === 'deemed' ? say('branches.unanswered') : words}
      </span>{' '}
      {due}
    </>
  );
}

function Holder({ branch }: { readonly branch: Branch }) {
  const { say } = useCaseText();
  if (branch.holder) return <span className="bj-branch-holder">{branch.holder.name}</span>;
  return branch.state === 'waiting' ? <span className="bj-soft">{say('unclaimed')}</span> : <span className="bj-soft">—</span>;
}

function Row({ branch, clock }: { readonly branch: Branch; readonly clock: Clock | undefined }) {
  const { say, pick } = useCaseText();
  return (
    <tr data-state={branch.state}>
      <th scope="row">{pick(branch.unitTitle)}</th>
      <td>{pick(branch.title)}</td>
      <td>
        <span className="bj-status" data-tone={tones[branch.state]}>
          {say(`branches.${branch.state}`)}
        </span>
        {branch.reason && <p className="bj-branch-reason">{say('branches.reason', { reason: branch.reason })}</p>}
      </td>
      <td className="bj-branch-limit">
        <Limit branch={branch} clock={clock} />
      </td>
      <td>
        <Holder branch={branch} />
        {branch.at !== null && <span className="bj-soft bj-number"> {formatMoment(branch.at)}</span>}
      </td>
    </tr>
  );
}

const columns = ['unit', 'permit', 'state', 'limit', 'holder'] as const;
const answered: ReadonlySet<Branch['state']> = new Set(['agree', 'disagree', 'deemed']);

function Rows({ branches, clocks }: Pick<CaseView, 'branches' | 'clocks'>) {
  const { say } = useCaseText();
  return (
    <table>
      <thead>
        <tr>
          {columns.map(key => (
            <th key={key} scope="col">
              {say(`branches.column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {branches.map(branch => (
          <Row key={branch.id} branch={branch} clock={clocks.find(({ key }) => key === branch.clock)} />
        ))}
      </tbody>
    </table>
  );
}

/** One line where the page needs its height, such as for the diagram. */
function Line({ branches }: Pick<CaseView, 'branches'>) {
  const { say, pick } = useCaseText();
  return (
    <ul>
      {branches.map(branch => (
        <li key={branch.id}>
          {pick(branch.unitTitle)}{' '}
          <span className="bj-status" data-tone={tones[branch.state]}>
            {say(`branches.${branch.state}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The departments of a joint case (联办部门): who decides what, how far each is, by when. Nothing for a case of one department. */
export function BranchPanel({ view, isCompact }: { readonly view: Pick<CaseView, 'branches' | 'clocks'>; readonly isCompact: boolean }) {
  const { say } = useCaseText();
  const { branches, clocks } = view;
  if (branches.length === 0) return null;
  const done = branches.filter(({ state }) => answered.has(state)).length;
  return (
    <section className="bj-panel bj-branches" data-compact={isCompact || undefined} aria-label={say('branches.title')}>
      <h2>
        {say('branches.title')} <small className="bj-soft bj-number">{say('branches.done', { done, all: branches.length })}</small>
      </h2>
      {isCompact ? <Line branches={branches} /> : <Rows branches={branches} clocks={clocks} />}
    </section>
  );
}
