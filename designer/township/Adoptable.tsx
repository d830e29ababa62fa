import { CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#server/contract/routes.ts';
import { Answered } from '../ui/Answered.tsx';
import { sayOr, useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { AdoptDialog } from './AdoptDialog.tsx';
import { actColumn, TableHead } from '../ui/TableHead.tsx';

type Rows = AnswerOf<'listAdoptable'>['rows'];

/** Packs of the centre above (可承接的上级模板包); nothing for a centre that has none above it. */
export function Adoptable({ mayAdopt }: { readonly mayAdopt: boolean }) {
  const { say, pick } = useText();
  const read = useRead('listAdoptable', {});
  const [chosen, setChosen] = useState<Rows[number] | null>(null);
  return (
    <Answered read={read}>
      {({ parent, rows }) =>
        parent === null ? null : (
          <section className="bjd-panel">
            <h2>{say('adopt.title', { centre: pick(parent.title) })}</h2>
            <p className="bjd-soft">{say('adopt.hint')}</p>
            {rows.length === 0 ? (
              <p>{say('adopt.nothing')}</p>
            ) : (
              <div className="bjd-scroll">
                <table className="bjd-table">
                  <TableHead
                    columns={[
                      'pack',
                      { title: 'kind', className: 'bjd-wide-only' },
                      { title: 'release', className: 'bjd-wide-only' },
                      { title: 'items', className: 'bjd-number' },
                      actColumn,
                    ]}
                  />
                  <tbody>
                    {rows.map(row => (
                      <tr key={row.id}>
                        <td>{pick(row.title)}</td>
                        <td className="bjd-wide-only">{sayOr(say, `kind.${row.kind}`, 'kind.other')}</td>
                        <td className="bjd-wide-only">{say('releaseN', { n: row.number })}</td>
                        <td className="bjd-number">{say('itemsN', { n: row.items.length })}</td>
                        <td className="bjd-number">
                          {row.adopted ? (
                            <span className="bjd-soft">
                              <CheckOutlined aria-hidden /> {say('adopt.done')}
                            </span>
                          ) : (
                            mayAdopt && (
                              <Button size="small" type="primary" onClick={() => setChosen(row)}>
                                {say('adopt.act')}
                              </Button>
                            )
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            {chosen && <AdoptDialog pack={chosen} onClose={() => setChosen(null)} />}
          </section>
        )
      }
    </Answered>
  );
}
