import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { CodeEntryView, CodeListRow, CodePage } from '#server/contract/codes.ts';
import { Answered, Notice } from '../ui/Answered.tsx';
import { shortCentre } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import '../edit/edit.css';
import { addedBelow } from './changes.ts';
import './codes.css';
import { Entries } from './Entries.tsx';
import { type Edited, EntryDialog } from './EntryDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { ListsLink } from './links.tsx';
import { SaveChanges, useSaving } from './SaveChanges.tsx';
import { Uses } from './Uses.tsx';
import { type ListEditor, useListEditor, useUndoKey } from './useListEditor.ts';

/** A code list (字典): walk through its entries, change them, see where it is used. */
export function CodeListPage({ listId }: { readonly listId: string }) {
  const read = useRead('getCodes', { params: { listId } });
  return <Answered read={read}>{page => <ListView list={page.list} />}</Answered>;
}

function ListView({ list }: { readonly list: CodeListRow }) {
  const editor = useListEditor();
  const saving = useSaving(list, editor);
  const isSaving = saving.send.isPending;
  useUndoKey(() => {
    if (!isSaving) editor.undo();
  });
  return (
    <>
      <Head list={list} />
      <div inert={isSaving} aria-busy={isSaving}>
        <Browser list={list} editor={editor} />
      </div>
      <SaveChanges editor={editor} saving={saving} />
      <Uses listId={list.id} />
    </>
  );
}

function Head({ list }: { readonly list: CodeListRow }) {
  const { say, pick, lang } = useText();
  const comma = lang === 'zh' ? '、' : ', ';
  const above = [
    ...(list.kind === 'shipped' ? [list.source ? pick(list.source) : say('codes.standard')] : []),
    // what this centre says is not inherited
    ...list.layers.slice(0, list.own > 0 ? -1 : undefined).map(({ title }) => shortCentre(pick(title))),
  ];
  return (
    <div>
      <ListsLink>{say('codes')}</ListsLink>
      <h1>{pick(list.title)}</h1>
      <p className="bjd-soft bjd-line">
        <span className="bjd-hash">{list.id}</span>
        <span>{list.levels.map(pick).join(comma)}</span>
        <span>
          {say('codes.size')} {list.size.toLocaleString('en')}
        </span>
        <span>{list.own === 0 ? say('codes.ownNone') : say('codes.version', { n: list.own })}</span>
        {above.length > 0 && <span>{say('codes.inherits', { from: above.join(' → ') })}</span>}
        {list.kind === 'reserved' && <span>{say('codes.reserved')}</span>}
      </p>
    </div>
  );
}

type Shown = 'all' | 'mine';

