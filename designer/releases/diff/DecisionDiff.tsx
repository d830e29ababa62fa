import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Answered } from '../../ui/Answered.tsx';
import { useText } from '../../ui/preferences.tsx';
import { KindMark } from '../Differences.tsx';
import { drawnIn, tableRowsOf, type TableRows } from './decisionRows.ts';

type Texts = Readonly<Record<string, string>>;

function Cells({ rule }: { readonly rule: TableRows['rules'][number] }) {
  const width = Math.max(rule.was.length, rule.is.length);
  return Array.from({ length: width }, (_, index) => {
    const [was, is] = [rule.was[index], rule.is[index]];
    // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table have no ids of their own
    if (rule.kind !== 'changed' || was === is) return <td key={index}>{is ?? was}</td>;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table have no ids of their own
      <td key={index}>
        {was !== undefined && was !== '' && <del>{was}</del>} {is !== undefined && is !== '' && <ins>{is}</ins>}
      </td>
    );
  });
}

function OneTable({ table, isTwo }: { readonly table: TableRows; readonly isTwo: boolean }) {
  const { say } = useText();
  const { columns, inputs, hitPolicy, name } = (table.is ?? table.was)!;
  return (
    <section className="bjd-panel bjd-stack">
      <h3>
        {name} {isTwo && table.kind !== 'same' && <KindMark kind={table.kind} />}
      </h3>
      <div className="bjd-scroll" tabIndex={-1}>
        <table className="bjd-table bjd-diff">
          <thead>
            <tr>
              {isTwo && <th scope="col">{say('change')}</th>}
              <th scope="col">{hitPolicy === '' ? '' : `${say('diff.rule')} (${hitPolicy})`}</th>
              {columns.map((column, index) => (
                <th
                  scope="col"
                  key={`${index < inputs ? 'in' : 'out'}/${column}`}
                  className={index === inputs ? 'bjd-diff-out' : undefined}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rules.map(rule => (
              <tr key={rule.at.join('/')} data-kind={rule.kind}>
                {isTwo && <td>{rule.kind !== 'same' && <KindMark kind={rule.kind} />}</td>}
                <th scope="row">
                  {rule.at[0] !== null && rule.at[1] !== null && rule.at[0] !== rule.at[1]
                    ? `${rule.at[0]} → ${rule.at[1]}`
                    : (rule.at[1] ?? rule.at[0])}
                </th>
                <Cells rule={rule} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Decision tables of two versions (决策表对比): rules that came, went or changed, cell by cell. */
export function DecisionDiff({ before, after }: { readonly before: Texts | null; readonly after: Texts }) {
  const { say } = useText();
  const id = useId();
  const read = useQuery({
    queryKey: ['decisions', id, before, after],
    queryFn: async () => tableRowsOf(await drawnIn(before ?? {}), await drawnIn(after)),
  });
  return (
    <Answered read={read}>
      {tables => {
        const shown = before ? tables.filter(({ kind }) => kind !== 'same') : tables;
        if (shown.length === 0) return <p className="bjd-soft">{say(before ? 'diff.none' : 'diff.empty')}</p>;
        return shown.map(table => <OneTable key={table.id} table={table} isTwo={before !== null} />);
      }}
    </Answered>
  );
}
