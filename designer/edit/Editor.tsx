import { useLocation, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Tabs } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { TraceStep } from '#engine/problem.ts';
import type { DraftProblem, PackDraft } from '#server/contract/designing.ts';
import type { Blocker } from '#server/contract/publishing.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { Release } from '#server/contract/schemas.ts';
import { CardsTab } from '../cards/CardsTab.tsx';
import { ClocksTab } from '../clocks/ClocksTab.tsx';
import { missingStepClock } from '../clocks/stepClock.ts';
import { ConflictDialog } from '../draft/ConflictDialog.tsx';
import { DeskProvider } from '../draft/EditField.tsx';
import { ProblemsPanel } from '../draft/ProblemsPanel.tsx';
import { type EditorTab, editorTabs, tabOf } from '../draft/problems.ts';
import { type DraftDesk, useDraft } from '../draft/useDraft.ts';
import type { WantedProblem } from '../form/list/FormProblems.tsx';
import { DiagramTab } from '../packs/DiagramTab.tsx';
import { DocumentsTab } from '../packs/DocumentsTab.tsx';
import { FormsTab } from '../packs/FormsTab.tsx';
import { PackItems } from '../packs/items/PackItems.tsx';
import { ReleaseTab } from '../packs/ReleaseTab.tsx';
import { RolesTab } from '../packs/RolesTab.tsx';
import type { ProcessEditor } from '../process/createModeler.ts';
import { PickedProblem } from '../lint/picked.ts';
import { ProcessTab } from '../process/ProcessTab.tsx';
import { DifferencesTab } from '../releases/DifferencesTab.tsx';
import { PublishDialog } from '../releases/PublishDialog.tsx';
import { GoldenWorkProvider } from '../golden/GoldenWork.tsx';
import { SimulationTab } from '../releases/SimulationTab.tsx';
import { SettingsTab } from '../settings/SettingsTab.tsx';
import { TextsTab } from '../texts/TextsTab.tsx';
import { RebaseDialog } from '../township/RebaseDialog.tsx';
import { formatMoment } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { asRelease } from './asRelease.ts';
import { SaveBar } from './SaveBar.tsx';
import { useHandOver } from './useHandOver.ts';
import { useIsNarrow } from './useIsNarrow.ts';

interface EditorProps {
  readonly view: AnswerOf<'getPack'>;
  readonly draft: PackDraft;
  readonly released: Release;
  readonly me: AnswerOf<'getMe'>;
  readonly onOpen: (content: string) => void;
  /** Title of the pack, beside which saving and publishing stand. */
  readonly head: ReactNode;
}

interface Wanted {
  readonly element: string;
  readonly at: number;
}

const isTab = (value: string): value is EditorTab => editorTabs.some(tab => tab === value);

/** The process: drawn on an office screen; read on a phone, and in a township, whose process is the parent's. */
function ProcessPart({
  desk,
  release,
  wanted,
  isShown,
  drawing,
}: {
  readonly desk: DraftDesk;
  readonly release: Release;
  readonly wanted: Wanted | null;
  readonly isShown: boolean;
  readonly drawing: Pick<Parameters<typeof ProcessTab>[0], 'trace' | 'onTrace' | 'onEditor'>;
}) {
  const { say } = useText();
  const isNarrow = useIsNarrow();
  const isOverlay = desk.body.kind === 'overlay';
  const addStepClock = (): void => {
    const rule = missingStepClock(desk.parts.clocks);
    if (rule) desk.set({ part: 'clocks', path: [String(rule.id)] }, rule);
  };
  const isRead = isNarrow || isOverlay;
  // once open, the canvas stays while the window is narrow: what can be undone stays with it
  const [isOpened, setOpened] = useState(false);
  useEffect(() => {
    if (isShown && !isRead) setOpened(true);
  }, [isShown, isRead]);
  const addCall = (pack: string): void => {
    const { calls } = desk.parts.head;
    if (!calls.includes(pack)) desk.set({ part: 'head', path: ['calls'] }, [...calls, pack]);
  };
  return (
    <>
      {isRead && isShown && (
        <>
          <Alert type="info" showIcon title={say(isOverlay ? 'draw.ofParent' : 'draw.onlyWide')} />
          <DiagramTab release={release} />
        </>
      )}
      {isOpened && (
        <div hidden={!isShown || isRead}>
          <ProcessTab
            parts={desk.parts}
            problems={desk.judged.problems}
            generation={desk.generation}
            wanted={wanted}
            isShown={isShown && !isRead}
            onBpmn={bpmn =>
              desk.change(body => (body.kind === 'whole' && body.pack.bpmn !== bpmn ? { ...body, pack: { ...body.pack, bpmn } } : body))
            }
            onCall={addCall}
            onLimit={addStepClock}
            {...drawing}
          />
        </div>
      )}
    </>
  );
}

