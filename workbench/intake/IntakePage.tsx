import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Steps } from 'antd';
import { useState } from 'react';
import type { Item, Opened } from '#server/contract/schemas.ts';
import { isPermitted, useMe, useRead } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Answered, NoRight } from '../shared/states/index.ts';
import { ApplicationForm } from './ApplicationForm.tsx';
import './intake.css';
import { ItemSearch } from './ItemSearch.tsx';
import { Receipt } from './Receipt.tsx';

const route = getRouteApi('/frame/intake');
interface Registered {
  readonly opened: Opened;
  readonly item: Item;
  readonly applicantName: string;
}

/** Intake (受理台): find the item, fill in form and material check list, hand out the receipt. */
export function IntakePage() {
  const { t } = useText();
  const me = useMe();
  const { item } = route.useSearch();
  const navigate = useNavigate();
  const [registered, setRegistered] = useState<Registered | null>(null);
  if (!isPermitted(me, 'case.open')) return <NoRight />;
  const choose = (id: string | undefined) => {
    setRegistered(null);
    void navigate({ to: '/intake', search: id ? { item: id } : {} });
  };
  const step = registered ? 2 : item ? 1 : 0;
  return (
    <>
      <div className="bj-page-head bj-no-print">
        <h1>{t('nav.intake')}</h1>
        <Steps
          className="bj-intake-steps"
          size="small"
          responsive={false}
          current={step}
          items={[{ title: t('intake.stepItem') }, { title: t('intake.stepForm') }, { title: t('intake.stepReceipt') }]}
        />
      </div>
      {registered ? (
        <Receipt {...registered} onNext={() => choose(undefined)} />
      ) : item ? (
        <Chosen key={item} itemId={item} onBack={() => choose(undefined)} onRegistered={setRegistered} />
      ) : (
        <ItemSearch onChoose={choose} />
      )}
    </>
  );
}

function Chosen({
  itemId,
  onBack,
  onRegistered,
}: {
  readonly itemId: string;
  readonly onBack: () => void;
  readonly onRegistered: (registered: Registered) => void;
}) {
  const item = useRead('getItem', { params: { itemId } });
  const draft = useRead('getDraft', { params: { key: `item:${itemId}` } }, { fresh: true });
  return (
    <Answered read={item} rows={10}>
      {({ item: service, form }) =>
        draft.isPending ? null : (
          <ApplicationForm
            item={service}
            form={form}
            kept={draft.data ?? null}
            onBack={onBack}
            onRegistered={(opened, applicantName) => onRegistered({ opened, item: service, applicantName })}
          />
        )
      }
    </Answered>
  );
}
