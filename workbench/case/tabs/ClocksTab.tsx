import { Collapse } from 'antd';
import type { CaseView, Clock } from '#server/contract/schemas.ts';
import { isPermitted, useMe, useRead } from '../../shared/api/index.ts';
import { Empty } from '../../shared/states/index.ts';
import { ClockCard } from '../clocks/ClockCard.tsx';
import { ClockPlot } from '../clocks/ClockPlot.tsx';
import '../clocks/clocks.css';
import { recomputationsOf } from '../clocks/recomputed.ts';
import { useCaseText } from '../messages/index.ts';

/** Promised, statutory, others; what runs before what has stopped. */
function rank({ key, status }: Clock): number {
  const place = ['promised', 'statutory'].indexOf(key);
  return (status === 'stopped' ? 10 : 0) + (place < 0 ? 2 : place);
}

/** Clocks of a case as bars, then each with calendar and ledger (时限页); stage and step clocks folded below. */
export function ClocksTab({ view }: { readonly view: CaseView }) {
  const { say } = useCaseText();
  const journal = useRead('getJournal', { params: { caseId: view.caseId } }, { enabled: isPermitted(useMe(), 'journal.read') });
  if (view.clocks.length === 0) return <Empty title={say('clocks.empty')} hint={say('clocks.emptyHint')} />;
  const recomputations = recomputationsOf(journal.data?.entries ?? []);
  const order = [...view.clocks].sort((a, b) => rank(a) - rank(b));
  const isPart = (key: string): boolean => key.includes(':');
  const cards = (isWanted: (key: string) => boolean) =>
    order
      .filter(clock => isWanted(clock.key))
      .map(clock => (
        <ClockCard
          key={`${clock.key}/${clock.run}`}
          clock={clock}
          cards={view.cards}
          now={view.now}
          procedures={view.procedures}
          recomputations={recomputations.get(clock.key)}
        />
      ));
  const parts = cards(isPart);
  return (
    <div className="bj-case-stack">
      <ClockPlot clocks={order} cards={view.cards} now={view.now} />
      {cards(key => !isPart(key))}
      {parts.length > 0 && (
        <Collapse
          ghost
          items={[
            { key: 'parts', label: `${say('clocks.others')} ${parts.length}`, children: <div className="bj-case-stack">{parts}</div> },
          ]}
        />
      )}
    </div>
  );
}
