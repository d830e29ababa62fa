import { useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { v7 } from 'uuid';
import type { AnswerOf } from '#server/contract/routes.ts';
import { Answered } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useRead, useSend } from '../ui/read.ts';
import { isSame as isSameLimits } from '../draft/address.ts';
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

/** Limits of an item as somebody typed them; what is not there is as it is stored. */
interface Typed {
  readonly statutory?: number | null;
  readonly promised?: number | null;
  readonly stages?: StageLimits;
}
/** By item: what is not saved yet stays while the page shows something else. */
const unsaved = new Map<string, Typed>();

function useTyped(item: string) {
  const [typed, show] = useState<Typed>(() => unsaved.get(item) ?? {});
  const set = (next: Typed): void => {
    unsaved.set(item, next);
    show(next);
  };
  return { typed, type: (part: Typed) => set({ ...typed, ...part }), forget: () => set({}) };
}

function ItemLimitRow({ row, mayManage }: { readonly row: ItemRow; readonly mayManage: boolean }) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { typed, type, forget } = useTyped(row.id);
  const { statutory = row.statutoryLimit, promised = row.promisedLimit } = typed;
  const full = useRead('getItem', { params: { itemId: row.id } });
  const stored = (full.data?.item.stageLimits ?? {}) as StageLimits;
  const stages = typed.stages ?? stored;
  const readAgain = async (): Promise<void> => {
    await Promise.all([['listItems'], ['getItem']].map(queryKey => queries.invalidateQueries({ queryKey })));
  };
  const send = useSend('changeItemLimits', () => {
    void message.success(say('item.saved'));
    void readAgain().then(forget);
  });
  const wrongStatutory = judgeStatutory(statutory);
  const wrongPromised = wrongStatutory ? null : judgePromised(promised, { statutory: statutory ?? 0 });
  const isSame = statutory === row.statutoryLimit && promised === row.promisedLimit && isSameLimits(stages, stored);
  const isWrong = !!wrongStatutory || !!wrongPromised || !!judgeStages(stages, promised);
  const save = (): void => {
    const item = full.data?.item;
    if (!item || statutory === null || promised === null) return;
    const body = { id: v7(), version: item.version, statutoryLimit: statutory, promisedLimit: promised, stageLimits: { ...stages } };
    // somebody else was quicker, perhaps: the next try goes on from what they stored
    send.mutate({ params: { itemId: row.id }, body }, { onError: () => void readAgain() });
  };
  return (
    <tr>
      <td>
        {pick(row.title)}
        <br />
        <small className="bjd-soft">{pick(row.unitTitle)}</small>
      </td>
      <td>
        <LimitInput
          label={say('item.statutoryOf', { item: pick(row.title) })}
          value={statutory}
          wrong={wrongStatutory && pick(wrongStatutory)}
          isOff={!mayManage}
          onChange={value => type({ statutory: value })}
        />
      </td>
      <td>
        <LimitInput
          label={say('item.promisedOf', { item: pick(row.title) })}
          value={promised}
          wrong={wrongPromised && pick(wrongPromised)}
          isOff={!mayManage}
          onChange={value => type({ promised: value })}
        />
      </td>
      <td>
        {full.data && (
          <StageFields
            item={pick(row.title)}
            limits={stages}
            promised={promised}
            isOff={!mayManage}
            onChange={limits => type({ stages: limits })}
          />
        )}
      </td>
      <td className="bjd-number">
        {mayManage && !isSame && (
          <Button size="small" type="primary" loading={send.isPending} disabled={isWrong || !full.data || full.isFetching} onClick={save}>
            {say('item.save')}
          </Button>
        )}
        {send.error && (
          <small className="bjd-wrong" role="alert">
            {pick(problemOf(send.error).message)}
          </small>
        )}
      </td>
    </tr>
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
              <table className="bjd-table bjd-middle">
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
