import { Button } from 'antd';
import { type SubmitEvent, useMemo, useRef, useState } from 'react';
import { ErrorList, type FieldError, focusField, GeneratedForm, useFormErrors } from '#forms/render/index.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { Form, Item, ItemWithForm, Opened, ProblemDetails } from '#server/contract/schemas.ts';
import { problemOf, useCommand } from '../shared/api/index.ts';
import { DraftNote, newestDraft, useDraft } from '../shared/drafts/index.ts';
import { useText } from '../shared/messages/index.ts';
import { ProblemAlert } from '../shared/states/index.ts';
import { formatMoment } from '../shared/time/index.ts';
import { type Applicant, type Application, applicationFrom, draftKey, emptyApplication, isStarted, type TakenUp } from './application.ts';
import { ItemFacts } from './ItemFacts.tsx';
import { Materials } from './Materials.tsx';

interface Props {
  readonly item: Item;
  readonly form: Form;
  readonly applicantForms: ItemWithForm['applicantForms'];
  /** What the rules of the form may read besides the applicant. */
  readonly roots: ItemWithForm['roots'];
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

/** The server's draft, or what was typed on this page where that is newer. */
const useKept = (key: string, stored: Props['kept']) =>
  useMemo(() => ({ at: stored?.at ?? null, answers: newestDraft(key, stored?.answers ?? {}, stored?.at ?? null) }), [key, stored]);

/** Second step (填申请): applicant, generated form and material check list side by side. */
export function ApplicationForm({ item, form, applicantForms, roots: known, kept: stored, from, onBack, onRegistered }: Props) {
  const key = draftKey(item.id, from?.caseId);
  const kept = useKept(key, stored);
  const { t, lang } = useText();
  const [application, setApplication] = useState(() => applicationFrom(item, kept, from));
  const [wasKept, setWasKept] = useState(() => kept?.at != null && isStarted(applicationFrom(item, kept)));
  const [problem, setProblem] = useState<ProblemDetails | null>(null);
  const draft = useDraft(key);
  const top = useRef<HTMLFormElement>(null);
  const applicant = useMemo(() => withoutEmpty(application.applicant), [application.applicant]);
  const { schema: applicantSchema, ui: applicantUi } = applicantForms[application.applicant.kind];
  const applicantForm = useFormErrors(applicantForms[application.applicant.kind], applicant);
  const setting = useMemo(() => ({ roots: { ...known, applicant: application.applicant } }), [known, application.applicant]);
  const answersForm = useFormErrors(form, application.answers, setting);
  const open = useCommand('openCase');
  const change = (part: Partial<Application>) => {
    const next = { ...application, ...part };
    setApplication(next);
    draft.save(next as unknown as Record<string, unknown>);
  };
  const startAnew = () => {
    setApplication(emptyApplication(item, from));
    setWasKept(false);
    draft.clear();
  };
  const onFailed = (error: unknown) => {
    const found = problemOf(error);
    setProblem(found);
    applicantForm.setServerErrors(errorsUnder(found.errors ?? [], 'applicant'));
    answersForm.setServerErrors(errorsUnder(found.errors ?? [], 'answers'));
    top.current?.scrollIntoView({ block: 'start' });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const [inApplicant, inAnswers] = [applicantForm.check(), answersForm.check()];
    if (inApplicant[0]) return focusField('applicant', inApplicant[0].pointer);
    if (inAnswers[0]) return focusField('answers', inAnswers[0].pointer);
    setProblem(null);
    const { applicant: who, answers, materials } = application;
    const body = { item: item.id, applicant: who, answers, materials: [...materials], ...(from && { from: from.caseId }) };
    open.mutate(
      { body },
      {
        onError: onFailed,
        onSuccess: opened => {
          draft.forget();
          onRegistered(opened, application.applicant.name);
        },
      },
    );
  };
  return (
    <form ref={top} onSubmit={submit} noValidate className="bj-application">
      <ItemFacts item={item} onBack={onBack} />
      {wasKept && kept?.at && (
        <p className="bj-note">
          {t('intake.restored', { at: formatMoment(kept.at) })}{' '}
          <Button type="link" size="small" onClick={startAnew}>
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
              schema={applicantSchema}
              ui={applicantUi}
              answers={applicant}
              onChange={next => change({ applicant: applicantOf(next) })}
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
              onChange={answers => change({ answers })}
              errors={answersForm.errors}
              lang={lang}
              prefix="answers"
            />
          </section>
        </div>
        <Materials item={item} materials={application.materials} onChange={materials => change({ materials })} />
      </div>
      <div className="bj-application-acts">
        <DraftNote draft={draft} />
        <Button onClick={onBack}>{t('intake.back')}</Button>
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {t('intake.submit')}
        </Button>
      </div>
    </form>
  );
}

/** Fields not typed yet, left out as every form leaves them out. */
const withoutEmpty = (applicant: Applicant): Record<string, unknown> =>
  Object.fromEntries(Object.entries(applicant).filter(([, text]) => text !== ''));

/** The form leaves a cleared field out; the contract wants an empty text. */
const applicantOf = ({ kind, name, idNumber, phone }: Record<string, unknown>): Applicant => ({
  kind: kind === 'person' ? 'person' : 'organisation',
  name: String(name ?? ''),
  idNumber: String(idNumber ?? ''),
  phone: String(phone ?? ''),
});
