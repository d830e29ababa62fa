import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useRef } from 'react';
import { v7 } from 'uuid';
import type { CodeListRow } from '#server/contract/codes.ts';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useSend } from '../ui/read.ts';
import { toBody } from './changes.ts';
import type { ListEditor } from './useListEditor.ts';

/** Sends the changes of a list (保存字典); while they are on their way nothing is to be changed: they are forgotten once they are stored. */
export function useSaving(list: CodeListRow, editor: ListEditor) {
  const { say } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const last = useRef({ text: '', id: '' });
  const send = useSend('saveCodeList', ({ own }) => {
    editor.clear();
    void queries.invalidateQueries();
    void message.success(say('codes.savedNow', { n: own }));
  });
  const save = (): void => {
    const change = { basedOn: list.own, ...toBody(editor.changes) };
    const text = JSON.stringify(change);
    // The same changes sent again after a lost answer are the same command.
    if (last.current.text !== text) last.current = { text, id: v7() };
    send.mutate({ params: { listId: list.id }, body: { id: last.current.id, ...change } });
  };
  return { send, save };
}

/** Bar under the entries while there are changes (保存条): how many, undo, discard, save. What is refused stays as it is. */
export function SaveChanges({
  editor,
  saving: { send, save },
}: {
  readonly editor: ListEditor;
  readonly saving: ReturnType<typeof useSaving>;
}) {
  const { say, pick } = useText();
  const queries = useQueryClient();
  if (editor.changes.size === 0 && !editor.mayUndo) return null;
  const problem = send.error ? problemOf(send.error) : null;
  const isStale = problem?.code === 'code-list-stale';
  const reload = (): void => {
    send.reset();
    void queries.invalidateQueries();
  };
  return (
    <>
      {problem && (
        <Alert
          type="error"
          showIcon
          title={pick(problem.message)}
          {...(isStale ? { action: <Button onClick={reload}>{say('codes.reload')}</Button> } : {})}
        />
      )}
      <div className="bjc-save">
        <span role="status">{say('codes.pending', { n: editor.changes.size })}</span>
        <Button disabled={!editor.mayUndo || send.isPending} onClick={editor.undo}>
          {say('codes.undo')}
        </Button>
        <Button disabled={send.isPending} onClick={editor.clear}>
          {say('codes.drop')}
        </Button>
        <Button type="primary" loading={send.isPending} disabled={editor.changes.size === 0} onClick={save}>
          {say('codes.save')}
        </Button>
      </div>
    </>
  );
}
