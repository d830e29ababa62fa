import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#server/contract/routes.ts';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useRead, useSend } from '../ui/read.ts';
import { useCommandId } from '../ui/useCommandId.ts';

type Row = AnswerOf<'listAdoptable'>['rows'][number];

/** Adopting a pack of the centre above (承接): which items this centre offers, and the unit that does each. */
export function AdoptDialog({ pack, onClose }: { readonly pack: Row; readonly onClose: () => void }) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const organisation = useRead('getOrganisation', {});
  const units = organisation.data?.units ?? [];
  /** Item -> unit; an item without unit is not taken over. */
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const command = useCommandId();
  const send = useSend('adoptPack', () => {
    void message.success(say('adopt.success', { pack: pick(pack.title) }));
    void queries.invalidateQueries();
    onClose();
  });
  const take = (item: string, unit: string | null): void => {
    const { [item]: _, ...rest } = chosen;
    setChosen(unit === null ? rest : { ...rest, [item]: unit });
  };
  const adopt = (): void => {
    const items = Object.entries(chosen).map(([item, unit]) => ({ item, unit }));
    send.mutate({ params: { packId: pack.id }, body: { id: command.idOf(items), items } });
  };
  return (
    <Modal
      open
      width={760}
      title={say('adopt.dialog', { pack: pick(pack.title) })}
      okText={say('adopt.ok')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: send.isPending, disabled: pack.items.length > 0 && Object.keys(chosen).length === 0 }}
      onOk={adopt}
      onCancel={onClose}
    >
      <div className="bjd-stack">
        {send.error && <Alert type="error" showIcon title={pick(problemOf(send.error).message)} />}
        {organisation.isError && (
          <Alert
            type="error"
            showIcon
            title={pick(problemOf(organisation.error).message)}
            action={
              <Button size="small" onClick={() => void organisation.refetch()}>
                {say('retry')}
              </Button>
            }
          />
        )}
        <p className="bjd-soft">{say(pack.items.length === 0 ? 'adopt.noItems' : 'adopt.choose')}</p>
        <ul className="bjd-adopt">
          {pack.items.map(item => (
            <li key={item.id}>
              <Checkbox
                checked={item.id in chosen}
                disabled={units.length === 0}
                onChange={({ target }) => take(item.id, target.checked ? (units[0]?.id ?? null) : null)}
              >
                {pick(item.title)}
                <small className="bjd-soft">
                  {' '}
                  {say(item.promisedLimit === 0 ? 'adopt.limitsSameDay' : 'adopt.limits', {
                    promised: item.promisedLimit,
                    statutory: item.statutoryLimit,
                  })}
                </small>
              </Checkbox>
              {item.id in chosen && (
                <Select
                  aria-label={say('adopt.unitOf', { item: pick(item.title) })}
                  value={chosen[item.id] ?? null}
                  options={units.map(({ id, title }) => ({ value: id, label: pick(title) }))}
                  onChange={unit => take(item.id, unit)}
                  style={{ minWidth: 180 }}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}
