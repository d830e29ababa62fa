import { App, Button } from 'antd';
import { type SubmitEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ErrorList, type FieldError, focusField, GeneratedForm, useFormErrors, useWizard } from '#forms/render/index.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { AskedChoice, Form, Item, ItemWithForm, Opened, ProblemDetails } from '#server/contract/schemas.ts';
import { problemOf, useCommand, useServerNow } from '../shared/api/index.ts';
import { DraftNote } from '../shared/drafts/index.ts';
import { useText } from '../shared/messages/index.ts';
import { ProblemAlert } from '../shared/states/index.ts';
import { formatMoment } from '../shared/time/index.ts';
import { ChoosePeople, choicesFor } from '../verbs/ChoosePeople.tsx';
import type { TakenUp } from './application.ts';
import { ItemFacts } from './ItemFacts.tsx';
import { Materials } from './Materials.tsx';
import { useApplication } from './useApplication.ts';

interface Props {
  readonly item: Item;
  readonly form: Form;
  readonly applicantForms: ItemWithForm['applicantForms'];
  /** What the rules of the form may read besides the applicant. */
  readonly roots: ItemWithForm['roots'];
  /** Steps whose people the window chooses. */
  readonly asked: readonly AskedChoice[];
  readonly kept: AnswerOf<'getDraft'> | null;
  readonly from?: TakenUp;
  readonly onBack: () => void;
  readonly onRegistered: (opened: Opened, applicantName: string) => void;
}

/** Errors of one part of the body, with pointers relative to that part. */
const errorsUnder = (errors: readonly FieldError[], part: string): FieldError[] =>
  errors
    .filter(({ pointer }) => pointer.startsWith(`/${part}/`))
    .map(error => ({ ...error, pointer: error.pointer.slice(part.length + 1) }));

type Body = Parameters<ReturnType<typeof useCommand<'openCase'>>['mutate']>[0]['body'];

/** true once the part of the page is gone: what is answered later shows nothing any more. */
function useGone(): { readonly current: boolean } {
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  return isGone;
}

/** Second step (填申请): applicant, generated form and material check list side by side. */
export function ApplicationForm({ item, form, applicantForms, roots: known, asked, kept, from, onBack, onRegistered }: Props) {
  const { t, lang } = useText();
  const { message } = App.useApp();
  const { application, applicant, draft, restoredAt, ...filling } = useApplication({ item, stored: kept, from });
  const [problem, setProblem] = useState<ProblemDetails | null>(null);
  const [isChecking, setChecking] = useState(false);
  const top = useRef<HTMLFormElement>(null);
  const isGone = useGone();
  const applicantKind = applicantForms[application.applicant.kind];
  const applicantForm = useFormErrors(applicantKind, applicant);
  const now = useServerNow();
  const setting = useMemo(() => ({ roots: { ...known, applicant: application.applicant }, now }), [known, application.applicant, now]);
  const answersForm = useFormErrors(form, application.answers, setting);
  const wizard = useWizard(form);
  const open = useCommand('openCase');
  const onFailed = (error: unknown) => {
    const found = problemOf(error);
    setProblem(found);
    applicantForm.setServerErrors(errorsUnder(found.errors ?? [], 'applicant'));
    answersForm.setServerErrors(errorsUnder(found.errors ?? [], 'answers'));
    top.current?.scrollIntoView({ block: 'start' });
  };
  /** 下一步: on unless this page has faults. */
  const next = async () => {
    setChecking(true);
    const [inApplicant, inAnswers] = await Promise.all([applicantForm.checkLoaded(), answersForm.checkLoaded()]);
    setChecking(false);
    if (inApplicant[0]) return focusField('applicant', inApplicant[0].pointer);
    const fault = wizard.next(inAnswers);
    if (fault) focusField('answers', fault.pointer);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isChecking) return;
    if (!wizard.isLast) return void next();
    const [inApplicant, inAnswers] = [applicantForm.check(), answersForm.check()];
    if (inApplicant[0]) return focusField('applicant', inApplicant[0].pointer);
    if (inAnswers[0]) return focusField('answers', inAnswers[0].pointer);
    setProblem(null);
    for (const note of [...applicantForm.notesNow(), ...answersForm.notesNow()]) void message.info(note.message[lang]);
    const { applicant: who, answers, materials, chosen } = application;
    const choices = choicesFor(asked, chosen ?? {});
    const taken = { ...(from && { from: from.caseId }), ...(choices && { choices }) };
    const body = { item: item.id, applicant: who, answers, materials: [...materials], ...taken };
    void send(body, application.applicant.name);
  };
  const send = async (body: Body, applicantName: string) => {
    setChecking(true);
    await draft.hold();
    setChecking(false);
    try {
      const opened = await open.mutateAsync({ body });
      draft.forget();
      if (!isGone.current) onRegistered(opened, applicantName);
    } catch (error) {
      draft.goOn();
      onFailed(error);
    }
  };
  return (
    <form ref={top} onSubmit={submit} noValidate className="bj-application">
      <ItemFacts item={item} onBack={onBack} />
      {restoredAt !== null && (
        <p className="bj-note">
          {t('intake.restored', { at: formatMoment(restoredAt) })}{' '}
          <Button type="link" size="small" onClick={filling.startAnew}>
            {t('intake.startAnew')}
          </Button>
        </p>
      )}
      <ProblemAlert problem={problem} onClose={() => setProblem(null)} />
      <div className="bj-application-parts">
        <div>
          <section className="bj-panel bj-panel-body" aria-labelledby="bj-applicant">
            <h2 id="bj-applicant">{t('intake.applicant')}</h2>
            <ErrorList errors={applicantForm.errors} prefix="applicant" lang={lang} />
            <GeneratedForm
              schema={applicantKind.schema}
              ui={applicantKind.ui}
              answers={applicant}
              onChange={filling.setApplicant}
              errors={applicantForm.errors}
              lang={lang}
              prefix="applicant"
              hasErrorList={false}
            />
          </section>
          <section className="bj-panel bj-panel-body" aria-labelledby="bj-form">
            <h2 id="bj-form">{form.title[lang]}</h2>
            <GeneratedForm
              schema={form.schema}
              ui={form.ui}
              answers={application.answers}
              onChange={filling.setAnswers}
              errors={answersForm.errors}
              lang={lang}
              prefix="answers"
              roots={setting.roots}
              now={now}
              isBegun={restoredAt !== null}
              wizard={wizard}
            />
          </section>
          {asked.length > 0 && wizard.isLast && (
            <section className="bj-panel bj-panel-body">
              <ChoosePeople asked={asked} chosen={application.chosen ?? {}} onChange={filling.setChosen} />
            </section>
          )}
        </div>
        <Materials item={item} materials={application.materials} onChange={filling.setMaterials} />
      </div>
      <div className="bj-application-acts">
        <DraftNote draft={draft} />
        {wizard.at > 0 ? <Button onClick={wizard.back}>{t('form.back')}</Button> : <Button onClick={onBack}>{t('intake.back')}</Button>}
        <Button type="primary" htmlType="submit" loading={open.isPending || isChecking}>
          {t(wizard.isLast ? 'intake.submit' : 'form.next')}
        </Button>
      </div>
    </form>
  );
}
