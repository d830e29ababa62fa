import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { Card, CardLevel, TimeChip as Time } from '#server/contract/schemas.ts';
import { isPermitted, useMe, useRead } from '../../shared/api/index.ts';
import { useRowKeys } from '../../shared/keyboard/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { Answered, Empty } from '../../shared/states/index.ts';
import { CardBadge } from '../../shared/time/index.ts';
import { type ActOnCard, type CardAct, CardDialog } from '../dialogs/CardDialog.tsx';
import { IssueCardDialog } from '../dialogs/IssueCardDialog.tsx';
import { useSuperviseText } from '../useSuperviseText.ts';
import { CardDetail } from './CardDetail.tsx';
import { CardFilters } from './CardFilters.tsx';
import { CardGroup } from './CardGroup.tsx';
import type { CardSearch } from './search.ts';

const route = getRouteApi('/frame/supervision');
/** A card of the list: with its centre and unit. */
type CardRow = AnswerOf<'listCards'>['rows'][number];
const order = ['red', 'yellow', 'warning'] as const;
const keyOf = ({ caseId, id }: Pick<Card, 'caseId' | 'id'>): string => `${caseId} ${id}`;

/** Most cards read of one level: none of the grave ones is hidden behind many warnings. */
const rowsAtMost = 100;

/** Cards by level as they were read, with how many there are of each. */
interface Found {
  readonly rows: readonly CardRow[];
  readonly totals: Readonly<Record<CardLevel, number>>;
}

/** Warnings and cards in force (预警和红黄牌), gravest first, and 人工发牌. */
export function CardsTab() {
  const { t } = useText();
  const { t: say } = useSuperviseText();
  const me = useMe();
  const search: CardSearch = route.useSearch();
  const isNarrowed = Object.keys(search).length > 0;
  const [isIssuing, setIssuing] = useState(false);
  const [act, setAct] = useState<CardAct | null>(null);
  const issue = isPermitted(me, 'card.issue') && (
    <Button type="primary" onClick={() => setIssuing(true)}>
      {say('issue')}
    </Button>
  );
  return (
    <>
      <CardFilters search={search} />
      <Cards search={search}>
        {({ rows, totals }) =>
          rows.length === 0 ? (
            <div className="bj-panel">
              <Empty
                title={isNarrowed ? say('cards.noneHere') : t('cards.empty')}
                hint={isNarrowed ? say('cards.noneHereHint') : t('cards.emptyHint')}
                action={issue}
              />
            </div>
          ) : (
            <>
              <div className="bj-supervise-head">
                <Totals totals={totals} />
                {issue}
              </div>
              <Groups rows={rows} totals={totals} onAct={(card, action) => setAct({ card, action })} />
            </>
          )
        }
      </Cards>
      <CardDialog act={act} onClose={() => setAct(null)} />
      {isIssuing && <IssueCardDialog caseId={null} onClose={() => setIssuing(false)} />}
    </>
  );
}

/** Reads each level by itself. */
function Cards({ search, children }: { readonly search: CardSearch; readonly children: (found: Found) => ReactNode }) {
  const query = (level: CardLevel) => ({ query: { ...search, level, limit: rowsAtMost } });
  const options = (level: CardLevel) => ({ keep: true, enabled: search.level === undefined || search.level === level });
  const red = useRead('listCards', query('red'), options('red'));
  const yellow = useRead('listCards', query('yellow'), options('yellow'));
  const warning = useRead('listCards', query('warning'), options('warning'));
  const reads = { red, yellow, warning };
  const asked = order.filter(level => options(level).enabled);
  const waiting = asked.map(level => reads[level]).find(({ data }) => data === undefined);
  const totalOf = (level: CardLevel) => (asked.includes(level) ? (reads[level].data?.total ?? 0) : 0);
  return (
    <Answered read={waiting ?? reads[asked[0] ?? 'red']} rows={8}>
      {() => (
        <div className="bj-old" aria-busy={asked.some(level => reads[level].isPlaceholderData)}>
          {children({
            rows: asked.flatMap(level => reads[level].data?.rows ?? []),
            totals: { red: totalOf('red'), yellow: totalOf('yellow'), warning: totalOf('warning') },
          })}
        </div>
      )}
    </Answered>
  );
}

function Groups({ rows, totals, onAct }: Found & { readonly onAct: ActOnCard }) {
  const times = useTimes();
  const [chosen, setChosen] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const shown = order.flatMap(level => rows.filter(card => card.level === level));
  const index = shown.findIndex(card => keyOf(card) === chosen);
  const open = (card: CardRow | undefined): void => {
    setChosen(card ? keyOf(card) : null);
    setOpened(card ? keyOf(card) : null);
  };
  useRowKeys({
    count: shown.length,
    index,
    onMove: next => setChosen(shown[next] ? keyOf(shown[next]) : null),
    onOpen: () => open(shown[index]),
  });
  const detail = shown.find(card => keyOf(card) === opened);
  return (
    <>
      {order.map(level => (
        <CardGroup
          key={level}
          level={level}
          total={totals[level]}
          rows={shown.filter(card => card.level === level)}
          times={times}
          current={shown[index]}
          onOpen={open}
          onAct={onAct}
        />
      ))}
      {detail && <CardDetail card={detail} onAct={onAct} onClose={() => setOpened(null)} />}
    </>
  );
}

/** Remaining time of the cases behind the cards, as far as the reader may see them. */
function useTimes(): ReadonlyMap<string, Time> {
  const me = useMe();
  const enabled = isPermitted(me, 'case.read.own', 'case.read.unit', 'case.read.all');
  const reads = [
    useRead('listCases', { query: { card: 'red', limit: 200 } }, { enabled }),
    useRead('listCases', { query: { card: 'yellow', limit: 200 } }, { enabled }),
    useRead('listCases', { query: { card: 'warning', limit: 200 } }, { enabled }),
  ];
  return new Map(reads.flatMap(read => read.data?.rows ?? []).map(row => [row.caseId, row.time]));
}

/** How many of each level, as bars that can be compared. */
function Totals({ totals }: Pick<Found, 'totals'>) {
  const { t } = useText();
  const most = Math.max(1, ...Object.values(totals));
  return (
    <ul className="bj-panel bj-totals" aria-label={t('cards.totals')}>
      {order.map(level => (
        <li key={level}>
          <CardBadge level={level} />
          <span className="bj-bar">
            <span data-level={level} style={{ width: `${(totals[level] / most) * 100}%` }} />
          </span>
          <b className="bj-number">{totals[level]}</b>
        </li>
      ))}
    </ul>
  );
}
