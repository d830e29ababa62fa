import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { Card, TimeChip as Time } from '#server/contract/schemas.ts';
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

/** Warnings and cards in force (预警和红黄牌), gravest first, and 人工发牌. */
export function CardsTab() {
  const { t } = useText();
  const { t: say } = useSuperviseText();
  const me = useMe();
  const search: CardSearch = route.useSearch();
  const isNarrowed = Object.keys(search).length > 0;
  const cards = useRead('listCards', { query: { ...search, limit: 200 } }, { keep: true });
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
      <Answered read={cards} rows={8}>
        {({ rows, total }) =>
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
                <Totals rows={rows} />
                {issue}
              </div>
              <Groups rows={rows} onAct={(card, action) => setAct({ card, action })} />
              {total > rows.length && <p className="bj-soft">{t('cards.more', { n: rows.length, total })}</p>}
            </>
          )
        }
      </Answered>
      <CardDialog act={act} onClose={() => setAct(null)} />
      {isIssuing && <IssueCardDialog caseId={null} onClose={() => setIssuing(false)} />}
    </>
  );
}

function Groups({ rows, onAct }: { readonly rows: readonly CardRow[]; readonly onAct: ActOnCard }) {
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
function Totals({ rows }: { readonly rows: readonly Card[] }) {
  const { t } = useText();
  const counts = order.map(level => ({ level, count: rows.filter(card => card.level === level && !card.revoked).length }));
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <ul className="bj-panel bj-totals" aria-label={t('cards.totals')}>
      {counts.map(({ level, count }) => (
        <li key={level}>
          <CardBadge level={level} />
          <span className="bj-bar">
            <span data-level={level} style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <b className="bj-number">{count}</b>
        </li>
      ))}
    </ul>
  );
}
