import type { LocalId } from '#engine/cases/state.ts';
import type { Case } from '../cases/legal.ts';
import { act } from './people.ts';
import type { Arena, StateName, VerbRow } from './states.ts';
import { added, administrator, me, next, seen, stateNames } from './states.ts';

/** A task that is gone, or a case that is not running: refused whatever the verb. */
const gone = {
  completed: '!task-already-handled',
  cancelled: '!task-cancelled',
  'case suspended': '!case-suspended',
  'case closed': '!case-closed',
} as const;

/** The same answer in every state, but for some. */
function everywhere(answer: string, but: Partial<Record<StateName, string>> = {}): Record<StateName, string> {
  return { ...(Object.fromEntries(stateNames.map(name => [name, answer])) as Record<StateName, string>), ...but };
}

const onCase = { 'case suspended': '!case-suspended', 'case closed': '!case-closed' } as const;

/** Before the state is reached, the window sends the case to `next`; answers nothing. */
const sent = ({ one }: Arena) => {
  const refused = one.give('wangfang', { type: 'circulate-case', kind: 'circulation', to: [next], text: '请阅' });
  if (refused) throw new Error(refused.code);
};
const circulationOf = (one: Case): LocalId => one.state().circulations[0]?.id ?? '9.9';

/** A run that ends before its time, with what it waited for. */
const [task, stopped, left] = [
  'task-cancelled element-cancelled',
  'task-cancelled wait-cleared element-cancelled',
  'wait-cleared element-cancelled',
];
const entered = 'element-entered task-created';
const returned = `task-returned ${left} ${task} ${entered}`;
const refused = 'task-completed data-changed act-performed';
const ended = 'scope-closed clock-stopped case-closed';
const withdrawn = 'case-commented act-performed clock-stopped case-status-changed';
/** An urging with so many receivers. */
const urged = (people: number) => `case-urged${' job-requested'.repeat(people)}`;

/** Verbs that move tokens, and those about the case as a whole (退回、撤回、跳转、不通过、抄送传阅、催办、撤回申请). */
export const rows: readonly VerbRow[] = [
  {
    verb: 'return-task',
    give: arena => [me, { type: 'return-task', ...seen(arena), target: { to: 'previous' }, reach: 'whole' }],
    answers: {
      'open unclaimed': returned,
      'held by me': returned,
      'held by another': '!task-held',
      'delegated to me': '!task-delegated',
      'seated, my turn': returned,
      'seated, not my turn': '!not-a-candidate',
      'countersign decided': '!not-a-candidate',
      'verb not offered': '!verb-not-offered',
      'clock paused': '!acts-between',
      ...gone,
    },
  },
  {
    verb: 'take-back-task',
    // Where several decide and it is my turn, I have spoken already.
    before: ({ one, task }) => {
      if (task.signing?.mode === 'all') act(one, me, { type: 'cast-vote', vote: 'agree' });
    },
    give: ({ task }) => [me, { type: 'take-back-task', task: task.id }],
    answers: everywhere('!take-back-not-done', {
      completed: `task-taken-back ${task} ${entered} message-awaited`,
      cancelled: '!task-cancelled',
      'seated, my turn': 'vote-taken-back',
      ...onCase,
    }),
  },
  {
    verb: 'refuse-task',
    give: arena => [me, { type: 'refuse-task', ...seen(arena), opinion: '不符合条件' }],
    answers: {
      'open unclaimed': `${refused} ${left} ${task} ${ended}`,
      'held by me': `${refused} ${left} ${task} ${ended}`,
      'held by another': '!task-held',
      'delegated to me': '!task-delegated',
      'seated, my turn': '!vote-instead',
      'seated, not my turn': '!not-a-candidate',
      'countersign decided': '!not-a-candidate',
      'verb not offered': '!verb-not-offered',
      'clock paused': `${refused} ${left} ${left} ${ended}`,
      ...gone,
    },
  },
  {
    verb: 'jump-token',
    give: ({ task: { scope, run } }) => [administrator, { type: 'jump-token', scope, run, to: 'b', reason: '系统切换' }],
    answers: everywhere(`token-moved ${stopped} ${entered}`, { completed: '!token-not-found', cancelled: '!token-not-found', ...onCase }),
  },
  {
    verb: 'withdraw-application',
    give: () => ['wangfang', { type: 'withdraw-application', reason: '不办了' }],
    answers: everywhere(`${withdrawn} ${stopped} ${task} scope-closed case-closed`, {
      completed: `${withdrawn} ${task} ${task} scope-closed case-closed`,
      cancelled: `${withdrawn} ${task} scope-closed case-closed`,
      'clock paused': `${withdrawn} ${stopped} ${left} scope-closed case-closed`,
      ...onCase,
    }),
  },
  {
    verb: 'urge-case',
    give: () => ['wangfang', { type: 'urge-case', text: '请尽快' }],
    answers: everywhere(urged(2), {
      'open unclaimed': urged(3),
      'seated, my turn': urged(4),
      completed: urged(1),
      cancelled: urged(1),
      'clock paused': urged(1),
      ...onCase,
    }),
  },
  {
    verb: 'circulate-case',
    give: () => [me, { type: 'circulate-case', kind: 'copy', to: [next, added], text: '请阅' }],
    answers: everywhere('case-circulated job-requested job-requested', onCase),
  },
  {
    verb: 'read-circulation',
    before: sent,
    give: ({ one }) => [next, { type: 'read-circulation', circulation: circulationOf(one) }],
    answers: everywhere('circulation-read'),
  },
  {
    verb: 'answer-circulation',
    before: sent,
    give: ({ one }) => [next, { type: 'answer-circulation', circulation: circulationOf(one), text: '已阅' }],
    answers: everywhere('circulation-read circulation-answered', onCase),
  },
  {
    verb: 'revoke-circulation',
    before: sent,
    give: ({ one }) => ['wangfang', { type: 'revoke-circulation', circulation: circulationOf(one) }],
    answers: everywhere('circulation-revoked', onCase),
  },
  {
    // Beside the task at `a` stands one that anybody may do.
    verb: 'recuse-handler',
    give: () => [me, { type: 'recuse-handler', account: me, reason: '与申请人是近亲属' }],
    answers: {
      'open unclaimed': 'handler-recused candidates-changed candidates-changed',
      'held by me': 'handler-recused task-released candidates-changed candidates-changed',
      'held by another': 'handler-recused candidates-changed candidates-changed',
      'delegated to me': 'handler-recused task-assigned candidates-changed candidates-changed',
      'seated, my turn': 'handler-recused signer-removed candidates-changed',
      'seated, not my turn': 'handler-recused signer-removed candidates-changed',
      'countersign decided': 'handler-recused signer-removed candidates-changed',
      completed: 'handler-recused candidates-changed candidates-changed',
      cancelled: 'handler-recused candidates-changed',
      'verb not offered': 'handler-recused task-released candidates-changed candidates-changed',
      'clock paused': 'handler-recused task-released candidates-changed',
      ...onCase,
    },
  },
];
