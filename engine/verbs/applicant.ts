import type { FlowElement } from '../bpmn/definition.ts';
import type { CaseDraft } from '../cases/draft.ts';

/**
 * true: as far as the case knows, this account is the applicant's (申请人回避): the one that opened the case. An applicant is known by id number,
 * an account is not, so nothing better can be compared.
 */
export function isApplicant({ openedBy }: Pick<CaseDraft, 'openedBy'>, account: string): boolean {
  return openedBy === account;
}

/**
 * true: the step may not be given to this account because it is the applicant's. A case registered at a window was opened by staff for
 * somebody else, who may well handle it; there only a step that draws the line itself (`whenApplicant`) keeps them out.
 */
export function isBarred(state: Pick<CaseDraft, 'openedBy' | 'window'>, element: FlowElement, account: string): boolean {
  if (!isApplicant(state, account)) return false;
  const { whenApplicant = 'self' } = element.countersign ?? element.assignment ?? {};
  return state.window === null || whenApplicant !== 'self';
}
