import { useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import type { AnswerOf } from '#server/contract/routes.ts';
import { Answered } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useRead, useSend } from '../ui/read.ts';
import { useCommandId } from '../ui/useCommandId.ts';
import { WhoseNotice } from '../ui/WhoseNotice.tsx';
import { stages as stageWords, termOf } from '../messages/terms.ts';
import { formatMoment } from '../ui/format.ts';
import {
  changesBetween,
  type LimitChange,
  type LimitDraft,
  type Limits,
  ontoBase,
  shownOver,
  type StoredLimits,
  type TypedLimits,
  withTyped,
} from './itemDraft.ts';
import { judgePromised, judgeStatutory } from './limits.ts';
import { StageFields } from './StageFields.tsx';
import { judgeStages, type StageLimits } from './stages.ts';
import { actColumn, TableHead } from '../ui/TableHead.tsx';

type ItemRow = AnswerOf<'listItems'>['rows'][number];

function LimitInput({
  label,
  value,
  wrong,
  isOff,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly wrong: string | null;
  readonly isOff: boolean;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <>
      <InputNumber
        aria-label={label}
        value={value}
        disabled={isOff}
        precision={0}
        onChange={onChange}
        {...(wrong ? { status: 'error' as const } : {})}
        style={{ width: 96 }}
      />
      {wrong && (
        <small className="bjd-wrong" role="alert">
          {wrong}
        </small>
      )}
    </>
  );
}

/** By item: what is not saved yet stays while the page shows something else. */
const unsaved = new Map<string, LimitDraft>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function useLimitDraft(item: string): [LimitDraft | null, (make: (known: LimitDraft | null) => LimitDraft | null) => void] {
  const draft = useSyncExternalStore(subscribe, () => unsaved.get(item) ?? null);
  const change = (make: (known: LimitDraft | null) => LimitDraft | null): void => {
    const next = make(unsaved.get(item) ?? null);
    if (next) unsaved.set(item, next);
    else unsaved.delete(item);
    for (const tell of listeners) tell();
  };
  return [draft, change];
}

/** What the server says of a change made from an older version. */
interface Stale {
  readonly version: number;
  readonly savedBy: { readonly name: string };
  readonly savedAt: number;
  readonly limits: Limits;
}

/** Somebody else was quicker (事项已被修改): who, when, what, and whose is to stay. */
function StaleNotice({
  stale,
  base,
  onTake,
  onKeep,
}: {
  readonly stale: Stale;
  readonly base: Limits;
  readonly onTake: () => void;
  readonly onKeep: () => void;
}) {
  const { say, lang } = useText();
  const wordOf = (what: LimitChange['what']): string => {
    if (what === 'statutoryLimit') return say('item.statutory');
    if (what === 'promisedLimit') return say('item.promised');
    return termOf(stageWords, what, lang);
  };
  const changes = changesBetween(base, stale.limits);
  return (
    <WhoseNotice
      title={say('item.staleBy', { name: stale.savedBy.name, at: formatMoment(stale.savedAt) })}
      take={{ words: say('item.takeTheirs'), onChoose: onTake }}
      keep={{ words: say('item.keepMine'), onChoose: onKeep }}
    >
      {changes.map(({ what, was, is }) => (
        <li key={what}>{say('item.staleChange', { what: wordOf(what), was: was ?? say('stage.none'), is: is ?? say('stage.none') })}</li>
      ))}
      {changes.length === 0 && <li>{say('item.staleOther')}</li>}
    </WhoseNotice>
  );
}

type FullItem = AnswerOf<'getItem'>['item'];

const storedOf = ({ version, statutoryLimit, promisedLimit, stageLimits }: FullItem): StoredLimits => ({
  version,
  statutoryLimit,
  promisedLimit,
  stageLimits: stageLimits as StageLimits,
});

/** Sending what is typed of an item: what of it is saved, what is typed meanwhile stays, and who was quicker. */
function useSaving(item: string, change: ReturnType<typeof useLimitDraft>[1]) {
  const { say } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [stale, setStale] = useState<Stale | null>(null);
  const readAgain = async (): Promise<void> => {
    await Promise.all([['listItems'], ['getItem']].map(queryKey => queries.invalidateQueries({ queryKey })));
  };
  const command = useCommandId();
  const send = useSend('changeItemLimits', command.forget);
  const save = (version: number, limits: Limits): void => {
    const { statutoryLimit, promisedLimit, stageLimits } = limits;
    const said = { version, statutoryLimit, promisedLimit, stageLimits: { ...stageLimits } };
    const body = { id: command.idOf(said), ...said };
    send.mutate(
      { params: { itemId: item }, body },
      {
        onSuccess: answer => {
          void message.success(say('item.saved'));
          void readAgain().then(() => change(known => known && ontoBase(known, { ...limits, version: answer.version })));
        },
        onError: error => {
          const { code, details } = problemOf(error);
          if (code === 'item-stale') setStale(details as unknown as Stale);
        },
      },
    );
  };
  const settle = (keep: (known: LimitDraft, now: StoredLimits) => LimitDraft | null): void => {
    const now = stale && { ...stale.limits, version: stale.version };
    void readAgain().then(() => {
      change(known => known && now && keep(known, now));
      setStale(null);
      send.reset();
    });
  };
  return { send, save, stale, take: () => settle(() => null), keep: () => settle(ontoBase) };
}

