import type { CaseView } from '#server/contract/schemas.ts';
import { DemandDialog } from '../dialogs/DemandDialog.tsx';
import { ExplainDialog } from '../dialogs/ExplainDialog.tsx';
import { IssueCardDialog } from '../dialogs/IssueCardDialog.tsx';
import type { Demand } from '../overdue/overdue.ts';

const kinds: readonly Demand[] = ['explanation', 'oral-reminder', 'monitoring-notice', 'consultation'];

interface SuperviseActProps {
  readonly verb: string;
  readonly view: CaseView;
  readonly onClose: () => void;
}

/** The dialog of an act of supervision on the case page (督办操作): 说明超期原因, 督办, 人工发牌. */
export function SuperviseAct({ verb, view, onClose }: SuperviseActProps) {
  const { caseId } = view;
  if (verb === 'explain-overdue') return <ExplainDialog caseId={caseId} clocks={clocksToExplain(view)} onClose={onClose} />;
  if (verb === 'issue-card') return <IssueCardDialog caseId={caseId} onClose={onClose} />;
  const clocks = view.clocks.filter(({ status }) => status !== 'stopped').map(({ key }) => key);
  return <DemandDialog caseId={caseId} kinds={kinds} clocks={[null, ...clocks]} to={holdersOf(view)} onClose={onClose} />;
}

/** Those nobody has explained stand first. */
export function clocksToExplain({ supervision }: Pick<CaseView, 'supervision'>): readonly string[] {
  const explainable = supervision?.explainable ?? [];
  return [...explainable.filter(({ explained }) => !explained), ...explainable.filter(({ explained }) => explained)].map(
    ({ clock }) => clock,
  );
}

/** Accounts that hold an open task of the case, or that it is with by name. */
function holdersOf({ tasks }: Pick<CaseView, 'tasks'>): readonly string[] {
  return [...new Set(tasks.flatMap(({ holder }) => (holder ? [holder.account] : [])))];
}
