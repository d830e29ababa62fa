import { App, Button, Popover } from 'antd';
import { type SubmitEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { focusField, GeneratedForm, useFormErrors, useWizard, WizardButtons } from '#forms/render/index.ts';
import type { Done, ProblemDetails, TaskView } from '#server/contract/schemas.ts';
import { problemOf, useCommand, useServerNow } from '../shared/api/index.ts';
import { onFirstClick, sendOnFirstClick } from '../shared/clicks.ts';
import { DraftNote, newestDraft, useDraft } from '../shared/drafts/index.ts';
import { useText } from '../shared/messages/index.ts';
import { ProblemAlert } from '../shared/states/index.ts';
import { formatMoment, statusWords } from '../shared/time/index.ts';
import { ChoosePeople, chosenBefore } from '../verbs/ChoosePeople.tsx';
import { Seats } from '../verbs/Seats.tsx';
import { type DialogVerb, VerbDialog, VerbMenu } from '../verbs/TaskVerbs.tsx';
import { useVerbText } from '../verbs/useVerbText.ts';
import { GoneNotice } from './GoneNotice.tsx';
import { type Choice, choicesOf, type Content, isFormMine, isVote, needsWords, takesForm, taskDraftKey, useGive } from './give.ts';
import { OpinionField } from './OpinionField.tsx';
import { isGone } from './stale.ts';

/** Where the opinion lies in the draft, beside the form's own fields. */
const opinionKey = '$opinion';
/** Where those chosen for later steps lie in the draft. */
const chosenKey = '$chosen';
const prefix = 'task';

const draftKeyOf = ({ row }: TaskView): string => taskDraftKey(row.caseId, row.task);

/** What was typed, from the draft or the start. */
const contentOf = (view: TaskView): Content => contentFrom(view, newestDraft(draftKeyOf(view), view.answers, view.draftAt));

function contentFrom(
  { choices = [] }: Pick<TaskView, 'choices'>,
  { [opinionKey]: opinion, [chosenKey]: chosen, ...answers }: Record<string, unknown>,
): Content {
  return {
    answers,
    opinion: typeof opinion === 'string' ? opinion : '',
    chosen: typeof chosen === 'object' && chosen !== null ? (chosen as Content['chosen']) : chosenBefore(choices),
  };
}

/** An empty form that is not the reader's to fill in is not shown to who gives a voice or an answer. */
function hasFormToShow(view: TaskView, choices: readonly Choice[]): boolean {
  const isVoice = choices.some(choice => choice !== 'complete');
  return !isVoice || isFormMine(view) || Object.keys(view.answers).length > 0;
}

interface TaskFormProps {
  readonly view: TaskView;
  readonly gone: ProblemDetails | null;
  readonly onDone: (done: Done) => void;
}

/** Form, opinion and buttons of a task (办理). Nothing typed is lost: not by errors, not by a stale page. */
export function TaskForm({ view, gone, onDone }: TaskFormProps) {
  const { lang, pick } = useText();
  const work = useWork(view, onDone);
  const { content, problem, setProblem, wizard } = work;
  const [open, setOpen] = useState<DialogVerb | null>(null);
  const stale = gone && (problem && isGone(problem) ? problem : gone);
  const choices = stale ? [] : choicesOf(view);
  const isReadOnly = choices.length === 0 || view.blocked !== null;
  const isFilling = !isReadOnly && isFormMine(view);
  /** Pages of the form are still to come. */
  const isStepping = isFilling && !wizard.isLast;
  const only = choices.length === 1 ? choices[0] : undefined;
  const submit = (event?: SubmitEvent<HTMLFormElement>): void => {
    event?.preventDefault();
    if (isStepping) void work.next();
    else if (only) void work.give(only);
  };
  return (
    <>
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
          {!stale && <Told view={view} />}
          <Seats view={view} />
          {view.form && hasFormToShow(view, choices) && (
            <GeneratedForm
              schema={view.form.schema}
              ui={view.form.ui}
              answers={content.answers}
              onChange={work.setAnswers}
              errors={work.errors}
              readOnly={!isFilling}
              lang={lang}
              prefix={prefix}
              roots={view.roots}
              rights={view.rights}
              now={work.now}
              isBegun={view.draftAt !== null}
              {...(isFilling ? { wizard: work.wizard } : {})}
            />
          )}
          {isFilling && !isStepping && choices.includes('complete') && (
            <ChoosePeople asked={view.choices ?? []} chosen={content.chosen} onChange={chosen => work.change({ chosen })} />
          )}
          {!isStepping && <Opinion view={view} work={work} choices={choices} isReadOnly={isReadOnly} />}
        </div>
        <div className="bj-task-acts">
          {isFilling && <WizardButtons wizard={wizard} lang={lang} onNext={work.next} isChecking={work.isChecking} />}
          {!isStepping && <Choices choices={choices} work={work} isOff={isReadOnly} />}
          {!stale && <Hold view={view} onFailed={work.fail} />}
          {!stale && <VerbMenu view={view} onOpen={setOpen} />}
          <Why view={view} />
          {!stale && <DraftNote draft={work.draft.at === null ? { ...work.draft, at: view.draftAt } : work.draft} />}
        </div>
      </form>
      {open && <VerbDialog verb={open} view={view} onLeft={onDone} onClose={() => setOpen(null)} />}
    </>
  );
}

type Work = ReturnType<typeof useWork>;

/** What is typed, kept as a draft with every change: answers and opinion may change in one breath. */
function useContent(view: TaskView) {
  const [content, setContent] = useState(() => contentOf(view));
  const latest = useRef(content);
  const show = useCallback((next: Content) => {
    latest.current = next;
    setContent(next);
  }, []);
  const draft = useDraft(draftKeyOf(view), view.draftAt, other => show(contentFrom(view, other)));
  const { save } = draft;
  const change = useCallback(
    (part: Partial<Content>) => {
      const next = { ...latest.current, ...part };
      show(next);
      save({
        ...next.answers,
        ...(next.opinion ? { [opinionKey]: next.opinion } : {}),
        ...(view.choices && Object.keys(next.chosen).length > 0 ? { [chosenKey]: next.chosen } : {}),
      });
    },
    [show, save, view.choices],
  );
  return { content, change, draft };
}

/** What is typed, what is wrong with it, and giving it. */
function useWork(view: TaskView, onDone: (done: Done) => void) {
  const { message } = App.useApp();
  const { pick } = useText();
  const { content, change: keep, draft } = useContent(view);
  const wizard = useWizard(view.form);
  const [problem, setProblem] = useState<ProblemDetails | null>(null);
  const [isOpinionMissing, setOpinionMissing] = useState(false);
  const [busy, setBusy] = useState<Choice | null>(null);
  const [isChecking, setChecking] = useState(false);
  const now = useServerNow();
  const setting = useMemo(() => ({ roots: view.roots, rights: view.rights, before: view.answers, now }), [view, now]);
  const { errors, check, checkLoaded, notesNow, setServerErrors } = useFormErrors(view.form, content.answers, setting);
  const send = useGive(view);
  const doneWords = useDoneWords(view);
  const change = useCallback(
    (part: Partial<Content>): void => {
      if (part.opinion?.trim()) setOpinionMissing(false);
      keep(part);
    },
    [keep],
  );
  const setAnswers = useCallback((answers: Content['answers']) => change({ answers }), [change]);
  const fail = (error: unknown): void => {
    const found = problemOf(error);
    setProblem(found);
    setServerErrors(
      (found.errors ?? []).map(({ pointer, message: sentence }) => ({
        pointer: pointer.replace(/^\/answers(?=\/|$)/, ''),
        message: sentence,
      })),
    );
  };
  /** Puts the cursor to the first fault; false: nothing is wrong. */
  const hasFault = (choice: Choice): boolean => {
    const found = takesForm(view, choice) ? check() : [];
    const isMissing = needsWords(view, choice) && !content.opinion.trim();
    setOpinionMissing(isMissing);
    if (found[0]) focusField(prefix, found[0].pointer);
    else if (isMissing) document.getElementById('task-opinion')?.focus();
    return found.length > 0 || isMissing;
  };
  const give = async (choice: Choice): Promise<void> => {
    if (busy || hasFault(choice)) return;
    setProblem(null);
    setBusy(choice);
    if (takesForm(view, choice)) for (const note of notesNow()) void message.info(pick(note.message));
    try {
      await draft.hold();
      const done = await send(choice, content);
      draft.forget();
      void message.success(doneWords(choice, done));
      onDone(done);
    } catch (error) {
      draft.goOn();
      fail(error);
      setBusy(null);
    }
  };
  useEffect(() => {
    if (problem && !isGone(problem)) document.querySelector('#bj-task-panel [role="alert"]')?.scrollIntoView({ block: 'center' });
  }, [problem]);
  /** 下一步: on unless this page has faults. */
  const next = async (): Promise<void> => {
    setChecking(true);
    const fault = wizard.next(await checkLoaded());
    setChecking(false);
    if (fault) focusField(prefix, fault.pointer);
  };
  return {
    content,
    change,
    setAnswers,
    wizard,
    next,
    isChecking,
    problem,
    setProblem,
    isOpinionMissing,
    busy,
    draft,
    errors,
    now,
    fail,
    give,
  };
}

/** What the page says when it is done. */
function useDoneWords(view: TaskView): (choice: Choice, done: Done) => string {
  const { t, lang } = useText();
  const { t: say } = useVerbText();
  return (choice, done) => {
    if (isVote(choice)) return say('vote.done', { vote: say(`vote.${choice}`) });
    if (choice === 'answer') return say('answer.done', { name: view.delegatedBy?.name ?? '' });
    return t('task.done', { name: view.row.name, status: statusWords(done.status, lang) });
  };
}

/** Who asked for an opinion, and who passed the task on (委派、转办经过). */
function Told({ view }: { readonly view: TaskView }) {
  const { t } = useVerbText();
  return (
    <>
      {view.delegatedBy && view.verbs.includes('answer-delegation') && (
        <p className="bj-note">{t('answer.asked', { name: view.delegatedBy.name })}</p>
      )}
      {view.said.map(({ kind, by, at, text }) => (
        <p key={`${kind} ${at}`} className="bj-note">
          {t(`said.${kind}`, { by: by.name, at: formatMoment(at), text })}
        </p>
      ))}
      {view.passedOnBy.length > 0 && (
        <p className="bj-soft bj-passed">{t('passed.chain', { names: view.passedOnBy.map(({ name }) => name).join(' → ') })}</p>
      )}
    </>
  );
}

interface OpinionProps {
  readonly view: TaskView;
  readonly work: Work;
  readonly choices: readonly Choice[];
  readonly isReadOnly: boolean;
}

function Opinion({ view, work, choices, isReadOnly }: OpinionProps) {
  const { t } = useText();
  const { t: say } = useVerbText();
  const isAsked = choices.includes('answer');
  if (view.opinion === 'none' && !isAsked && !choices.some(isVote)) return null;
  return (
    <OpinionField
      label={isAsked ? say('answer.opinion') : t('task.opinion')}
      value={work.content.opinion}
      onChange={opinion => work.change({ opinion })}
      isRequired={view.opinion === 'required' || isAsked}
      isMissing={work.isOpinionMissing}
      isReadOnly={isReadOnly}
    />
  );
}

/** 提交; or 同意, 不同意, 弃权; or 回复委派. */
function Choices({ choices, work, isOff }: { readonly choices: readonly Choice[]; readonly work: Work; readonly isOff: boolean }) {
  const { t } = useText();
  const { t: say } = useVerbText();
  return choices.map((choice, index) => {
    const isBusy = work.busy === choice;
    const isWaiting = isOff || (work.busy !== null && !isBusy);
    if (!isVote(choice))
      return (
        <Button key={choice} type="primary" htmlType="submit" loading={isBusy} disabled={isWaiting} onClick={sendOnFirstClick}>
          {choice === 'complete' ? t('task.submit') : say('answer.submit')}
        </Button>
      );
    return (
      <Button
        key={choice}
        type={index === 0 ? 'primary' : 'default'}
        danger={choice === 'refuse'}
        loading={isBusy}
        disabled={isWaiting}
        onClick={onFirstClick(() => void work.give(choice))}
      >
        {say(`vote.${choice}`)}
      </Button>
    );
  });
}

function Why({ view }: { readonly view: TaskView }) {
  const { t } = useText();
  return (
    <Popover trigger="click" title={t('task.why')} content={<div style={{ maxWidth: 320 }}>{view.why}</div>}>
      <Button type="link">{t('task.why')}</Button>
    </Popover>
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
