import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Steps } from 'antd';
import { useState } from 'react';
import type { Item, Opened } from '#server/contract/schemas.ts';
import { isPermitted, useMe, useRead } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Answered, Loading, NoRight } from '../shared/states/index.ts';
import { ApplicationForm } from './ApplicationForm.tsx';
import { draftKey, takenUp } from './application.ts';
import './intake.css';
import { ItemSearch } from './ItemSearch.tsx';
import { Receipt } from './Receipt.tsx';
import { TakenUpNote } from './TakenUpNote.tsx';

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
  const { item, from } = route.useSearch();
  const navigate = useNavigate();
  const [registered, setRegistered] = useState<Registered | null>(null);
  if (!isPermitted(me, 'case.open')) return <NoRight />;
  const choose = (id: string | undefined) => {
    setRegistered(null);
    void navigate({ to: '/intake', search: { ...(id && { item: id }), ...(from && { from }) } });
  };
  const next = () => {
    setRegistered(null);
    void navigate({ to: '/intake', search: {} });
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
      {from && <TakenUpNote caseId={from} />}
      {registered ? (
        <Receipt {...registered} onNext={next} />
      ) : item ? (
        <Chosen key={`${item} ${from}`} itemId={item} from={from} onBack={() => choose(undefined)} onRegistered={setRegistered} />
      ) : (
        <ItemSearch onChoose={choose} />
      )}
    </>
  );
}

interface ChosenProps {
  readonly itemId: string;
  /** The case that is taken up. */
  readonly from: string | undefined;
  readonly onBack: () => void;
  readonly onRegistered: (registered: Registered) => void;
}

function Chosen({ itemId, from, onBack, onRegistered }: ChosenProps) {
  const item = useRead('getItem', { params: { itemId } });
  const draft = useRead('getDraft', { params: { key: draftKey(itemId, from) } }, { fresh: true });
  const origin = useRead('getCase', { params: { caseId: from ?? '' } }, { enabled: from !== undefined });
  // without the case it takes up a registration would be another one: what is wrong with it stands above
  const isReady = from === undefined || origin.data !== undefined;
  if (from !== undefined && origin.isError && !origin.data) return null;
  return (
    <Answered read={item} rows={10}>
      {({ item: service, form, applicantForms, roots, choices = [] }) => (
        // a draft that could not be read is not taken for none: it would be written over
        <Answered read={draft} rows={10}>
          {kept =>
            isReady ? (
              <ApplicationForm
                item={service}
                form={form}
                applicantForms={applicantForms}
                roots={roots}
                asked={choices}
                kept={kept}
                {...(origin.data && { from: takenUp(origin.data) })}
                onBack={onBack}
                onRegistered={(opened, applicantName) => onRegistered({ opened, item: service, applicantName })}
              />
            ) : (
              <Loading rows={10} />
            )
          }
        </Answered>
      )}
    </Answered>
  );
}
