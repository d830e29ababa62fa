import { ArrowLeftOutlined, SaveOutlined } from '@ant-design/icons';
import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Input, Popconfirm, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useMemo, useState } from 'react';
import type { ServiceItem } from '#engine/cases/state.ts';
import type { FieldRights } from '#forms/schema/types.ts';
import type { FormFile, Scenario, ScenarioStep } from '#processes/types.ts';
import type { Played } from '#server/contract/playing.ts';
import { useDesk } from '../draft/EditField.tsx';
import { stages, termOf } from '../messages/terms.ts';
import { withTitles } from '../releases/names.ts';
import { useTitles } from '../releases/useTitles.ts';
import { Loading, Notice } from '../ui/Answered.tsx';
import { sayOr, useText } from '../ui/preferences.tsx';
import { api, problemOf } from '../ui/read.ts';
import { DiagramView } from '../viewer/index.ts';
import { cutAt, itemsOf, withStep, withStepAt } from './cases.ts';
import { marksOf } from './marks.ts';
import { NextSteps } from './NextSteps.tsx';
import { PlayedForm } from './PlayedForm.tsx';
import { StepList } from './StepList.tsx';
import type { Golden, OpenCase } from './useGolden.tsx';
import { useKept } from './useKept.ts';
import './golden.css';

/** What is being filled in: the application, a task that is open, or a step done before. */
type Filling =
  | { readonly kind: 'application' }
  | { readonly kind: 'task'; readonly task: Played['tasks'][number] }
  | { readonly kind: 'step'; readonly index: number };

