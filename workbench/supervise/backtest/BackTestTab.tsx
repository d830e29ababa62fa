import { Alert, Button, Input, Segmented, Select } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { BodyOf } from '#server/contract/routes.ts';
import type { PackRow } from '#server/contract/schemas.ts';
import { api, problemOf, useRead } from '../../shared/api/index.ts';
import { Answered, Empty, ProblemAlert } from '../../shared/states/index.ts';
import { clockWords } from '../clock-words.ts';
import { useSuperviseText } from '../useSuperviseText.ts';
import { BackTestResult } from './BackTestResult.tsx';
import { Period, type PeriodValue } from './Period.tsx';
import { RuleForm } from './RuleForm.tsx';
import { type CardsJson, draftsOf, faultsOf, hasRules, type RuleDraft, readText, textOf, withDrafts } from './rules.ts';

/** Kinds of packs that cases are opened with (办件类型): the others are called by them and have no cards of their own. */
const caseTypes: readonly string[] = ['instant', 'promised', 'joint', 'escalated', 'reply'];

/** 规则回测: changed card rules over past cases, before anybody publishes them. */
export function BackTestTab() {
  const { t } = useSuperviseText();
  const packs = useRead('listPacks', {});
  return (
    <Answered read={packs} rows={6}>
      {({ rows }) => {
        const published = rows.filter(({ content, kind }) => content !== null && caseTypes.includes(kind));
        if (published.length > 0) return <Packs packs={published} />;
        return (
          <div className="bj-panel">
            <Empty title={t('test.packNone')} hint={t('test.packNoneHint')} />
          </div>
        );
      }}
    </Answered>
  );
}

/** Which pack is tested; those with cards rules come from their newest release. */
function Packs({ packs }: { readonly packs: readonly PackRow[] }) {
  const { t, pick } = useSuperviseText();
  const id = useId();
  // Most cases are promised ones: their rules come first.
  const [chosen, setChosen] = useState((packs.find(({ kind }) => kind === 'promised') ?? packs[0])?.id ?? '');
  const pack = packs.find(one => one.id === chosen);
  return (
    <>
      <p className="bj-soft bj-supervise-note">{t('test.hint')}</p>
      <div className="bj-test-pack">
        <label htmlFor={id}>{t('test.pack')}</label>
        <Select
          id={id}
          value={chosen}
          onChange={setChosen}
          options={packs.map(one => ({ value: one.id, label: pick(one.title) }))}
          style={{ minWidth: 220 }}
        />
      </div>
      {pack?.content && <PackRules key={pack.id} pack={pack.id} content={pack.content} />}
    </>
  );
}

function PackRules({ pack, content }: { readonly pack: string; readonly content: string }) {
  const { t } = useSuperviseText();
  const release = useRead('getRelease', { params: { content } });
  return (
    <Answered read={release} rows={6}>
      {({ cards }) =>
        hasRules(cards) ? (
          <Tested pack={pack} inForce={cards} />
        ) : (
          <div className="bj-panel">
            <Empty title={t('test.noRules')} hint={t('test.noRulesHint')} />
          </div>
        )
      }
    </Answered>
  );
}

/** The rules as they are being changed: in the form and as text, each following the other. */
function useRules(inForce: CardsJson) {
  const [cards, setCards] = useState<CardsJson>(inForce);
  const [drafts, setDrafts] = useState<readonly RuleDraft[]>(() => draftsOf(inForce));
  const [text, setText] = useState(() => textOf(inForce));
  const read = readText(text);
  const before = new Map(draftsOf(inForce).map(draft => [draft.id, JSON.stringify(draft)]));
  const take = (next: CardsJson, rules: readonly RuleDraft[], words: string): void => {
    setCards(next);
    setDrafts(rules);
    setText(words);
  };
  return {
    cards,
    drafts,
    text,
    read,
    isSame: JSON.stringify(cards) === JSON.stringify(inForce),
    changed: new Set(drafts.filter(draft => before.get(draft.id) !== JSON.stringify(draft)).map(({ id }) => id)),
    edit: (rules: readonly RuleDraft[]) => {
      const next = withDrafts(inForce, rules);
      take({ ...cards, rules: next.rules }, rules, textOf({ ...cards, rules: next.rules }));
    },
    type: (words: string) => {
      const typed = readText(words);
      if (typed.ok) take(typed.cards, draftsOf(typed.cards), words);
      else setText(words);
    },
    reset: () => take(inForce, draftsOf(inForce), textOf(inForce)),
  };
}

