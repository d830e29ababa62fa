import { useLocation, useNavigate } from '@tanstack/react-router';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { isPermitted, useMe } from '../shared/api/index.ts';
import { NoRight } from '../shared/states/index.ts';
import { BackTestTab } from './backtest/BackTestTab.tsx';
import { CardsTab } from './cards/CardsTab.tsx';
import { OverdueTab } from './overdue/OverdueTab.tsx';
import './supervise.css';
import { useSuperviseText } from './useSuperviseText.ts';

const tabs = ['cards', 'overdue', 'backtest'] as const;
type Tab = (typeof tabs)[number];
const isTab = (value: string): value is Tab => tabs.some(tab => tab === value);
const contents: Record<Tab, () => ReactNode> = {
  cards: () => <CardsTab />,
  overdue: () => <OverdueTab />,
  backtest: () => <BackTestTab />,
};

/** Supervision (督查): warnings and cards, the overdue list of the day, and the back-test of card rules. The tab stands in the address. */
export function SupervisionPage() {
  const { t } = useSuperviseText();
  const me = useMe();
  const { hash } = useLocation();
  const navigate = useNavigate();
  if (!isPermitted(me, 'card.read.own', 'card.read.unit', 'card.read.all')) return <NoRight />;
  const shown = tabs.filter(tab => tab !== 'backtest' || isPermitted(me, 'card.test'));
  const open = isTab(hash) && shown.includes(hash) ? hash : 'cards';
  return (
    <>
      <div className="bj-page-head">
        <h1>{t('title')}</h1>
      </div>
      <Tabs
        aria-label={t('tabs')}
        activeKey={open}
        onChange={tab => void navigate({ to: '.', hash: tab, replace: true, resetScroll: false })}
        items={shown.map(key => ({ key, label: t(`tab.${key}`), children: key === open ? contents[key]() : null }))}
        destroyOnHidden
      />
    </>
  );
}
