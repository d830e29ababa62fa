import type { ReturnPreview, ReturnTarget } from '#server/contract/schemas.ts';

/** What has been chosen of a return so far (退回的选择). */
export interface ReturnChoice {
  readonly element: string | null;
  readonly resume: 'in-order' | 'straight-back';
  /** null: not asked, or not yet said. */
  readonly acts: 'keep' | 'void' | null;
  /** The reader knows that other branches end. */
  readonly isConfirmed: boolean;
  readonly reason: string;
}

/** What is missing of a choice. */
export type ReturnFault = 'element' | 'confirm' | 'acts' | 'reason';

/** Where the dialog begins: nothing that binds a person is chosen beforehand, but where there is one way only. */
export function startOf({ targets, resume }: ReturnPreview): ReturnChoice {
  const open = targets.filter(({ decided }) => !decided);
  const only = open.length === 1 ? open[0]! : null;
  return {
    element: only?.element ?? null,
    resume: only && !only.straightBack ? 'in-order' : resume,
    acts: null,
    isConfirmed: false,
    reason: '',
  };
}

/** true: the tokens of other branches go with it. Straight back leaves everything else as it is. */
export function isWhole({ resume }: Pick<ReturnChoice, 'resume'>, target: Pick<ReturnTarget, 'reach'>): boolean {
  return target.reach === 'whole' && resume === 'in-order';
}

/** What is still missing, in the order of the dialog. */
export function faultsOf(choice: ReturnChoice, target: ReturnTarget | undefined): ReturnFault[] {
  if (!target) return choice.reason.trim() === '' ? ['element', 'reason'] : ['element'];
  const fault = (name: ReturnFault, isFault: boolean) => (isFault ? [name] : []);
  return [
    ...fault('confirm', isWhole(choice, target) && !choice.isConfirmed),
    ...fault('acts', choice.acts === null && target.acts.length + target.documents.length > 0),
    ...fault('reason', choice.reason.trim() === ''),
  ];
}

/** Whether the choice can be given. */
export const isReady = (choice: ReturnChoice, target: ReturnTarget | undefined): boolean => faultsOf(choice, target).length === 0;