interface PlayDeskProps {
  readonly open: OpenCase;
  readonly onPlay: Golden['play'];
  readonly onKeep: (expected: Scenario['expect']) => void;
  readonly onClose: () => void;
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div style={{ display: 'contents' }}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Where the played case stands (办件现状). */
function Standing({ played, titles }: { readonly played: Played; readonly titles: Readonly<Record<string, string>> }) {
  const { say, pick, lang } = useText();
  const comma = lang === 'zh' ? '、' : ', ';
  const list = (words: readonly string[]): string => words.join(comma) || say('none');
  return (
    <dl className="bjd-facts">
      <Fact label={say('golden.moment')}>{played.moment.replace('T', ' ')}</Fact>
      <Fact label={say('golden.documents')}>{list(played.documents.map(id => titles[id] ?? id))}</Fact>
      <Fact label={say('golden.cards')}>{list(played.cards.map(({ level, on }) => `${sayOr(say, `card.${level}`, 'none')} ${on}`))}</Fact>
      <Fact label={say('golden.due')}>{list(played.clocks.map(({ id, dueOn }) => `${clockWords(id, titles, lang)} ${dueOn}`))}</Fact>
      {played.incidents.length > 0 && (
        <Fact label={say('golden.incidents')}>
          {played.incidents.map(({ message }) => (
            <p key={message.en} className="bjd-wrong">
              {pick(message)}
            </p>
          ))}
        </Fact>
      )}
    </dl>
  );
}

/** What a clock is called: by its rule, of a stage or a step by what it counts. */
function clockWords(id: string, titles: Readonly<Record<string, string>>, lang: 'zh' | 'en'): string {
  const [kind, of = ''] = id.split(':');
  if (kind === 'stage') return termOf(stages, of, lang) ?? of;
  return titles[id] ?? titles[of.split('.')[0] ?? ''] ?? titles[kind ?? ''] ?? id;
}

/** How the case as played compares with what it expects (对照应有结果). */
function Verdict({
  played,
  expects,
  titles,
}: {
  readonly played: Played;
  readonly expects: boolean;
  readonly titles: Readonly<Record<string, string>>;
}) {
  const { say, pick } = useText();
  if (!expects) return null;
  if (played.differences.length === 0) return <Alert type="success" showIcon title={say('golden.agrees')} />;
  const line = (text: { zh: string; en: string }) => <p key={text.en}>{withTitles(pick(text), titles)}</p>;
  return <Alert type="warning" showIcon title={say('golden.differs')} description={played.differences.map(line)} />;
}

/** One case played step by step (试办): what is done becomes a golden case of the draft, with what came out as what is expected. */
export function PlayDesk({ open, onPlay, onKeep, onClose }: PlayDeskProps) {
  const { say, pick, lang } = useText();
  const { message } = App.useApp();
  const desk = useDesk();
  const kept = useKept();
  const titles = useTitles();
  const { begin, scenario, isFilled } = open;
  const [filling, setFilling] = useState<Filling | null>(null);
  const items = itemsOf(desk.body);
  const item: ServiceItem | undefined = items.find(one => one.id === scenario.item);
  const read = useQuery({
    queryKey: ['play', desk.pack, kept, scenario],
    queryFn: () => api.call('playPack', { params: { packId: desk.pack }, body: { of: kept!.of, scenario: { ...scenario } } }),
    enabled: kept !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const played = read.data ?? null;
  const marks = useMemo(() => (played ? marksOf(played, desk.pack) : null), [played, desk.pack]);
  const add = (step: ScenarioStep): void => onPlay(one => withStep(one, step));
  const keep = (): void => {
    if (!played?.expectation) return;
    message.success(say('golden.kept'));
    onKeep(played.expectation as Scenario['expect']);
  };
  const title = (lang === 'en' ? scenario.title.en : scenario.title.zh) || say('golden.untitled');
  return (
    <section className="bjd-stack" aria-label={say('golden.editing')}>
      <div className="bjd-panel bjd-tried-head">
        <Popconfirm
          title={say('golden.leave.title')}
          description={say('golden.leave.hint')}
          okText={say('golden.leave')}
          cancelText={say('cancel')}
          onConfirm={onClose}
          disabled={scenario === begin}
        >
          <Button icon={<ArrowLeftOutlined />} onClick={() => scenario === begin && onClose()}>
            {say('golden.back')}
          </Button>
        </Popconfirm>
        <Input
          aria-label={say('golden.title')}
          placeholder={say('golden.title')}
          value={scenario.title.zh}
          maxLength={100}
          onChange={({ target: { value: zh } }) => onPlay(one => ({ ...one, title: { ...one.title, zh } }))}
        />
        <Input
          aria-label={say('golden.english')}
          placeholder={say('golden.english')}
          value={scenario.title.en}
          maxLength={100}
          onChange={({ target: { value: en } }) => onPlay(one => ({ ...one, title: { ...one.title, en } }))}
        />
        <Select
          aria-label={say('golden.item')}
          value={scenario.item}
          style={{ minWidth: 180 }}
          options={items.map(one => ({ value: one.id, label: pick(one.title) }))}
          onChange={value => onPlay(one => ({ ...one, item: value, answers: {}, steps: [] }))}
        />
        <DatePicker
          aria-label={say('golden.start')}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          allowClear={false}
          value={dayjs(scenario.start)}
          onChange={at => at && onPlay(one => ({ ...one, start: at.format('YYYY-MM-DDTHH:mm') }))}
        />
        <Button
          type="primary"
          icon={<SaveOutlined />}
          disabled={!played?.expectation || read.isFetching || scenario.title.zh.trim() === ''}
          onClick={keep}
        >
          {say('golden.keep')}
        </Button>
      </div>
      {desk.state === 'failed' && (
        <Alert
          type="error"
          showIcon
          title={`${say('save.failed')} ${desk.problem ? pick(desk.problem.message) : ''}`}
          action={
            <Button size="small" onClick={() => void desk.save()}>
              {say('save')}
            </Button>
          }
        />
      )}
      {kept === null && desk.state !== 'failed' && <p role="status">{say('golden.saving')}</p>}
      {read.error && <Notice title={pick(problemOf(read.error).message)} hint={say('golden.stuck')} isAlert />}
      {read.isPending && kept !== null && <Loading rows={6} />}
      {played && (
        // what is shown is of the case before its last step: a step taken from it would be done twice
        <div className="bjd-tried" aria-busy={read.isFetching} inert={read.isPlaceholderData}>
          <section className="bjd-panel">
            <h3>{say('golden.steps')}</h3>
            <StepList
              scenario={scenario}
              played={played}
              itemTitle={item ? pick(item.title) : scenario.item}
              names={titles}
              onApplication={() => setFilling({ kind: 'application' })}
              onChange={index => setFilling({ kind: 'step', index })}
              onCut={index => onPlay(one => cutAt(one, index))}
            />
          </section>
          <section className="bjd-panel bjd-stack">
            <h3>{say('golden.next')}</h3>
            {isFilled ? (
              <NextSteps played={played} item={item} names={titles} onTask={task => setFilling({ kind: 'task', task })} onStep={add} />
            ) : (
              <Button type="primary" onClick={() => setFilling({ kind: 'application' })}>
                {say('golden.fillApplication')}
              </Button>
            )}
            <h3>{say('golden.where')}</h3>
            <Standing played={played} titles={titles} />
            <Verdict played={played} expects={Object.keys(begin.expect).length > 0} titles={titles} />
          </section>
        </div>
      )}
      {marks && <DiagramView bpmn={desk.parts.bpmn} title={title} lang={lang} marks={marks} />}
      {filling && (
        <Fill
          filling={filling}
          scenario={scenario}
          played={played}
          item={item}
          names={titles}
          onScenario={next => {
            onPlay(() => next, true);
            setFilling(null);
          }}
          onClose={() => setFilling(null)}
        />
      )}
    </section>
  );
}

interface FillProps {
  readonly filling: Filling;
  readonly scenario: Scenario;
  readonly played: Played | null;
  readonly item: ServiceItem | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly onScenario: (scenario: Scenario) => void;
  readonly onClose: () => void;
}

/** The dialog of what is being filled in. */
function Fill({ filling, scenario, item, names, onScenario, onClose }: FillProps) {
  const { say } = useText();
  const { parts } = useDesk();
  const formOf = (form: string | undefined): FormFile | null =>
    form !== undefined && Object.hasOwn(parts.forms, form) ? parts.forms[form]! : null;
  if (filling.kind === 'application')
    return (
      <PlayedForm
        title={say('golden.fillApplication')}
        file={formOf(item?.form)}
        begun={{ answers: scenario.answers }}
        onDone={({ answers }) => onScenario({ ...scenario, answers })}
        onClose={onClose}
      />
    );
  if (filling.kind === 'task') {
    const { task } = filling;
    return (
      <PlayedForm
        title={task.name}
        file={task.file as FormFile | null}
        rights={task.rights as FieldRights | null}
        opinion={task.opinion}
        onDone={({ answers, opinion }) =>
          onScenario(
            withStep(scenario, {
              complete: task.element,
              ...(task.of === null ? {} : { of: task.of }),
              data: answers,
              ...(opinion.trim() === '' ? {} : { opinion: opinion.trim() }),
            }),
          )
        }
        onClose={onClose}
      />
    );
  }
  const step = scenario.steps[filling.index];
  if (!step || !('complete' in step)) return null;
  return (
    <StepForm
      step={step}
      name={names[step.complete] ?? step.complete}
      onDone={next => onScenario(withStepAt(scenario, filling.index, next))}
      onClose={onClose}
    />
  );
}

type CompleteStep = Extract<ScenarioStep, { complete: string }>;

/** A step done before, filled in anew. */
function StepForm({
  step,
  name,
  onDone,
  onClose,
}: {
  readonly step: CompleteStep;
  readonly name: string;
  readonly onDone: (step: CompleteStep) => void;
  readonly onClose: () => void;
}) {
  const { parts } = useDesk();
  const form = formOfStep(parts.bpmn, step.complete);
  const file = form !== null && Object.hasOwn(parts.forms, form) ? parts.forms[form]! : null;
  return (
    <PlayedForm
      title={name}
      file={file}
      opinion="optional"
      begun={{ answers: step.data ?? {}, opinion: step.opinion ?? '' }}
      onDone={({ answers, opinion }) => {
        const { opinion: _former, ...rest } = step;
        onDone({ ...rest, data: answers, ...(opinion.trim() === '' ? {} : { opinion: opinion.trim() }) });
      }}
      onClose={onClose}
    />
  );
}

/** The form of a person's step as it is drawn; null: it has none here. */
function formOfStep(bpmn: string, element: string): string | null {
  const drawn = new DOMParser().parseFromString(bpmn, 'text/xml').querySelector(`[id="${CSS.escape(element)}"]`);
  return drawn?.getAttribute('bj:form') ?? null;
}
