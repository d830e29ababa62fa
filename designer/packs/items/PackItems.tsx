import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Select } from 'antd';
import { useId, useState } from 'react';
import { Answered } from '../../ui/Answered.tsx';
import { useText } from '../../ui/preferences.tsx';
import { problemOf, useRead, useSend } from '../../ui/read.ts';
import { useCommandId } from '../../ui/useCommandId.ts';

/** Which items run by this pack (适用事项), and letting another item of the centre run by it from now on. */
export function PackItems({ pack, isReleased }: { readonly pack: string; readonly isReleased: boolean }) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const id = useId();
  const read = useRead('listItems', {});
  const mayManage = useRead('getMe', {}).data?.may.includes('item.manage') ?? false;
  const [item, setItem] = useState<string | null>(null);
  const command = useCommandId();
  const send = useSend('changeItemPack', () => {
    void message.success(say('packItems.done'));
    setItem(null);
    command.forget();
    void queries.invalidateQueries();
  });
  return (
    <section className="bjd-panel">
      <h2>{say('items')}</h2>
      <Answered read={read}>
        {({ rows }) => {
          const own = rows.filter(row => row.pack === pack);
          const others = rows.filter(row => row.pack !== pack);
          const chosen = others.find(row => row.id === item);
          return (
            <div className="bjd-stack">
              {own.length === 0 ? (
                <p>{say('items.none')}</p>
              ) : (
                <ul>
                  {own.map(row => (
                    <li key={row.id}>
                      {pick(row.title)} <small className="bjd-soft">{pick(row.unitTitle)}</small>
                    </li>
                  ))}
                </ul>
              )}
              {send.error && <Alert type="error" showIcon title={pick(problemOf(send.error).message)} />}
              {!isReleased && <p className="bjd-soft">{say('packItems.later')}</p>}
              {mayManage && isReleased && (
                <div className="bjd-line">
                  <label htmlFor={id}>{say('packItems.take')}</label>
                  <Select
                    id={id}
                    showSearch={{ optionFilterProp: 'label' }}
                    style={{ minWidth: 320 }}
                    placeholder={say('packItems.choose')}
                    value={item}
                    options={others.map(row => ({ value: row.id, label: `${pick(row.title)}（${pick(row.packTitle)}）` }))}
                    onChange={setItem}
                  />
                  <Button
                    type="primary"
                    disabled={!chosen}
                    loading={send.isPending}
                    onClick={() => {
                      if (!chosen) return;
                      const said = { version: chosen.version, pack };
                      const body = { id: command.idOf([chosen.id, said]), ...said };
                      // what somebody else changed of the item meanwhile is read again, so that the next try goes on from there
                      const onError = (): void => void queries.invalidateQueries({ queryKey: ['listItems'] });
                      send.mutate({ params: { itemId: chosen.id }, body }, { onError });
                    }}
                  >
                    {say('packItems.ok')}
                  </Button>
                </div>
              )}
              {mayManage && isReleased && <p className="bjd-soft">{say('packItems.hint')}</p>}
            </div>
          );
        }}
      </Answered>
    </section>
  );
}
