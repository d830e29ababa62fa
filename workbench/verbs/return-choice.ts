import type { ReturnPreview, ReturnTarget } from '#server/contract/schemas.ts';

/** What has been chosen of a return so far (退回的选择). */
export interface ReturnChoice {
  /** Key of the target. */
  readonly target: string | null;
  readonly resume: 'in-order' | 'straight-back';
  /** null: not asked, or not yet said. */
  readonly acts: 'keep' | 'void' | null;
  /** The reader knows that other branches end. */
  readonly isConfirmed: boolean;
  readonly reason: string;
}

/** What is missing of a choice. */
export type ReturnFault = 'element' | 'confirm' | 'acts' | 'reason';

/** What tells a target from every other one: a called process may have a step of the same id. */
export const keyOf = ({ scope, element }: Pick<ReturnTarget, 'scope' | 'element'>): string => `${scope} ${element}`;

/** The target of a key. */
export function targetOf({ targets }: Pick<ReturnPreview, 'targets'>, key: string | null): ReturnTarget | undefined {
  return targets.find(target => keyOf(target) === key);
}

/** true: the step the task came from (上一步): of several of its id, the one done last. */
export function isPrevious({ targets, previous }: ReturnPreview, target: ReturnTarget): boolean {
  const same = targets.filter(({ element }) => element === previous);
  return target === same.toSorted((a, b) => b.at - a.at)[0];
}

/** true: the step the application came from: of several of its id, the outermost, which comes last. */
export function isApplicants({ targets, applicant }: ReturnPreview, target: ReturnTarget): boolean {
  return target === targets.findLast(({ element }) => element === applicant);
}

/** Where the dialog begins: nothing that binds a person is chosen beforehand, but where there is one way only. */
export function startOf({ targets, resume }: ReturnPreview): ReturnChoice {
  const open = targets.filter(({ decided }) => !decided);
  const only = open.length === 1 ? open[0]! : null;
  return {
    target: only && keyOf(only),
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