function ItemLimitRow({ row, mayManage }: { readonly row: ItemRow; readonly mayManage: boolean }) {
  const { say, pick } = useText();
  const [draft, change] = useLimitDraft(row.id);
  const { send, save, stale, take, keep } = useSaving(row.id, change);
  const full = useRead('getItem', { params: { itemId: row.id } });
  const stored = full.data ? storedOf(full.data.item) : null;
  const { statutoryLimit, promisedLimit, stageLimits } = shownOver(draft, stored ?? { ...row, stageLimits: {} });
  const type = (typed: TypedLimits): void => {
    if (stored) change(known => withTyped(known, stored, typed));
  };
  const isOff = !mayManage || !stored || stale !== null;
  const wrongStatutory = judgeStatutory(statutoryLimit);
  const wrongPromised = wrongStatutory ? null : judgePromised(promisedLimit, { statutory: statutoryLimit ?? 0 });
  const isWrong = !!wrongStatutory || !!wrongPromised || !!judgeStages(stageLimits, promisedLimit);
  const saveTyped = (): void => {
    if (draft && statutoryLimit !== null && promisedLimit !== null)
      save(draft.base.version, { statutoryLimit, promisedLimit, stageLimits });
  };
  const error = stale ? null : send.error;
  return (
    <>
      <tr>
        <td>
          {pick(row.title)}
          <br />
          <small className="bjd-soft">{pick(row.unitTitle)}</small>
        </td>
        <td data-label={say('item.statutory')}>
          <LimitInput
            label={say('item.statutoryOf', { item: pick(row.title) })}
            value={statutoryLimit}
            wrong={wrongStatutory && pick(wrongStatutory)}
            isOff={isOff}
            onChange={value => type({ statutoryLimit: value })}
          />
        </td>
        <td data-label={say('item.promised')}>
          <LimitInput
            label={say('item.promisedOf', { item: pick(row.title) })}
            value={promisedLimit}
            wrong={wrongPromised && pick(wrongPromised)}
            isOff={isOff}
            onChange={value => type({ promisedLimit: value })}
          />
        </td>
        <td data-label={say('item.stages')}>
          {stored && (
            <StageFields
              item={pick(row.title)}
              limits={stageLimits}
              promised={promisedLimit}
              isOff={isOff}
              onChange={limits => type({ stageLimits: limits })}
            />
          )}
          {full.error && !stored && <small className="bjd-wrong">{say('item.notRead')}</small>}
        </td>
        <td className="bjd-number">
          {mayManage && draft && !stale && (
            <Button
              size="small"
              type="primary"
              loading={send.isPending}
              disabled={isWrong || !stored || full.isFetching}
              onClick={saveTyped}
            >
              {say('item.save')}
            </Button>
          )}
          {full.error && !stored && (
            <Button size="small" onClick={() => void full.refetch()}>
              {say('retry')}
            </Button>
          )}
          {error && (
            <small className="bjd-wrong" role="alert">
              {pick(problemOf(error).message)}
            </small>
          )}
        </td>
      </tr>
      {stale && draft && (
        <tr>
          <td colSpan={5}>
            <StaleNotice stale={stale} base={draft.base} onTake={take} onKeep={keep} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Limits of the centre's own items that use the pack (事项时限): changed at once, for new cases. */
export function ItemLimits({ pack }: { readonly pack: string }) {
  const { say } = useText();
  const read = useRead('listItems', {});
  const me = useRead('getMe', {});
  return (
    <section className="bjd-panel">
      <h2>{say('item.limits')}</h2>
      <p className="bjd-soft">{say('item.limitsHint')}</p>
      <Answered read={read}>
        {({ rows }) => {
          const own = rows.filter(row => row.pack === pack);
          if (own.length === 0) return <p>{say('items.none')}</p>;
          return (
            <div className="bjd-scroll">
              <table className="bjd-table bjd-middle bjd-stacked">
                <TableHead columns={['item', 'item.statutory', 'item.promised', 'item.stages', actColumn]} />
                <tbody>
                  {own.map(row => (
                    <ItemLimitRow key={row.id} row={row} mayManage={me.data?.may.includes('item.manage') ?? false} />
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Answered>
    </section>
  );
}
