import type { CaseView } from '#server/contract/schemas.ts';
import { DemandDialog } from '../dialogs/DemandDialog.tsx';
import { ExplainDialog } from '../dialogs/ExplainDialog.tsx';
import { IssueCardDialog } from '../dialogs/IssueCardDialog.tsx';
import type { Demand } from '../overdue/overdue.ts';
import { clocksToExplain } from './explainable.ts';

const kinds: readonly Demand[] = ['explanation', 'oral-reminder', 'monitoring-notice', 'consultation'];

interface SuperviseActProps {
  readonly verb: string;
  readonly view: CaseView;
  readonly onClose: () => void;
}

/** The dialog of an act of supervision on the case page (督办操作): 说明超期原因, 督办, 人工发牌. */
export function SuperviseAct({ verb, view, onClose }: SuperviseActProps) {
  const { caseId } = view;
  if (verb === 'explain-overdue') return <ExplainDialog caseId={caseId} clocks={clocksToExplain(view.supervision)} onClose={onClose} />;
  if (verb === 'issue-card') return <IssueCardDialog caseId={caseId} onClose={onClose} />;
  const clocks = view.clocks.filter(({ status }) => status !== 'stopped').map(({ key }) => key);
  return <DemandDialog caseId={caseId} kinds={kinds} clocks={[null, ...clocks]} to={holdersOf(view)} onClose={onClose} />;
}

/** Who holds an open task of the case; where nobody has claimed it, who held it when the last card came. */
function holdersOf({ tasks, cards }: Pick<CaseView, 'tasks' | 'cards'>): readonly string[] {
  const holding = tasks.flatMap(({ holder }) => (holder ? [holder.account] : []));
  const carded = cards.at(-1)?.holders.map(({ account }) => account) ?? [];
  return [...new Set(holding.length > 0 ? holding : carded)];
}
