import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { PackRow } from '#server/contract/schemas.ts';
import { Labelled } from '../../codes/Labelled.tsx';
import { sayOr, useText } from '../../ui/preferences.tsx';
import { problemOf, useSend } from '../../ui/read.ts';
import { packIdPattern, proposedId } from './id.ts';

const kinds = ['promised', 'instant', 'joint', 'escalated', 'supplement', 'rejection', 'reply', 'first-contact', 'other'] as const;

/** What the dialog asks for. */
interface Wish {
  readonly title: string;
  readonly english: string;
  readonly kind: string;
  /** Pack to copy; null: an empty canvas. */
  readonly copyOf: string | null;
  readonly isCopy: boolean;
  /** Id typed by hand; null: the proposed one. */
  readonly id: string | null;
}
const nothing: Wish = { title: '', english: '', kind: 'other', copyOf: null, isCopy: false, id: null };

/** The id proposed for a title; '' while there is none. */
function useProposed(title: string, packs: readonly PackRow[]): string {
  const [proposed, setProposed] = useState('');
  useEffect(() => {
    let isLate = false;
    void proposedId(title, new Set(packs.map(({ id }) => id))).then(id => {
      if (!isLate) setProposed(id);
    });
    return () => {
      isLate = true;
    };
  }, [title, packs]);
  return proposed;
}

/** Begins a process of the centre's own (新建流程): its name, what it begins with, its id. Its page opens on the canvas. */
export function NewPackDialog({ packs, onClose }: { readonly packs: readonly PackRow[]; readonly onClose: () => void }) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const go = useNavigate() as unknown as (to: { readonly to: string }) => Promise<void>;
  const [wish, setWish] = useState<Wish>(nothing);
  const [isTried, setTried] = useState(false);
  const proposed = useProposed(wish.title, packs);
  const set = (change: Partial<Wish>): void => setWish(now => ({ ...now, ...change }));
  const id = wish.id ?? proposed;
  const send = useSend('createPack', ({ pack }) => {
    void message.success(say('new.done'));
    void queries.invalidateQueries();
    onClose();
    void go({ to: `/packs/${pack}` });
  });
  const title = wish.title.trim();
  const idFault = packIdPattern.test(id) ? (packs.some(pack => pack.id === id) ? say('new.taken') : null) : say('new.idFault');
  const faults = {
    title: title === '' ? say('new.nameFault') : null,
    copyOf: wish.isCopy && wish.copyOf === null ? say('new.copyFault') : null,
    id: title === '' && wish.id === null ? null : idFault,
  };
  const shown = (fault: string | null): string | undefined => (isTried ? (fault ?? undefined) : undefined);
  const make = (): void => {
    setTried(true);
    if (send.isPending) return;
    if (Object.values(faults).some(fault => fault !== null)) return;
    const titles = { zh: title, en: wish.english.trim() || title };
    send.mutate({
      body: { pack: id, title: titles, kind: wish.kind, ...(wish.isCopy && wish.copyOf !== null ? { copyOf: wish.copyOf } : {}) },
    });
  };
  const copied = (of: string): void => set({ copyOf: of, kind: packs.find(pack => pack.id === of)?.kind ?? wish.kind });
  return (
    <Modal
      open
      title={say('new.title')}
      okText={say('new.ok')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: send.isPending }}
      onOk={make}
      onCancel={onClose}
    >
      <div className="bjd-stack">
        {send.error && <Alert type="error" showIcon title={pick(problemOf(send.error).message)} />}
        <p className="bjd-soft">{say('new.hint')}</p>
        <Labelled id="pack-name" label={say('new.name')} fault={shown(faults.title)}>
          <Input
            id="pack-name"
            value={wish.title}
            maxLength={100}
            autoFocus
            onChange={event => set({ title: event.target.value })}
            onPressEnter={make}
          />
        </Labelled>
        <Radio.Group
          aria-label={say('new.from')}
          value={wish.isCopy}
          options={[
            { value: false, label: say('new.blank') },
            { value: true, label: say('new.copy') },
          ]}
          onChange={({ target }) => set({ isCopy: Boolean(target.value) })}
        />
        {wish.isCopy && (
          <Labelled id="pack-copy" label={say('new.copyOf')} fault={shown(faults.copyOf)}>
            <Select
              id="pack-copy"
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
              value={wish.copyOf}
              options={packs.map(pack => ({ value: pack.id, label: pick(pack.title) }))}
              onChange={copied}
            />
          </Labelled>
        )}
        <Labelled id="pack-kind" label={say('new.kind')}>
          <Select
            id="pack-kind"
            style={{ width: '100%' }}
            value={wish.kind}
            options={kinds.map(kind => ({ value: kind, label: sayOr(say, `kind.${kind}`, 'kind.other') }))}
            onChange={kind => set({ kind })}
          />
        </Labelled>
        <Labelled id="pack-english" label={say('new.english')}>
          <Input id="pack-english" value={wish.english} maxLength={100} onChange={event => set({ english: event.target.value })} />
        </Labelled>
        <Labelled id="pack-id" label={say('new.id')} fault={shown(faults.id)}>
          <Input id="pack-id" value={id} maxLength={64} onChange={event => set({ id: event.target.value.trim() })} onPressEnter={make} />
          <small className="bjd-soft">{say('new.idHint')}</small>
        </Labelled>
      </div>
    </Modal>
  );
}