/** Entries of one place of the list, or those found, or those changed here. */
function Browser({ list, editor }: { readonly list: CodeListRow; readonly editor: ListEditor }) {
  const { say } = useText();
  const [path, setPath] = useState<readonly CodeEntryView[]>([]);
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [edited, setEdited] = useState<Edited | null>(null);
  const [isImporting, setImporting] = useState(false);
  const under = path.at(-1);
  const isPlace = q === '' && shown === 'all';
  const query = shown === 'mine' ? { mine: true } : q !== '' ? { q } : under ? { under: under.code } : {};
  const read = useRead('getCodes', { params: { listId: list.id }, query });
  const me = useRead('getMe', {}).data;
  const open = (next: readonly CodeEntryView[]): void => {
    setPath(next);
    setTyped('');
    setQ('');
    setShown('all');
  };
  return (
    <section className="bjd-panel">
      <div className="bjc-tools">
        <Input.Search
          className="bjc-search"
          aria-label={say('codes.search')}
          placeholder={say('codes.search')}
          value={typed}
          maxLength={50}
          allowClear
          onChange={event => {
            setTyped(event.target.value);
            if (event.target.value === '') setQ('');
          }}
          onSearch={text => {
            setQ(text.trim());
            setShown('all');
          }}
        />
        {list.kind !== 'reserved' && (
          <Segmented<Shown>
            aria-label={say('codes.show')}
            value={shown}
            options={[
              { value: 'all', label: say('codes.all') },
              { value: 'mine', label: say('codes.mine') },
            ]}
            onChange={setShown}
          />
        )}
        {list.mayChange && (
          <>
            <Button icon={<PlusOutlined />} onClick={() => setEdited({ kind: 'add', below: under ? under.title.zh : null })}>
              {say('code.add')}
            </Button>
            <Button onClick={() => setImporting(true)}>{say('codes.import')}</Button>
          </>
        )}
      </div>
      {isPlace && <Path path={path} onOpen={open} />}
      <Answered read={read}>
        {page => (
          <Found
            {...{ list, page, editor, q, shown }}
            tenant={me?.centre.id ?? ''}
            added={isPlace ? addedBelow(editor.changes, under?.code, (under?.level ?? 0) + 1) : []}
            onOpen={entry => open([...(isPlace ? path : []), entry])}
            onRename={({ code, title }) => setEdited({ kind: 'rename', code, title })}
          />
        )}
      </Answered>
      {edited && (
        <EntryDialog
          list={list.id}
          edited={edited}
          isAdded={code => editor.changes.get(code)?.isNew ?? false}
          onClose={() => setEdited(null)}
          onDone={(code, title) => {
            editor.setTitle({
              code,
              title,
              isNew: edited.kind === 'add',
              ...(under && edited.kind === 'add' ? { parent: under.code } : {}),
            });
            setEdited(null);
          }}
        />
      )}
      {isImporting && (
        <ImportDialog
          list={list.id}
          under={under?.code}
          changes={editor.changes}
          onClose={() => setImporting(false)}
          onDone={lines => {
            editor.takeOver(lines);
            setImporting(false);
          }}
        />
      )}
    </section>
  );
}

/** Where one is in the list (当前位置); each step leads back. */
function Path({ path, onOpen }: { readonly path: readonly CodeEntryView[]; readonly onOpen: (path: readonly CodeEntryView[]) => void }) {
  const { say, pick } = useText();
  if (path.length === 0) return null;
  const steps = [{ code: '', words: say('codes.top') }, ...path.map(entry => ({ code: entry.code, words: pick(entry.title) }))];
  return (
    <nav aria-label={say('codes.place')}>
      <ol className="bjc-path">
        {steps.map(({ code, words }, at) => (
          <li key={code}>
            {at > 0 && <span aria-hidden>/ </span>}
            {at === path.length ? (
              <strong aria-current="location">{words}</strong>
            ) : (
              <button type="button" onClick={() => onOpen(path.slice(0, at))}>
                {words}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface FoundProps {
  readonly list: CodeListRow;
  readonly page: CodePage;
  readonly editor: ListEditor;
  readonly q: string;
  readonly shown: Shown;
  readonly tenant: string;
  readonly added: readonly CodeEntryView[];
  readonly onOpen: (entry: CodeEntryView) => void;
  readonly onRename: (entry: CodeEntryView) => void;
}

const mostFound = 50;

function Found({ list, page, editor, q, shown, tenant, added, onOpen, onRename }: FoundProps) {
  const { say } = useText();
  const entries = [...page.entries, ...added.filter(({ code }) => !page.entries.some(entry => entry.code === code))];
  if (entries.length === 0) return <Notice {...nothing(say, q, shown)} />;
  return (
    <>
      <Entries
        {...{ list, tenant, entries, onOpen, onRename }}
        changes={editor.changes}
        mayChange={list.mayChange}
        onMark={(entry, retired) => editor.mark(entry.code, retired, entry.retired ?? false)}
      />
      {q !== '' && page.entries.length === mostFound && <p className="bjd-soft">{say('code.firstFifty')}</p>}
    </>
  );
}

function nothing(say: ReturnType<typeof useText>['say'], q: string, shown: Shown): { title: string; hint: string } {
  if (shown === 'mine') return { title: say('code.noneMine'), hint: '' };
  if (q !== '') return { title: say('code.noneFound', { q }), hint: say('code.findHint') };
  return { title: say('code.none'), hint: say('code.noneHint') };
}