function TabBody({
  tab,
  props,
  release,
  onElement,
  desk,
  wantedProblem,
}: {
  readonly desk: DraftDesk;
  readonly wantedProblem: WantedProblem | null;
  readonly tab: EditorTab;
  readonly props: EditorProps;
  readonly release: Release;
  readonly onElement: (element: string) => void;
}) {
  switch (tab) {
    case 'process':
      return null;
    case 'forms':
      return <FormsTab release={release} desk={desk} wanted={wantedProblem} onStep={onElement} />;
    case 'settings':
      return <SettingsTab />;
    case 'clocks':
      return <ClocksTab />;
    case 'cards':
      return <CardsTab />;
    case 'texts':
      return <TextsTab />;
    case 'documents':
      return <DocumentsTab release={release} />;
    case 'roles':
      return <RolesTab release={release} />;
    case 'differences':
      return <DifferencesTab />;
    case 'simulation':
      return <SimulationTab mayEdit onElement={onElement} />;
    case 'release':
      return (
        <div className="bjd-stack">
          <PackItems pack={props.view.pack.id} isReleased={props.view.pack.number !== null} />
          <ReleaseTab release={props.released} releases={props.view.releases} onOpen={props.onOpen} />
        </div>
      );
  }
}

function Restored({ desk }: { readonly desk: DraftDesk }) {
  const { say } = useText();
  if (desk.restoredAt === null || desk.state === 'conflict') return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={say('restored', { at: formatMoment(desk.restoredAt) })}
      action={
        <span className="bjd-line">
          <Button size="small" type="primary" onClick={() => void desk.save()}>
            {say('save')}
          </Button>
          <Button size="small" onClick={() => desk.replace(desk.server)}>
            {say('restored.drop')}
          </Button>
        </span>
      }
    />
  );
}

/** A pack being edited (模板包编辑): tabs, problems, saving and publishing. */
export function Editor(props: EditorProps) {
  const { draft, released, me, head } = props;
  const { say } = useText();
  const desk = useDraft(draft, { account: me.account, centre: me.centre.id });
  useHandOver();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [wantedProblem, setWantedProblem] = useState<WantedProblem | null>(null);
  // the open canvas, and the counter-example played on it
  const [canvas, setCanvas] = useState<ProcessEditor | null>(null);
  const [trace, setTrace] = useState<readonly TraceStep[] | null>(null);
  const [picked, setPicked] = useState<DraftProblem | null>(null);
  const [dialog, setDialog] = useState<'publish' | 'rebase' | null>(null);
  const [base = ''] = hash.split('/');
  const tab: EditorTab = isTab(base) ? base : 'process';
  const open = (next: string): void => void navigate({ to: '.', hash: next, replace: true, resetScroll: false });
  const release = asRelease(desk.parts, released);
  const isOverlay = desk.body.kind === 'overlay';
  const show = (element: string): void => {
    setWanted({ element, at: Date.now() });
    open('process');
  };
  const pick = (problem: DraftProblem): void => {
    setPicked(problem);
    const form = /^forms\/(.+)\.form\.json$/.exec(problem.file ?? '')?.[1];
    if (form !== undefined) setWantedProblem({ form, pointer: problem.pointer ?? '', at: Date.now() });
    if (problem.element) show(problem.element);
    else open(form === undefined ? tabOf(problem) : `forms/${form}`);
  };
  const showBlocker = ({ problem, scenario, elements }: Blocker): void => {
    if (problem) pick(problem);
    else if (scenario !== undefined) open('simulation');
    else if (elements?.[0] !== undefined) show(elements[0]);
  };
  const labelOf = (key: EditorTab): string => {
    const base = say(key === 'differences' && isOverlay ? 'edit.overlay' : `edit.${key}`);
    return key === 'differences' && desk.judged.differences.length > 0 ? `${base} ${desk.judged.differences.length}` : base;
  };
  return (
    <DeskProvider value={desk}>
      <div className="bjd-titlebar">
        {head}
        <SaveBar
          mayPublish={me.may.includes('pack.publish')}
          onPublish={() => setDialog('publish')}
          released={released}
          onRebase={() => setDialog('rebase')}
        />
      </div>
      <Restored desk={desk} />
      <Tabs aria-label={say('tabs')} activeKey={tab} onChange={open} items={editorTabs.map(key => ({ key, label: labelOf(key) }))} />
      <PickedProblem value={picked}>
        <ProcessPart
          desk={desk}
          release={release}
          wanted={wanted}
          isShown={tab === 'process'}
          drawing={{ trace, onTrace: setTrace, onEditor: setCanvas }}
        />
      </PickedProblem>
      <GoldenWorkProvider mayEdit>
        <TabBody tab={tab} props={props} release={release} onElement={show} desk={desk} wantedProblem={wantedProblem} />
      </GoldenWorkProvider>
      <ProblemsPanel onPick={pick} onTrace={setTrace} editor={canvas} />
      <ConflictDialog />
      {dialog === 'publish' && (
        <PublishDialog
          mayPublish={me.may.includes('pack.publish')}
          onClose={() => setDialog(null)}
          onPublished={() => setDialog(null)}
          onShow={blocker => {
            setDialog(null);
            showBlocker(blocker);
          }}
        />
      )}
      {dialog === 'rebase' && <RebaseDialog onClose={() => setDialog(null)} />}
    </DeskProvider>
  );
}