function Tested({ pack, inForce }: { readonly pack: string; readonly inForce: CardsJson }) {
  const { t, lang } = useSuperviseText();
  const rules = useRules(inForce);
  const [view, setView] = useState<'form' | 'json'>('form');
  const [period, setPeriod] = useState<PeriodValue>({ from: null, to: null });
  const [isTried, setTried] = useState(false);
  const test = useMutation({ mutationFn: (body: BodyOf<'backTestCards'>) => api.call('backTestCards', { body }) });
  const body: BodyOf<'backTestCards'> = {
    pack,
    cards: { ...rules.cards },
    ...(period.from ? { from: period.from } : {}),
    ...(period.to ? { to: period.to } : {}),
  };
  const run = (): void => {
    setTried(true);
    // what is wrong is shown where it can be put right
    if (!rules.read.ok) setView('json');
    else if (rules.drafts.some(draft => faultsOf(draft).length > 0)) setView('form');
    else test.mutate(body);
  };
  const basis = typeof rules.cards.basis === 'string' ? rules.cards.basis : null;
  return (
    <>
      <section className="bj-panel bj-panel-body bj-test">
        <div className="bj-row bj-test-head">
          {basis && (
            <span>
              {t('test.basis')}：{clockWords(basis, lang)}
            </span>
          )}
          <span className="bj-chip" data-tone={rules.isSame ? 'rest' : 'soon'}>
            {t(rules.isSame ? 'test.isSame' : 'test.isChanged')}
          </span>
          {!rules.isSame && (
            <Button size="small" onClick={rules.reset}>
              {t('test.reset')}
            </Button>
          )}
          <Segmented
            aria-label={t('test.view')}
            value={view}
            onChange={value => setView(value as 'form' | 'json')}
            options={[
              { value: 'form', label: t('test.form') },
              { value: 'json', label: t('test.json') },
            ]}
            style={{ marginLeft: 'auto' }}
          />
        </div>
        {view === 'form' ? (
          <RuleForm drafts={rules.drafts} changed={rules.changed} isTried={isTried} onChange={rules.edit} />
        ) : (
          <Source text={rules.text} read={rules.read} onChange={rules.type} />
        )}
        <div className="bj-test-run">
          <Period value={period} onChange={setPeriod} />
          <Button type="primary" onClick={run} disabled={test.isPending}>
            {t('test.run')}
          </Button>
          {test.isPending && <span role="status">{t('test.running')}</span>}
        </div>
      </section>
      <ProblemAlert problem={test.error ? problemOf(test.error) : null} />
      {test.data && JSON.stringify(test.variables) !== JSON.stringify(body) && (
        <Alert type="info" showIcon title={t('test.stale')} className="bj-supervise-note" />
      )}
      {test.data && <BackTestResult result={test.data} />}
    </>
  );
}

interface SourceProps {
  readonly text: string;
  readonly read: ReturnType<typeof readText>;
  readonly onChange: (text: string) => void;
}

/** cards.json as text, for experts; what is wrong stands beside it. */
function Source({ text, read, onChange }: SourceProps) {
  const { t } = useSuperviseText();
  const id = useId();
  return (
    <div className="bj-source">
      <label htmlFor={id}>{t('test.json')}</label>
      <Input.TextArea
        id={id}
        value={text}
        onChange={event => onChange(event.target.value)}
        autoSize={{ minRows: 12, maxRows: 28 }}
        spellCheck={false}
        aria-invalid={!read.ok}
        aria-describedby={read.ok ? undefined : `${id}-error`}
        {...(read.ok ? {} : { status: 'error' as const })}
      />
      {!read.ok && (
        <p id={`${id}-error`} className="bj-act-error" role="alert">
          {read.line === null ? t('fault.shape') : t('fault.json', { line: read.line })}
        </p>
      )}
    </div>
  );
}
