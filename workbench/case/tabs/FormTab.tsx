import { Descriptions } from 'antd';
import { AnswersView } from '#forms/render/index.ts';
import type { CaseView } from '#server/contract/schemas.ts';
import { hasMessage, translate } from '../../shared/messages/index.ts';
import { Empty } from '../../shared/states/index.ts';
import { formatMoment, formatMoney } from '../../shared/time/index.ts';
import { useCaseText } from '../messages/index.ts';

function ApplicantFacts({ view }: { readonly view: CaseView }) {
  const { say } = useCaseText();
  const { applicant } = view;
  const known = (text: string) =>
    text === '' ? <span className="bj-soft">{say('data.notKnown')}</span> : <span className="bj-number">{text}</span>;
  const items = [
    { key: 'name', label: say('data.name'), children: applicant.name },
    { key: 'kind', label: say('data.applicant'), children: say(`data.kind.${applicant.kind}`) },
    { key: 'idNumber', label: say('data.idNumber'), children: known(applicant.idNumber) },
    { key: 'phone', label: say('data.phone'), children: known(applicant.phone) },
  ];
  return (
    <section className="bj-panel bj-panel-body">
      <h2>{say('data.applicant')}</h2>
      {view.masked && <p className="bj-soft">{say('masked')}</p>}
      <Descriptions size="small" column={{ xs: 1, sm: 1, md: 2 }} items={items} />
    </section>
  );
}

function ItemFacts({ view }: { readonly view: CaseView }) {
  const { say, pick, lang } = useCaseText();
  const { item } = view;
  const type = `type.${view.intakeType}`;
  const items = [
    { key: 'item', label: say('data.item'), children: pick(item.title) },
    { key: 'type', label: say('data.type'), children: hasMessage(type) ? translate(lang, type) : pick(view.packTitle) },
    { key: 'code', label: say('data.code'), children: <span className="bj-number">{item.code}</span> },
    { key: 'unit', label: say('data.unit'), children: pick(item.unitTitle) },
    { key: 'openedAt', label: say('data.openedAt'), children: formatMoment(view.openedAt) },
    { key: 'openedBy', label: say('data.openedBy'), children: [view.openedBy.name, view.window].filter(Boolean).join('，') },
    { key: 'fee', label: say('data.fee'), children: item.fee ? formatMoney(item.fee.amount, lang) : say('data.noFee') },
    {
      key: 'release',
      label: say('data.release'),
      children: say('data.releaseWords', { title: pick(view.packTitle), n: view.releaseNumber }),
    },
  ];
  return (
    <section className="bj-panel bj-panel-body">
      <h2>{say('data.item')}</h2>
      <Descriptions size="small" column={{ xs: 1, sm: 1, md: 2 }} items={items} />
    </section>
  );
}

/** What was filled in so far (表单): applicant, item, then every form with its answers, newest round first. */
export function FormTab({ view }: { readonly view: CaseView }) {
  const { say, pick, lang } = useCaseText();
  return (
    <div className="bj-case-stack">
      <ApplicantFacts view={view} />
      <ItemFacts view={view} />
      {view.data.length === 0 && <Empty title={say('data.empty')} hint={say('data.emptyHint')} />}
      {view.data.map(data => (
        <section className="bj-panel bj-panel-body" key={`${data.scope}/${data.form}/${data.round}`}>
          <h2>
            {pick(data.title)}
            {data.round > 1 && <small className="bj-soft"> {say('data.round', { n: data.round })}</small>}
          </h2>
          <AnswersView schema={data.jsonSchema} ui={data.ui} answers={data.answers} lang={lang} />
        </section>
      ))}
    </div>
  );
}
