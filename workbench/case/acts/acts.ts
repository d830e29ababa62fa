import type { CaseView } from '#server/contract/schemas.ts';
import type { Language } from '../../shared/messages/index.ts';
import type { SaySupervise } from '../../supervise/useSuperviseText.ts';
import { sayOr, type Say } from '../messages/index.ts';
import { type Running, runningOf } from './effects.ts';
import type { ActKey } from './messages.ts';

/** Something the reader may do to the whole case (可用操作). `message`: name of the drawn message it delivers; `procedure`: which one it ends. */
export interface CaseAct {
  readonly key: string;
  readonly verb: string;
  readonly title: string;
  readonly message?: string;
  readonly procedure?: Running;
  /** Shown as a button; the rest are in the menu. */
  readonly isMain: boolean;
}

const order = [
  'submit-supplement',
  'deliver-message',
  'resume-clock',
  'resume-case',
  'pause-clock',
  'request-extension',
  'explain-overdue',
  'demand-supervision',
  'issue-card',
  'circulate-case',
  'recuse-handler',
  'comment-case',
  'urge-case',
  'jump-token',
  'suspend-case',
  'withdraw-application',
] as const;
const main: readonly string[] = ['submit-supplement', 'deliver-message', 'resume-clock', 'resume-case'];
/** Messages that stay in the menu: the page offers the better way to them. */
const byHand: readonly string[] = ['case-registered'];
/** Drawn messages that have a command of their own, or that the machine gives itself. */
const withCommand: readonly string[] = [
  'supplement-received',
  'extension-requested',
  'procedure-requested',
  'special-procedure-finished',
  'deemed-accepted',
  'deemed-granted',
  'deemed-refused',
  'limit-over',
];
/** Messages the case can always take: nobody is waited for. */
const always: readonly string[] = withCommand.filter(name => name !== 'supplement-received' && name !== 'special-procedure-finished');
/** Whether somebody is waited for (等待什么). */
export const isWaited = (name: string): boolean => !always.includes(name);

/** Where the words come from: of the case page, of acts on clocks, of supervision. */
export interface ActSaying {
  readonly say: Say;
  readonly act: (key: ActKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly supervise: SaySupervise;
  readonly lang: Language;
}

type View = Pick<CaseView, 'verbs' | 'awaits' | 'clocks' | 'procedures' | 'supervision'>;
type Words = readonly Pick<CaseAct, 'key' | 'title' | 'message' | 'procedure'>[];

/** Acts of `view.verbs` that have a dialog, the most pressing first. */
export function actsOf(view: View, saying: ActSaying): readonly CaseAct[] {
  return order
    .filter(verb => view.verbs.includes(verb))
    .flatMap(verb =>
      wordsOf(verb, view, saying).map(words => ({ verb, isMain: main.includes(verb) && !byHand.includes(words.message ?? ''), ...words })),
    );
}

/** What a verb is called; a verb that is about several things is offered for each. */
function wordsOf(verb: (typeof order)[number], view: View, { say, act, supervise, lang }: ActSaying): Words {
  switch (verb) {
    case 'deliver-message':
      return [...new Set(view.awaits.map(({ name }) => name))]
        .filter(name => !withCommand.includes(name))
        .map(message => ({ key: `${verb}/${message}`, title: sayOr(say, `act.${message}`, 'act.deliver-message'), message }));
    case 'resume-clock':
      return runningOf(view, lang).map(one => ({
        key: `${verb}/${one.id}`,
        title: act('resume.title', { name: one.title }),
        procedure: one,
      }));
    case 'pause-clock':
      return [{ key: verb, title: act('pause.title') }];
    case 'explain-overdue':
      return view.supervision?.explainable.length ? [{ key: verb, title: supervise('explain') }] : [];
    case 'demand-supervision':
      return [{ key: verb, title: supervise('ask.title') }];
    case 'issue-card':
      return [{ key: verb, title: supervise('issue') }];
    default:
      return [{ key: verb, title: say(`act.${verb}`) }];
  }
}
