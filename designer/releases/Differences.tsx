import { EditOutlined, MinusCircleOutlined, PlusCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { DifferenceView } from '#server/contract/designing.ts';
import { shortCentre } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { valueWords } from './values.ts';
import { actColumn, TableHead } from '../ui/TableHead.tsx';

const icons: Readonly<Record<DifferenceView['kind'], ReactNode>> = {
  added: <PlusCircleOutlined aria-hidden />,
  removed: <MinusCircleOutlined aria-hidden />,
  changed: <EditOutlined aria-hidden />,
};

/** `＋ 新增`, `－ 删除`, `改动`: icon and word, never colour alone. */
export function KindMark({ kind }: { readonly kind: DifferenceView['kind'] }) {
  const { say } = useText();
  return (
    <span className="bjd-change" data-kind={kind}>
      {icons[kind]} {say(`change.${kind}`)}
    </span>
  );
}

interface DifferencesProps {
  readonly differences: readonly DifferenceView[];
  /** Titles of ids only the centre knows, e.g. its units. */
  readonly titles?: Readonly<Record<string, string>>;
  /** Shows which centre made each. */
  readonly hasLayers?: boolean;
  readonly onElement?: (element: string) => void;
  /** What can be done with one, e.g. taking it back. */
  readonly actionOf?: (difference: DifferenceView) => ReactNode;
}

/** Differences in words (差异清单): what, how it was, how it is, and who made it. */
export function Differences({ differences, titles = {}, hasLayers = false, onElement, actionOf }: DifferencesProps) {
  const { say, pick, lang } = useText();
  const telling = { lang, say, titles };
  // the id of a notice says nothing to people; its text stands beside it
  const labelOf = (one: DifferenceView): string =>
    one.part === 'texts' ? say('change.text', { language: say(one.path[0] === 'en' ? 'text.en' : 'text.zh') }) : pick(one.label);
  if (differences.length === 0) return <p className="bjd-soft">{say('change.none')}</p>;
  return (
    <div className="bjd-scroll">
      <table className="bjd-table">
        <TableHead
          columns={[
            'change',
            'change.where',
            'change.was',
            'change.is',
            ...(hasLayers ? (['change.layer'] as const) : []),
            ...(actionOf ? [actColumn] : []),
          ]}
        />
        <tbody>
          {differences.map(one => (
            <tr key={`${one.part}/${one.path.join('/')}/${one.item ?? ''}/${one.layer?.centre ?? ''}`}>
              <td>
                <KindMark kind={one.kind} />
              </td>
              <td>
                {one.element && onElement ? (
                  <button type="button" className="bjd-link" onClick={() => onElement(one.element!)}>
                    {labelOf(one)}
                  </button>
                ) : (
                  labelOf(one)
                )}
              </td>
              <td className="bjd-value">{one.kind === 'added' ? '' : valueWords(one.was, telling, one.path.at(-1))}</td>
              <td className="bjd-value">{one.kind === 'removed' ? '' : valueWords(one.is, telling, one.path.at(-1))}</td>
              {hasLayers && <td className="bjd-nowrap">{one.layer ? shortCentre(pick(one.layer.title)) : ''}</td>}
              {actionOf && <td className="bjd-number">{actionOf(one)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
