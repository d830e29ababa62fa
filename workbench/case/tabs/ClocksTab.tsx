import { Collapse } from 'antd';
import type { CaseView, Clock } from '#server/contract/schemas.ts';
import { Empty } from '../../shared/states/index.ts';
import { ClockCard } from '../clocks/ClockCard.tsx';
import { useCaseText } from '../messages/index.ts';

/** Promised, statutory, others; what runs before what has stopped. */
function rank({ key, status }: Clock): number {
  const place = ['promised', 'statutory'].indexOf(key);
  return (status === 'stopped' ? 10 : 0) + (place < 0 ? 2 : place);
}

/** Clocks of a case with calendar strip and ledger (时限页); stage and step clocks folded below. */
export function ClocksTab({ view }: { readonly view: CaseView }) {
  const { say } = useCaseText();
  if (view.clocks.length === 0) return <Empty title={say('clocks.empty')} hint={say('clocks.emptyHint')} />;
  const order = [...view.clocks].sort((a, b) => rank(a) - rank(b));
  const isPart = (key: string): boolean => key.includes(':');
  const cards = (isWanted: (key: string) => boolean) =>
    order
      .filter(clock => isWanted(clock.key))
      .map(clock => <ClockCard key={`${clock.key}/${clock.run}`} clock={clock} cards={view.cards} now={view.now} />);
  const parts = cards(isPart);
  return (
    <div className="bj-case-stack">
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
