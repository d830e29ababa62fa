import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { Alert, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { Release } from '#server/contract/schemas.ts';
import { Answered, Notice } from '../ui/Answered.tsx';
import { shortCentre } from '../ui/format.ts';
import { sayOr, useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { CardsTab } from './CardsTab.tsx';
import { ClocksTab } from './ClocksTab.tsx';
import { DiagramTab } from './DiagramTab.tsx';
import { DocumentsTab } from './DocumentsTab.tsx';
import { FormsTab } from './FormsTab.tsx';
import { ReleaseTab } from './ReleaseTab.tsx';
import { RolesTab } from './RolesTab.tsx';
import { Editor } from '../edit/Editor.tsx';
import { unreleased } from '../edit/asRelease.ts';

const tabs = ['diagram', 'forms', 'clocks', 'cards', 'documents', 'roles', 'release'] as const;
type PackTab = (typeof tabs)[number];
const isTab = (value: string): value is PackTab => tabs.some(tab => tab === value);

interface ShownProps {
  readonly view: AnswerOf<'getPack'>;
  readonly release: Release;
  readonly onOpen: (content: string) => void;
}

function contentOf(tab: PackTab, { view, release, onOpen }: ShownProps): ReactNode {
  switch (tab) {
    case 'diagram':
      return <DiagramTab release={release} key={release.content} />;
    case 'forms':
      return <FormsTab release={release} />;
    case 'clocks':
      return <ClocksTab release={release} />;
    case 'cards':
      return <CardsTab release={release} />;
    case 'documents':
      return <DocumentsTab release={release} />;
    case 'roles':
      return <RolesTab release={release} />;
    case 'release':
      return <ReleaseTab release={release} releases={view.releases} onOpen={onOpen} />;
  }
}

function Shown(props: ShownProps) {
  const { say } = useText();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [base = ''] = hash.split('/');
  const tab = isTab(base) ? base : 'diagram';
  const isOld = props.release.content !== props.view.pack.content;
  return (
    <>
      <Head pack={props.view.pack} />
      {isOld && <Alert type="info" showIcon title={say('older', { n: props.release.number })} />}
      <Tabs
        aria-label={say('tabs')}
        activeKey={tab}
        onChange={key => void navigate({ to: '.', hash: key, replace: true, resetScroll: false })}
        items={tabs.map(key => ({ key, label: say(`tab.${key}`) }))}
      />
      {contentOf(tab, props)}
    </>
  );
}

/** The newest release with its draft, for who may edit it. */
function Edited(props: ShownProps & { readonly me: AnswerOf<'getMe'> }) {
  const { view, release, me, onOpen } = props;
  const read = useRead('getPackDraft', { params: { packId: view.pack.id } });
  return (
    <Answered read={read}>
      {draft => <Editor view={view} draft={draft} released={release} me={me} onOpen={onOpen} head={<Head pack={view.pack} />} />}
    </Answered>
  );
}

/** Editing for who may edit, reading for everybody else and for older releases. */
function Either(props: ShownProps) {
  const me = useRead('getMe', {});
  const isNewest = props.release.content === props.view.pack.content;
  return (
    <Answered read={me}>
      {data => (isNewest && data.may.includes('pack.edit') ? <Edited {...props} me={data} /> : <Shown {...props} />)}
    </Answered>
  );
}

/** Title of a pack with what is to know of it (页头). */
function Head({ pack }: { readonly pack: AnswerOf<'getPack'>['pack'] }) {
  const { say, pick } = useText();
  return (
    <div className="bjd-line">
      <Link to="/" aria-label={say('list')} title={say('list')}>
        ‹ {say('list')}
      </Link>
      <h1>{pick(pack.title)}</h1>
      <span>{sayOr(say, `kind.${pack.kind}`, 'kind.other')}</span>
      <span>{pack.number === null ? say('notReleased') : say('releaseN', { n: pack.number })}</span>
      {pack.extends && (
        <span className="bjd-tag">
          {say('packs.extends', { centre: shortCentre(pick(pack.extends.centreTitle)), n: pack.extends.number ?? '' })}
        </span>
      )}
      {pack.behind > 0 && (
        <span className="bjd-tag" data-kind="behind">
          {say('packs.behind', { n: pack.behind })}
        </span>
      )}
      <span className="bjd-soft">
        {say('openCases')} {say('openCasesN', { n: pack.openCases })}
      </span>
    </div>
  );
}

/** A pack nobody has published yet: its draft, for who may edit it. */
function Begun({ view }: { readonly view: AnswerOf<'getPack'> }) {
  const { say } = useText();
  const me = useRead('getMe', {});
  const read = useRead('getPackDraft', { params: { packId: view.pack.id } });
  const head = <Head pack={view.pack} />;
  return (
    <Answered read={me}>
      {data =>
        data.may.includes('pack.edit') ? (
          <Answered read={read}>
            {draft => <Editor view={view} draft={draft} released={unreleased(draft)} me={data} onOpen={() => {}} head={head} />}
          </Answered>
        ) : (
          <>
            {head}
            <Notice title={say('packs.empty')} hint={say('packs.emptyHint')} />
          </>
        )
      }
    </Answered>
  );
}

function Opened({ view }: { readonly view: AnswerOf<'getPack'> }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const content = chosen ?? view.pack.content;
  const read = useRead('getRelease', { params: { content: content ?? '' } }, content !== null);
  if (content === null) return <Begun view={view} />;
  return <Answered read={read}>{release => <Either view={view} release={release} onOpen={setChosen} />}</Answered>;
}

/** One pack (模板包页): to edit, or to look at: diagram, forms, limits, cards, documents, roles, releases. */
export function PackPage({ packId }: { readonly packId: string }) {
  const read = useRead('getPack', { params: { packId } });
  return <Answered read={read}>{view => <Opened view={view} />}</Answered>;
}
