import { Alert, Button, Input, Modal } from 'antd';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Text } from '#engine/problem.ts';
import { Labelled } from '../codes/Labelled.tsx';
import { type FieldError, type JudgeSetting, judgeIn, loadJudge } from '#forms/render/check.ts';
import { CodesProvider } from '#forms/render/codes.ts';
import { GeneratedForm } from '#forms/render/index.ts';
import type { FieldRights, Values } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { codes } from '../form/preview/codes.ts';
import { fitAnswers } from '../form/preview/fit.ts';
import { Guard } from '../form/preview/Guard.tsx';
import { sampleRoots } from '../form/preview/roots.ts';
import { useText } from '../ui/preferences.tsx';
import { api, problemOf } from '../ui/read.ts';

const blank: FormFile = { title: { zh: '', en: '' }, schema: { type: 'object', properties: {} }, ui: {} };

interface Verdict {
  readonly errors: readonly FieldError[];
  /** Why it could not be judged: the form has errors of its own, or the server could not be asked. */
  readonly why: Text | null;
}
const unjudged: Verdict = { errors: [], why: null };

/** Judges answers with the very validator the server makes of the form as it stands in the draft. */
async function judgeOf({ schema, ui }: FormFile, answers: Values, setting: JudgeSetting): Promise<Verdict> {
  try {
    const { url, problems } = await api.call('compileForm', { body: { schema: { ...schema }, ui: { ...ui } } });
    const [first] = problems.filter(({ severity }) => severity === 'error');
    if (url === null) return { errors: [], why: first?.message ?? null };
    return { errors: judgeIn(await loadJudge({ schema, validator: url }), answers, setting).errors, why: null };
  } catch (error) {
    return { errors: [], why: problemOf(error).message };
  }
}

export interface Filled {
  readonly answers: Values;
  readonly opinion: string;
}

interface PlayedFormProps {
  readonly title: string;
  /** null: the step has no form. */
  readonly file: FormFile | null;
  readonly rights?: FieldRights | null;
  /** `none`: nothing is asked. */
  readonly opinion?: 'required' | 'optional' | 'none';
  readonly begun?: Partial<Filled>;
  readonly onDone: (filled: Filled) => void;
  readonly onClose: () => void;
}

/** A step of a played case as its people fill it (试办填表): checked as the server checks; wrong answers may be kept, a golden case may need them. */
export function PlayedForm({ title, file, rights = null, opinion = 'none', begun = {}, onDone, onClose }: PlayedFormProps) {
  const { say, pick, lang } = useText();
  const form = file ?? blank;
  const roots = useMemo(() => sampleRoots(lang), [lang]);
  const [answers, setAnswers] = useState<Values>(() => fitAnswers(form.schema, begun.answers ?? {}));
  const [words, setWords] = useState(begun.opinion ?? '');
  const opinionId = useId();
  const [isJudging, setJudging] = useState(false);
  const [verdict, setVerdict] = useState<Verdict>(unjudged);
  /** Goes up with every change, and when the dialog is closed: what was judged before is not done any more. */
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current++;
    },
    [],
  );
  const change = (next: Values): void => {
    turn.current++;
    setAnswers(next);
    setVerdict(unjudged);
  };
  const write = (next: string): void => {
    turn.current++;
    setWords(next);
  };
  const filled: Filled = { answers, opinion: words };
  const send = async (): Promise<void> => {
    if (!file) return onDone(filled);
    setJudging(true);
    const asked = turn.current;
    const found = await judgeOf(file, answers, { rights, roots, codes });
    setJudging(false);
    if (turn.current !== asked) return;
    setVerdict(found);
    if (found.why === null && found.errors.length === 0) onDone(filled);
  };
  const { errors, why } = verdict;
  const isWrong = errors.length > 0;
  return (
    <Modal
      open
      width={760}
      title={title}
      onCancel={onClose}
      footer={[
        ...(isWrong || why
          ? [
              <Button key="anyway" onClick={() => onDone(filled)}>
                {say('golden.form.anyway')}
              </Button>,
            ]
          : []),
        <Button key="done" type="primary" loading={isJudging} onClick={() => void send()}>
          {say('golden.form.done')}
        </Button>,
      ]}
    >
      <div className="bjd-stack">
        {isWrong && <Alert type="warning" showIcon title={say('golden.form.wrong', { n: errors.length })} />}
        {why && <Alert type="error" showIcon title={pick(why)} />}
        {file ? (
          <CodesProvider source={codes}>
            <Guard of={form} instead={<Alert type="warning" showIcon title={say('preview.broken')} />}>
              <GeneratedForm
                schema={form.schema}
                ui={form.ui}
                answers={answers}
                onChange={change}
                errors={errors}
                lang={lang}
                prefix="played"
                roots={roots}
                rights={rights}
                isBegun={begun.answers !== undefined}
              />
            </Guard>
          </CodesProvider>
        ) : (
          <p className="bjd-soft">{say('golden.form.none')}</p>
        )}
        {opinion !== 'none' && (
          <Labelled id={opinionId} label={say('golden.opinion')}>
            <Input.TextArea id={opinionId} rows={2} value={words} maxLength={500} onChange={event => write(event.target.value)} />
          </Labelled>
        )}
      </div>
    </Modal>
  );
}
