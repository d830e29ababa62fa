import type { CaseView } from '#server/contract/schemas.ts';
import { sayOr, type Say } from '../messages/index.ts';

/** Something the reader may do to the whole case (可用操作). `message`: name of the drawn message it delivers. */
export interface CaseAct {
  readonly key: string;
  readonly verb: string;
  readonly title: string;
  readonly message?: string;
  /** Shown as a button; the rest are in the menu. */
  readonly isMain: boolean;
}

const order = [
  'submit-supplement',
  'deliver-message',
  'resume-case',
  'request-extension',
  'circulate-case',
  'comment-case',
  'urge-case',
  'jump-token',
  'suspend-case',
  'withdraw-application',
] as const;
const main: readonly string[] = ['submit-supplement', 'deliver-message', 'resume-case'];
const withCommand: readonly string[] = ['supplement-received', 'extension-requested'];

/** Acts of `view.verbs` that have a dialog, the most pressing first. */
export function actsOf(view: Pick<CaseView, 'verbs' | 'awaits'>, say: Say): readonly CaseAct[] {
  return order
    .filter(verb => view.verbs.includes(verb))
    .flatMap((verb): CaseAct[] => {
      const isMain = main.includes(verb);
      if (verb !== 'deliver-message') return [{ key: verb, verb, title: say(`act.${verb}`), isMain }];
      const names = [...new Set(view.awaits.map(({ name }) => name))].filter(name => !withCommand.includes(name));
      return names.map(message => ({
        key: `${verb}/${message}`,
        verb,
        title: sayOr(say, `act.${message}`, 'act.deliver-message'),
        message,
        isMain,
      }));
    });
}
