import type { Permission } from '../contract/permissions.ts';
import { isDueOrOver } from '#engine/cases/supervision/cards.ts';
import { may } from '../identity/permissions.ts';
import { cardActions } from '../supervision/actions.ts';
import type { Reading } from './reading.ts';

/** A command to a whole case: the right it asks, and when the state allows it. */
interface Verb {
  readonly verb: string;
  readonly permission: Permission;
  readonly can: (reading: Reading) => boolean;
}

const running = ({ state }: Reading) => state.phase === 'running';
const open = ({ state }: Reading) => state.phase !== 'closed';
/** Once decided, an application cannot be withdrawn. */
const isDecided = ({ state }: Reading) => state.acts.some(({ act }) => act === 'grant' || act === 'refuse');
const awaits = (name: string) => (reading: Reading) => running(reading) && messageNames(reading).includes(name);

/** Drawn messages with a command of their own. */
export const ownMessages = [
  ...['supplement-received', 'extension-requested', 'procedure-requested', 'special-procedure-finished'],
  ...['deemed-accepted', 'deemed-granted', 'deemed-refused', 'limit-over'],
] as const;

const verbs: readonly Verb[] = [
  { verb: 'submit-supplement', permission: 'case.supplement', can: awaits('supplement-received') },
  { verb: 'request-extension', permission: 'case.extend', can: awaits('extension-requested') },
  { verb: 'pause-clock', permission: 'case.message', can: awaits('procedure-requested') },
  { verb: 'resume-clock', permission: 'case.message', can: awaits('special-procedure-finished') },
  {
    verb: 'deliver-message',
    permission: 'case.message',
    can: reading => running(reading) && messageNames(reading).some(name => !isOwn(name)),
  },
  { verb: 'receive-material', permission: 'case.material', can: running },
  { verb: 'comment-case', permission: 'case.comment', can: open },
  { verb: 'urge-case', permission: 'case.urge', can: running },
  { verb: 'withdraw-application', permission: 'case.withdraw', can: reading => running(reading) && !isDecided(reading) },
  { verb: 'circulate-case', permission: 'case.circulate', can: running },
  { verb: 'recuse-handler', permission: 'task.work', can: mayRecuse },
  { verb: 'jump-token', permission: 'token.move', can: running },
  { verb: 'suspend-case', permission: 'case.suspend', can: running },
  { verb: 'resume-case', permission: 'case.suspend', can: ({ state }) => state.phase === 'suspended' },
  {
    verb: 'resolve-incident',
    permission: 'incident.resolve',
    can: reading => running(reading) && Object.keys(reading.state.incidents).length > 0,
  },
  { verb: 'issue-card', permission: 'card.issue', can: () => true },
  { verb: 'appeal-card', permission: 'card.appeal', can: offers('appeal') },
  { verb: 'decide-appeal', permission: 'card.decide', can: offers('decide') },
  { verb: 'revoke-card', permission: 'card.decide', can: offers('revoke') },
  {
    verb: 'explain-overdue',
    permission: 'case.explain',
    can: ({ state, now }) => Object.values(state.clocks).some(clock => clock.status !== 'stopped' && isDueOrOver(clock, now)),
  },
  { verb: 'demand-supervision', permission: 'case.supervise', can: running },
  {
    verb: 'answer-supervision',
    permission: 'case.read.own',
    can: ({ state, person }) => (state.demands ?? []).some(({ to, answeredBy }) => to.includes(person.account) && answeredBy === undefined),
  },
];

/** 回避: of oneself by whoever takes part in the case, of others by whoever may hand out its tasks. */
function mayRecuse(reading: Reading): boolean {
  const { state, person, target } = reading;
  const isIn = target.participates && !state.recused?.includes(person.account);
  return running(reading) && (isIn || person.permissions.has('task.assign'));
}

/** Something may be done with one of the case's cards. */
function offers(action: 'appeal' | 'decide' | 'revoke') {
  return ({ state, person, target }: Reading) => state.cards.some(card => cardActions(person, target, card).includes(action));
}

function messageNames({ state }: Reading): string[] {
  return Object.values(state.waits).flatMap(wait => (wait.kind === 'message' ? [wait.name] : []));
}

function isOwn(name: string): boolean {
  return (ownMessages as readonly string[]).includes(name);
}

/** Commands the reader may give to the case now (可用操作). Another centre's case is read only. */
export function caseVerbs(reading: Reading): string[] {
  if (reading.target.tenant !== reading.person.tenant) return [];
  return verbs.filter(({ permission, can }) => may(reading.person, permission, reading.target) && can(reading)).map(({ verb }) => verb);
}
