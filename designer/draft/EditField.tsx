import { EditOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { shortCentre } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { type Address, valueAt } from './address.ts';
import { originOf } from './origin.ts';
import type { DraftDesk } from './useDraft.ts';

const Desk = createContext<DraftDesk | null>(null);

/** Hands the draft to every field below (编辑中的草稿). */
export const DeskProvider = Desk.Provider;

/** The draft being edited. */
export function useDesk(): DraftDesk {
  const desk = useContext(Desk);
  if (!desk) throw new Error('Expected a DeskProvider above this component, but there is none');
  return desk;
}

/** Where a value comes from, and the way back to the value above (来源与恢复). Nothing for a pack of one's own. */
export function OriginMark({ address }: { readonly address: Address }) {
  const { say, pick } = useText();
  const desk = useDesk();
  const { body, server, judged, owner } = desk;
  const origin = originOf({ body, layers: server.layers, differences: judged.differences, centre: owner.centre }, address);
  if (origin.kind === 'own') return null;
  if (origin.kind === 'layer')
    return (
      <span className="bjd-origin">
        {say('origin.layer', { centre: shortCentre(pick(origin.layer.centreTitle)), n: origin.layer.number })}
      </span>
    );
  return (
    <span className="bjd-origin" data-kind="local">
      <EditOutlined aria-hidden /> {say('origin.local')}
      <Button size="small" type="link" icon={<RollbackOutlined />} onClick={() => desk.restore(address)}>
        {say('origin.restore')}
      </Button>
    </span>
  );
}

interface EditFieldProps<T> {
  readonly label: string;
  readonly address: Address;
  readonly hint?: string;
  readonly error?: string | null;
  readonly children: (field: { readonly id: string; readonly value: T; readonly set: (value: T | undefined) => void }) => ReactNode;
}

/** A value of the pack with its label, its origin and what is wrong with it. */
export function EditField<T>({ label, address, hint, error, children }: EditFieldProps<T>) {
  const id = useId();
  const desk = useDesk();
  const value = valueAt(desk.parts, address) as T;
  return (
    <div className="bjd-field">
      <div className="bjd-field-head">
        <label htmlFor={id}>{label}</label>
        <OriginMark address={address} />
      </div>
      {children({ id, value, set: next => desk.set(address, next) })}
      {hint && <small className="bjd-soft">{hint}</small>}
      {error && (
        <small className="bjd-wrong" role="alert">
          {error}
        </small>
      )}
    </div>
  );
}
