import { useLocation, useNavigate } from '@tanstack/react-router';
import { Button, Grid, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { useRead } from '../shared/api/index.ts';
import { Answered } from '../shared/states/index.ts';
import { BranchPanel } from './branches/BranchPanel.tsx';
import './case.css';
import { CaseHead } from './CaseHead.tsx';
import { CirculationsToRead } from './circulations/CirculationsToRead.tsx';
import { Incidents } from './Incidents.tsx';
import { type Say, useCaseText } from './messages/index.ts';
import { CaseRating } from './rating/CaseRating.tsx';
import { LinkedCases } from './links/LinkedCases.tsx';
import { ToRegister } from './links/ToRegister.tsx';
import { Startables } from './Startables.tsx';
import { Owed } from '../supervise/case/Owed.tsx';
import { SupervisionTab, supervisionCount } from '../supervise/case/SupervisionTab.tsx';
import { SuperiorPanel } from './superior/SuperiorPanel.tsx';
import { TakeBacks } from './TakeBacks.tsx';
import { CirculationsTab } from './tabs/CirculationsTab.tsx';
import { ClocksTab } from './tabs/ClocksTab.tsx';
import { DiagramTab } from './tabs/DiagramTab.tsx';
import { DocumentsTab } from './tabs/DocumentsTab.tsx';
import { FormTab } from './tabs/FormTab.tsx';
import { JournalTab } from './tabs/JournalTab.tsx';
import { MaterialsTab } from './tabs/MaterialsTab.tsx';
import { WithJournal } from './WithJournal.tsx';
import { TasksUnread, useTasksToWork, WorkBar, WorkColumn } from './WorkColumn.tsx';

const tabs = ['form', 'materials', 'documents', 'diagram', 'clocks', 'supervision', 'circulations', 'journal'] as const;
/** A tab of the case page (页签). */
export type CaseTab = (typeof tabs)[number];
const isTab = (value: string | undefined): value is CaseTab => tabs.some(tab => tab === value);

/** Tabs that show once there is something in them. */
const optional: readonly CaseTab[] = ['circulations', 'supervision'];
/** Tabs that need the width: the task steps aside there until asked for. */
const wideTabs: readonly CaseTab[] = ['diagram', 'documents'];

function contentOf(tab: CaseTab, view: CaseView): ReactNode {
  switch (tab) {
    case 'form':
      return <FormTab view={view} />;
    case 'materials':
      return <MaterialsTab view={view} />;
    case 'documents':
      return <DocumentsTab view={view} />;
    case 'diagram':
      return (
        <WithJournal view={view}>{(entries, releases) => <DiagramTab view={view} entries={entries} releases={releases} />}</WithJournal>
      );
    case 'clocks':
      return <ClocksTab view={view} />;
    case 'supervision':
      return <SupervisionTab view={view} />;
    case 'circulations':
      return <CirculationsTab view={view} />;
    case 'journal':
      return (
        <WithJournal view={view}>{(entries, releases) => <JournalTab view={view} entries={entries} releases={releases} />}</WithJournal>
      );
  }
}

function tabItems(view: CaseView, open: CaseTab, say: Say): { key: CaseTab; label: ReactNode; children: ReactNode }[] {
  const counts: Partial<Record<CaseTab, number>> = {
    materials: view.materials.length,
    documents: view.documents.length,
    supervision: supervisionCount(view),
    circulations: view.circulations.length,
    journal: view.seq,
  };
  return tabs
    .filter(key => !optional.includes(key) || key === open || (counts[key] ?? 0) > 0)
    .map(key => ({
      key,
      label: (
        <>
          {say(`tab.${key}`)}
          {counts[key] !== undefined && <span className="bj-tab-count">{counts[key]}</span>}
        </>
      ),
      children: key === open ? contentOf(key, view) : null,
    }));
}

/** The tab in the address (`#clocks`), so that a link and the back button lead to it. */
function useTab(first: CaseTab): [CaseTab, (tab: CaseTab) => void] {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const go = (tab: CaseTab): void => void navigate({ to: '.', hash: tab, replace: true, resetScroll: false });
  return [isTab(hash) ? hash : first, go];
}

function CaseBody({ view, first }: { readonly view: CaseView; readonly first: CaseTab }) {
  const { say } = useCaseText();
  const [tab, setTab] = useTab(first);
  const [asked, setAsked] = useState<Partial<Record<CaseTab, boolean>>>({});
  const isWide = Grid.useBreakpoint().lg ?? true;
  const work = useTasksToWork(view);
  const { tasks } = work;
  const isWorking = isWide && tasks.length > 0 && (asked[tab] ?? !wideTabs.includes(tab));
  const askFor = (isAsked: boolean): void => setAsked({ ...asked, [tab]: isAsked });
  const toTask = isWide && tasks.length > 0 && !isWorking ? <Button onClick={() => askFor(true)}>{say('taskShow')}</Button> : null;
  return (
    <div className="bj-case" data-tab={tab}>
      <CaseHead view={view} hasPrimary={tasks.length === 0} />
      <TasksUnread unread={work.unread} />
      <CaseRating view={view} />
      <BranchPanel view={view} isCompact={wideTabs.includes(tab)} />
      <SuperiorPanel view={view} />
      <Incidents view={view} />
      <Owed caseId={view.caseId} supervision={view.supervision} cards={view.cards} />
      <CirculationsToRead view={view} />
      <TakeBacks view={view} />
      <Startables view={view} />
      <ToRegister view={view} />
      <LinkedCases links={view.links} />
      <div className="bj-case-body" data-working={isWorking || undefined}>
        <div className="bj-case-main">
          <Tabs
            aria-label={say('tabs')}
            activeKey={tab}
            onChange={key => isTab(key) && setTab(key)}
            items={tabItems(view, tab, say)}
            destroyOnHidden
            tabBarExtraContent={toTask}
          />
        </div>
        {isWorking && <WorkColumn caseId={view.caseId} {...work} onHide={() => askFor(false)} />}
      </div>
      {!isWide && <WorkBar caseId={view.caseId} {...work} />}
    </div>
  );
}

/** Everything about one case (办件页); kept live by hints. `tab`: which one shows first. */
export function CasePage({ caseId, tab = 'form' }: { readonly caseId: string; readonly tab?: CaseTab }) {
  const read = useRead('getCase', { params: { caseId } });
  return (
    <Answered read={read} rows={12}>
      {view => <CaseBody view={view} first={tab} />}
    </Answered>
  );
}
