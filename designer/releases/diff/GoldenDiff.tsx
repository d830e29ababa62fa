import { useMemo } from 'react';
import type { Scenario } from '#processes/types.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { sayOr, useText } from '../../ui/preferences.tsx';
import { KindMark } from '../Differences.tsx';
import { goldenRowsOf } from './goldenRows.ts';

type Scenarios = Readonly<Record<string, Scenario>>;

/** A value of a golden case, short. */
function said(scenario: Scenario | null, key: string, titles: Readonly<Record<string, string>>): string {
  if (!scenario) return '';
  const [first, rest] = key.split('.') as [string, string | undefined];
  const value = rest === undefined ? scenario[first as keyof Scenario] : scenario.expect[rest as keyof Scenario['expect']];
  if (Array.isArray(value) && value.every(one => typeof one === 'string')) return value.map(one => titles[one] ?? one).join(' → ');
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** Golden cases of two versions (用例对比): who changes what is expected, changes what the gate asks for. */
export function GoldenDiff({
  before,
  after,
  titles,
}: {
  readonly before: Scenarios | null;
  readonly after: Scenarios;
  readonly titles: Readonly<Record<string, string>>;
}) {
  const { say, pick } = useText();
  const rows = useMemo(() => goldenRowsOf(before, after).filter(({ kind }) => before === null || kind !== 'same'), [before, after]);
  if (rows.length === 0) return <p className="bjd-soft">{say(before ? 'diff.none' : 'diff.empty')}</p>;
  const named = (key: string): string =>
    key.startsWith('expect.')
      ? `${say('diff.golden.expect')} · ${sayOr(say, `diff.golden.${key.slice(7)}`, 'diff.golden.expect')}`
      : sayOr(say, `diff.golden.${key}`, 'diff.golden.steps');
  return (
    <div className="bjd-scroll" tabIndex={-1}>
      <table className="bjd-table bjd-diff">
        <TableHead columns={before ? ['change', 'diff.case', 'diff.what', 'change.was', 'change.is'] : ['diff.case', 'diff.golden.path']} />
        <tbody>
          {rows.flatMap(({ id, kind, was, is, changed }) => {
            const title = pick((is ?? was)!.title);
            if (before === null)
              return [
                <tr key={id}>
                  <td>{title}</td>
                  <td className="bjd-value">{said(is, 'expect.path', titles)}</td>
                </tr>,
              ];
            if (changed.length === 0)
              return [
                <tr key={id} data-kind={kind}>
                  <td>{kind !== 'same' && <KindMark kind={kind} />}</td>
                  <td>{title}</td>
                  <td />
                  <td className="bjd-value">{said(was, 'expect.path', titles)}</td>
                  <td className="bjd-value">{said(is, 'expect.path', titles)}</td>
                </tr>,
              ];
            return changed.map((key, index) => (
              <tr key={`${id}/${key}`} data-kind={kind}>
                <td>{index === 0 && kind !== 'same' && <KindMark kind={kind} />}</td>
                <td>{index === 0 && title}</td>
                <td>{named(key)}</td>
                <td className="bjd-value">{said(was, key, titles)}</td>
                <td className="bjd-value">{said(is, key, titles)}</td>
              </tr>
            ));
          })}
        </tbody>
      </table>
    </div>
  );
}
