import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { Empty } from '../../shared/states/index.ts';
import { MaterialDialog } from '../acts/MaterialDialog.tsx';
import { useCaseText } from '../messages/index.ts';

type Material = CaseView['materials'][number];

function Received({ material }: { readonly material: Material }) {
  const { say } = useCaseText();
  if (!material.received)
    return (
      <span className="bj-missing" data-required={material.required}>
        <ClockCircleOutlined aria-hidden /> {say('materials.no')}
      </span>
    );
  return (
    <span className="bj-got">
      <CheckCircleFilled aria-hidden /> {say('materials.yes')} {say('materials.copiesUnit', { n: material.copies })} ·{' '}
      {say(`materials.form.${material.form}`)}
    </span>
  );
}

/** The check list of materials (材料清单): wanted and received; editable for whoever may receive materials. */
export function MaterialsTab({ view }: { readonly view: CaseView }) {
  const { say, pick } = useCaseText();
  const [edited, setEdited] = useState<Material | null>(null);
  const mayEdit = view.verbs.includes('receive-material');
  if (view.materials.length === 0) return <Empty title={say('materials.empty')} hint={say('materials.emptyHint')} />;
  const wantedForm = (id: string) => view.item.materials.find(material => material.id === id)?.form ?? 'both';
  const got = view.materials.filter(({ received }) => received).length;
  return (
    <section className="bj-panel bj-panel-body">
      <header className="bj-line">
        <h2>{say('materials.title')}</h2>
        <span className="bj-soft">{say('materials.summary', { all: view.materials.length, got })}</span>
      </header>
      <div className="bj-table-scroll">
        <table className="bj-plain-table bj-materials">
          <thead>
            <tr>
              <th scope="col">{say('materials.name')}</th>
              <th scope="col">{say('materials.wanted')}</th>
              <th scope="col">{say('materials.received')}</th>
              <th scope="col">{say('materials.note')}</th>
              {mayEdit && (
                <th scope="col">
                  <span className="bj-visually-hidden">{say('materials.edit')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {view.materials.map(material => (
              <tr key={material.id}>
                <td>
                  {pick(material.title)}{' '}
                  <small className="bj-soft">{say(material.required ? 'materials.required' : 'materials.optional')}</small>
                </td>
                <td className="bj-number">
                  {say('materials.copiesUnit', { n: material.wantedCopies })} · {say(`materials.form.${wantedForm(material.id)}`)}
                </td>
                <td>
                  <Received material={material} />
                </td>
                <td>{material.note ?? ''}</td>
                {mayEdit && (
                  <td className="bj-right">
                    <Button size="small" onClick={() => setEdited(material)}>
                      {say('materials.edit')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edited && <MaterialDialog caseId={view.caseId} material={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}
