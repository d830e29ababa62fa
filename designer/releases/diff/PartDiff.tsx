import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { Operation } from '#processes/overlay/types.ts';
import type { Parts } from '../../draft/address.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { useText } from '../../ui/preferences.tsx';
import { KindMark } from '../Differences.tsx';
import { valueWords } from '../values.ts';
import { groupsOf, type PartRow } from './partRows.ts';

interface PartDiffProps {
  readonly parts: readonly Operation['part'][];
  readonly before: Parts | null;
  readonly after: Parts;
  readonly titles: Readonly<Record<string, string>>;
}

/** Parts of a pack in rows, both versions beside each other (并排表): what is the same is there too when asked for. */
export function PartDiff({ parts, before, after, titles }: PartDiffProps) {
  const { say, pick, lang } = useText();
  const [isAll, setAll] = useState(before === null);
  const groups = useMemo(() => parts.flatMap(part => groupsOf(part, before, after)), [parts, before, after]);
  const rows = groups.flatMap(group => (isAll ? group.rows : group.rows.filter(({ kind }) => kind !== 'same')));
  const telling = { lang, say, titles };
  const words = (row: PartRow, value: unknown): string => (value === undefined ? '' : valueWords(value, telling, row.path.at(-1)));
  const labelOf = ({ part, path, label }: PartRow): string =>
    part === 'texts' ? say('change.text', { language: say(path[0] === 'en' ? 'text.en' : 'text.zh') }) : pick(label);
  return (
    <div className="bjd-stack">
      {before && (
        <Checkbox checked={!isAll} onChange={event => setAll(!event.target.checked)}>
          {say('diff.onlyChanges')}
        </Checkbox>
      )}
      {rows.length === 0 && <p className="bjd-soft">{say(before && !isAll ? 'diff.none' : 'diff.empty')}</p>}
      {rows.length > 0 && (
        <div className="bjd-scroll" tabIndex={-1}>
          <table className="bjd-table bjd-diff">
            <TableHead columns={before ? ['change', 'change.where', 'change.was', 'change.is'] : ['change.where', 'change.is']} />
            <tbody>
              {rows.map(row => (
                <tr key={`${row.part}/${row.path.join('/')}`} data-kind={row.kind}>
                  {before && <td>{row.kind !== 'same' && <KindMark kind={row.kind} />}</td>}
                  <td>{labelOf(row)}</td>
                  {before && <td className="bjd-value">{words(row, row.was)}</td>}
                  <td className="bjd-value">{words(row, row.is)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
