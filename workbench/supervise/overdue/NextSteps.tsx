import { DownOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useRef } from 'react';
import type { OverdueRow } from '#server/contract/supervision.ts';
import { isPermitted, useMe } from '../../shared/api/index.ts';
import { useSuperviseText } from '../useSuperviseText.ts';
import { type Demand, rungsOf } from './overdue.ts';

/** Opens the dialog of a demand about a row. */
export type AskFor = (row: OverdueRow, kind: Demand) => void;

/** What the office does next about a row (下一步): the next rung as a button, the others in a menu, and what the handler may do. */
export function NextSteps({ row, onAsk }: { readonly row: OverdueRow; readonly onAsk: AskFor }) {
  const { t } = useSuperviseText();
  const me = useMe();
  /** Where the cursor is when the dialog of the menu closes. */
  const more = useRef<HTMLButtonElement>(null);
  const { first, others, hints } = rungsOf(row);
  const mayDemand = isPermitted(me, 'case.supervise');
  const choose = (key: string): void => {
    more.current?.focus();
    onAsk(row, key as Demand);
  };
  return (
    <div className="bj-next">
      {hints.length > 0 && <Hints row={row} hints={hints} />}
      {mayDemand && first && (
        <div className="bj-told">
          <Button size="small" type="primary" onClick={() => onAsk(row, first)}>
            {t(`demand.${first}`)}
          </Button>
          {others.length > 0 && (
            <Dropdown
              trigger={['click']}
              menu={{ items: others.map(key => ({ key, label: t(`demand.${key}`) })), onClick: ({ key }) => choose(key) }}
            >
              <Button ref={more} size="small" aria-label={t('next.more')}>
                <DownOutlined aria-hidden />
              </Button>
            </Dropdown>
          )}
        </div>
      )}
      {mayDemand && !first && hints.length === 0 && <span className="bj-soft">{t('next.none')}</span>}
    </div>
  );
}

/** The applicant is the cause: 补正 or 退件, which the handler does on the case page (WJ-06 第四条). */
function Hints({ row, hints }: { readonly row: OverdueRow; readonly hints: readonly ('supplement' | 'rejection')[] }) {
  const { t, lang } = useSuperviseText();
  return (
    <div className="bj-hint" title={t('next.hint')}>
      <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
        {hints.map(hint => t(`next.${hint}`)).join(lang === 'zh' ? '，' : '; ')}
      </Link>
      <span className="bj-visually-hidden">{t('next.hint')}</span>
    </div>
  );
}
