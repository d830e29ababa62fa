import { CheckOutlined, ClearOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented, Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { CodesProvider } from '#forms/render/codes.ts';
import { GeneratedForm } from '#forms/render/index.ts';
import { isValues } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { useText } from '../../ui/preferences.tsx';
import type { StepUse } from '../list/uses.ts';
import { codes } from './codes.ts';
import { fitAnswers } from './fit.ts';
import { Guard } from './Guard.tsx';
import { Paper, usePrinting } from './Paper.tsx';
import { sampleRoots } from './roots.ts';
import { useSamples } from './samples.ts';
import { hiddenTitles } from './steps.ts';
import { type Trial, useTrial } from './useTrial.ts';
import './preview.css';

/** Ways to look at a form (预览方式). */
const devices = ['desktop', 'phone', 'print'] as const;
export type Device = (typeof devices)[number];

interface FormPreviewProps {
  readonly id: string;
  readonly file: FormFile;
  /** Steps as which the form may be looked at. */
  readonly steps: readonly StepUse[];
}

function Result({ trial }: { readonly trial: Trial }) {
  const { say, pick } = useText();
  const { state, errors } = trial;
  if (state.kind === 'refused') return <Alert type="error" showIcon title={say('preview.cannot', { why: pick(state.why) })} />;
  if (state.kind === 'failed') return <Alert type="error" showIcon title={say('preview.failed', { why: pick(state.why) })} />;
  return (
    <p role="status" className={errors.length > 0 ? 'bjd-wrong' : 'bjf-good'}>
      {state.kind === 'compiling' && say('preview.checking')}
      {state.kind === 'done' && (errors.length > 0 ? say('preview.bad', { n: errors.length }) : say('preview.good'))}
    </p>
  );
}

/** A form as people will see it (预览): on a computer, on a phone, on paper, as any step, filled in with examples and checked as for real. */
export function FormPreview({ id, file, steps }: FormPreviewProps) {
  const { say, lang } = useText();
  const shown = useDeferredValue(file);
  const [device, setDevice] = useState<Device>('desktop');
  const [step, setStep] = useState<string | null>(null);
  const samples = useSamples(id);
  const [isBegun] = useState(() => Object.keys(samples.answers).length > 0);
  const roots = useMemo(() => sampleRoots(lang), [lang]);
  const rights = steps.find(({ element }) => element === step)?.rights ?? null;
  const answers = useMemo(() => fitAnswers(shown.schema, samples.answers), [shown.schema, samples.answers]);
  const trial = useTrial(shown, answers, { rights, roots });
  const [cleared, setCleared] = useState(0);
  const clear = (): void => {
    samples.setAnswers({});
    setCleared(cleared + 1);
  };
  const paper = () => <Paper file={shown} answers={answers} roots={roots} rights={rights} />;
  const printing = usePrinting(paper);
  const isEmpty = !isValues(shown.schema.properties) || Object.keys(shown.schema.properties).length === 0;
  const unseen = hiddenTitles(shown.schema, rights);
  return (
    <section className="bjf-preview" aria-label={say('preview.label')}>
      <div className="bjf-preview-bar">
        <Segmented
          aria-label={say('preview.device')}
          value={device}
          options={devices.map(value => ({ value, label: say(`preview.${value}`) }))}
          onChange={setDevice}
        />
        {steps.length > 0 && (
          <Select
            aria-label={say('preview.as')}
            value={step ?? ''}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: say('preview.asAny') },
              ...steps.map(({ element, name }) => ({ value: element, label: say('preview.asStep', { step: name }) })),
            ]}
            onChange={value => setStep(value === '' ? null : value)}
          />
        )}
        <span className="bjf-acts">
          <Button size="small" icon={<CheckOutlined />} disabled={isEmpty} onClick={trial.run}>
            {say('preview.check')}
          </Button>
          <Button size="small" icon={<ClearOutlined />} onClick={clear}>
            {say('preview.clear')}
          </Button>
          <Button size="small" icon={<PrinterOutlined />} disabled={isEmpty} onClick={printing.print}>
            {say('preview.printNow')}
          </Button>
        </span>
      </div>
      <Result trial={trial} />
      {unseen.length > 0 && <p className="bjd-soft">{say('preview.hiddenHere', { fields: unseen.join(lang === 'zh' ? '、' : ', ') })}</p>}
      <CodesProvider source={codes}>
        <Guard of={shown} instead={<Alert type="warning" showIcon title={say('preview.broken')} />}>
          <div className="bjf-stage" data-device={device} tabIndex={-1}>
            <div className="bjf-device">
              {isEmpty && <p className="bjd-soft">{say('preview.empty')}</p>}
              {!isEmpty && device === 'print' && paper()}
              {!isEmpty && device !== 'print' && (
                <GeneratedForm
                  key={`${cleared}/${device}`}
                  schema={shown.schema}
                  ui={shown.ui}
                  answers={answers}
                  onChange={samples.setAnswers}
                  errors={trial.errors}
                  lang={lang}
                  prefix={`preview-${id}`}
                  roots={roots}
                  rights={rights}
                  isBegun={isBegun && cleared === 0}
                />
              )}
            </div>
          </div>
          {printing.sheet}
        </Guard>
      </CodesProvider>
      <small className="bjd-soft">{say('preview.kept')}</small>
    </section>
  );
}
