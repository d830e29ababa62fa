import { App, Button, Input, Popover } from 'antd';
import { type SubmitEvent, useEffect, useState } from 'react';
import { focusField, GeneratedForm, useFormErrors } from '#forms/render/index.ts';
import type { Done, ProblemDetails, TaskView } from '#server/contract/schemas.ts';
import { problemOf, useCommand } from '../shared/api/index.ts';
import { DraftNote, newestDraft, useDraft } from '../shared/drafts/index.ts';
import { useText } from '../shared/messages/index.ts';
import { ProblemAlert } from '../shared/states/index.ts';
import { statusWords } from '../shared/time/index.ts';
import { GoneNotice } from './GoneNotice.tsx';
import { isGone } from './stale.ts';

type Json = Record<string, unknown>;
/** Where the opinion lies in the draft, beside the form's own fields. */
const opinionKey = '$opinion';
const prefix = 'task';

const draftKeyOf = ({ row }: TaskView): string => `task:${row.caseId}:${row.task}`;

/** What was typed, from the draft or the start. */
function contentOf(view: TaskView): { answers: Json; opinion: string } {
  const { [opinionKey]: opinion, ...answers } = newestDraft(draftKeyOf(view), view.answers, view.draftAt);
  return { answers, opinion: typeof opinion === 'string' ? opinion : '' };
}

/** Form, opinion and buttons of a task (办理). Nothing typed is lost: not by errors, not by a stale page. */
export function TaskForm({
  view,
  gone,
  onDone,
}: {
  readonly view: TaskView;
  readonly gone: ProblemDetails | null;
  readonly onDone: (done: Done) => void;
}) {
  const { t, lang, pick } = useText();
  const { message } = App.useApp();
  const [content, setContent] = useState(() => contentOf(view));
  const [problem, setProblem] = useState<ProblemDetails | null>(null);
  const [isOpinionMissing, setOpinionMissing] = useState(false);
  const draft = useDraft(draftKeyOf(view));
  const { errors, check, setServerErrors } = useFormErrors(view.form?.schema ?? null, content.answers);
  const complete = useCommand('completeTask');
  const stale = gone && (problem && isGone(problem) ? problem : gone);
  const isReadOnly = view.blocked !== null || stale !== null;
  const change = (next: typeof content) => {
    setContent(next);
    if (next.opinion.trim()) setOpinionMissing(false);
    draft.save({ ...next.answers, ...(next.opinion ? { [opinionKey]: next.opinion } : {}) });
  };
  const onFailed = (error: unknown) => {
    const found = problemOf(error);
    setProblem(found);
    setServerErrors(
      (found.errors ?? []).map(({ pointer, message: sentence }) => ({
        pointer: pointer.replace(/^\/answers(?=\/|$)/, ''),
        message: sentence,
      })),
    );
  };
  const submit = (event?: SubmitEvent<HTMLFormElement>) => {
    event?.preventDefault();
    const found = check();
    const isMissing = view.opinion === 'required' && !content.opinion.trim();
    setOpinionMissing(isMissing);
    if (found[0]) return focusField(prefix, found[0].pointer);
    if (isMissing) return document.getElementById('task-opinion')?.focus();
    setProblem(null);
    const { caseId, task, version } = view.row;
    const body = { task, version, answers: content.answers, ...(content.opinion.trim() ? { opinion: content.opinion.trim() } : {}) };
    complete.mutate(
      { params: { caseId }, body },
      {
        onError: onFailed,
        onSuccess: done => {
          draft.forget();
          message.success(t('task.done', { name: view.row.name, status: statusWords(done.status, lang) }));
          onDone(done);
        },
      },
    );
  };
  useEffect(() => {
    if (problem && !isGone(problem)) document.querySelector('#bj-task-panel [role="alert"]')?.scrollIntoView({ block: 'center' });
  }, [problem]);
  return (
    <form
      className="bj-task-form"
      onSubmit={submit}
      noValidate
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      <div className="bj-task-body">
        {stale ? (
          <GoneNotice problem={stale} row={view.row} typed={content} />
        ) : (
          <ProblemAlert problem={problem} onClose={() => setProblem(null)} />
        )}
        {!stale && view.blocked && <p className="bj-note">{pick(view.blocked)}</p>}
        {view.form && (
          <GeneratedForm
            schema={view.form.schema}
            ui={view.form.ui}
            answers={content.answers}
            onChange={answers => change({ ...content, answers })}
            errors={errors}
            readOnly={isReadOnly}
            lang={lang}
            prefix={prefix}
          />
        )}
        {view.opinion !== 'none' && (
          <div className="bj-field" data-error={isOpinionMissing} style={{ marginTop: 14 }}>
            <label className="bj-field-label" htmlFor="task-opinion">
              {t('task.opinion')}
              {view.opinion === 'required' && (
                <span className="bj-required" aria-hidden="true">
                  *
                </span>
              )}
            </label>
            <Input.TextArea
              id="task-opinion"
              autoSize={{ minRows: 3, maxRows: 12 }}
              maxLength={4_000}
              value={content.opinion}
              readOnly={isReadOnly}
              aria-invalid={isOpinionMissing}
              onChange={event => change({ ...content, opinion: event.target.value })}
            />
            {isOpinionMissing && <div className="bj-field-error">{t('task.opinionMissing')}</div>}
          </div>
        )}
      </div>
      <div className="bj-task-acts">
        {!stale && view.verbs.includes('complete-task') && (
          <Button type="primary" htmlType="submit" loading={complete.isPending} disabled={isReadOnly}>
            {t('task.submit')}
          </Button>
        )}
        {!stale && <Hold view={view} onFailed={onFailed} />}
        <Popover trigger="click" title={t('task.why')} content={<div style={{ maxWidth: 320 }}>{view.why}</div>}>
          <Button type="link">{t('task.why')}</Button>
        </Popover>
        {!stale && <DraftNote draft={draft.at === null ? { status: draft.status, at: view.draftAt } : draft} />}
      </div>
    </form>
  );
}

/** Claim (签收) and give back (退回待办池), where the task allows it. */
function Hold({ view, onFailed }: { readonly view: TaskView; readonly onFailed: (error: unknown) => void }) {
  const { t } = useText();
  const claim = useCommand('claimTask');
  const release = useCommand('releaseTask');
  const { caseId, task, version } = view.row;
  const input = { params: { caseId }, body: { task, version } };
  if (view.verbs.includes('claim-task') && !view.row.mine)
    return (
      <Button loading={claim.isPending} onClick={() => claim.mutate(input, { onError: onFailed })}>
        {t('task.claim')}
      </Button>
    );
  if (view.verbs.includes('release-task') && view.row.mine)
    return (
      <Button loading={release.isPending} onClick={() => release.mutate(input, { onError: onFailed })}>
        {t('task.release')}
      </Button>
    );
  return null;
}
