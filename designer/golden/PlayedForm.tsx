import { Alert, Button, Input, Modal } from 'antd';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Labelled } from '../codes/Labelled.tsx';
import { CodesProvider } from '#forms/render/codes.ts';
import { GeneratedForm } from '#forms/render/index.ts';
import type { FieldRights, Values } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { codes } from '../form/preview/codes.ts';
import { fitAnswers } from '../form/preview/fit.ts';
import { Guard } from '../form/preview/Guard.tsx';
import { sampleRoots } from '../form/preview/roots.ts';
import { useTrial } from '../form/preview/useTrial.ts';
import { useText } from '../ui/preferences.tsx';

const blank: FormFile = { title: { zh: '', en: '' }, schema: { type: 'object', properties: {} }, ui: {} };

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
  const [sending, setSending] = useState<'no' | 'asked' | 'judged'>('no');
  const trial = useTrial(form, answers, { rights, roots });
  const { state, errors } = trial;
  const filled = useRef<Filled>({ answers, opinion: words });
  filled.current = { answers, opinion: words };
  const done = useRef(onDone);
  done.current = onDone;
  const isJudged = state.kind === 'done' || state.kind === 'refused' || state.kind === 'failed';
  useEffect(() => {
    // the answers are judged in the same round in which the validator came: what they lack is known in the next
    if (sending === 'asked' && isJudged) setSending('judged');
    if (sending !== 'judged') return;
    setSending('no');
    if (state.kind === 'done' && errors.length === 0) done.current(filled.current);
  }, [sending, isJudged, state, errors]);
  const send = (): void => {
    if (!file || (state.kind === 'done' && errors.length === 0)) {
      onDone(filled.current);
      return;
    }
    setSending('asked');
    trial.run();
  };
  const isWrong = state.kind === 'done' && errors.length > 0;
  const why = state.kind === 'refused' || state.kind === 'failed' ? state.why : null;
  return (
    <Modal
      open
      width={760}
      title={title}
      onCancel={onClose}
      footer={[
        ...(isWrong || why
          ? [
              <Button key="anyway" onClick={() => onDone(filled.current)}>
                {say('golden.form.anyway')}
              </Button>,
            ]
          : []),
        <Button key="done" type="primary" loading={sending !== 'no'} onClick={send}>
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
                onChange={setAnswers}
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
            <Input.TextArea id={opinionId} rows={2} value={words} maxLength={500} onChange={event => setWords(event.target.value)} />
          </Labelled>
        )}
      </div>
    </Modal>
  );
}
