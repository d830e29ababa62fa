import { Button } from 'antd';
import type { CodeEntryView, CodeListRow } from '#server/contract/codes.ts';
import { shortCentre } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { actColumn, TableHead } from '../ui/TableHead.tsx';
import { type Changes, changed } from './changes.ts';

interface Props {
  readonly list: CodeListRow;
  readonly tenant: string;
  readonly entries: readonly CodeEntryView[];
  readonly changes: Changes;
  readonly mayChange: boolean;
  readonly onOpen: (entry: CodeEntryView) => void;
  readonly onRename: (entry: CodeEntryView) => void;
  readonly onMark: (entry: CodeEntryView, retired: boolean) => void;
}

/** Entries of a list as a table (字典项): what each is called here, where it comes from, and what may be done with it. */
export function Entries(props: Props) {
  const { entries, changes, mayChange } = props;
  return (
    <div className="bjd-scroll">
      <table className="bjd-table bjd-middle">
        <TableHead
          columns={[
            'code.title',
            'code.code',
            { title: 'code.from', className: 'bjd-wide-only' },

            ...(mayChange ? [actColumn] : []),
          ]}
        />
        <tbody>
          {entries.map(entry => (
            <Row key={entry.code} {...props} entry={entry} shown={changed(entry, changes.get(entry.code))} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Props & { readonly entry: CodeEntryView; readonly shown: CodeEntryView };

function Row({ list, tenant, entry, shown, changes, mayChange, onOpen, onRename, onMark }: RowProps) {
  const { say, pick } = useText();
  const title = pick(shown.title);
  const change = changes.get(entry.code);
  const mark = shown.retired ? 'bjc-retired' : undefined;
  const isOwn = entry.from === tenant || entry.above !== undefined || change !== undefined;
  const mayRestore = shown.retired && isOwn && entry.above?.retired !== true;
  return (
    <tr>
      <td>
        {entry.hasChildren ? (
          <button
            type="button"
            className={`bjc-title ${mark ?? ''}`}
            aria-label={say('code.below', { title })}
            onClick={() => onOpen(entry)}
          >
            {title}
          </button>
        ) : (
          <span className={mark}>{title}</span>
        )}
        <State entry={entry} shown={shown} isPending={change !== undefined} isNew={change?.isNew ?? false} />
      </td>
      <td className="bjd-hash bjd-nowrap">{entry.code}</td>
      <td className="bjd-wide-only">
        {change?.isNew || entry.from === tenant
          ? say('code.here')
          : entry.from === null
            ? say('code.shipped')
            : centreOf(list, entry.from, pick)}
      </td>
      {mayChange && (
        <td>
          <span className="bjc-acts">
            {!entry.hasChildren && (
              <Button size="small" type="text" aria-label={say('code.below', { title })} onClick={() => onOpen(entry)}>
                {say('code.level')}
              </Button>
            )}
            <Button size="small" aria-label={say('code.editOf', { title })} onClick={() => onRename(shown)}>
              {say('code.edit')}
            </Button>
            {!shown.retired && (
              <Button size="small" aria-label={say('code.retireOf', { title })} onClick={() => onMark(entry, true)}>
                {say('code.retire')}
              </Button>
            )}
            {mayRestore && (
              <Button size="small" aria-label={say('code.restoreOf', { title })} onClick={() => onMark(entry, false)}>
                {say('code.restore')}
              </Button>
            )}
          </span>
        </td>
      )}
    </tr>
  );
}

function centreOf(list: CodeListRow, centre: string, pick: ReturnType<typeof useText>['pick']): string {
  const layer = list.layers.find(one => one.centre === centre);
  return layer ? shortCentre(pick(layer.title)) : centre;
}

interface StateProps {
  readonly entry: CodeEntryView;
  readonly shown: CodeEntryView;
  readonly isPending: boolean;
  readonly isNew: boolean;
}

/** What is to know of an entry: not saved yet, retired, renamed here. */
function State({ entry, shown, isPending, isNew }: StateProps) {
  const { say, pick } = useText();
  const isRenamed = entry.above !== undefined && pick(entry.above.title) !== pick(shown.title);
  return (
    <span className="bjd-marks">
      {isPending && (
        <span className="bjd-tag" data-kind="draft">
          {say(isNew ? 'code.new' : 'code.pending')}
        </span>
      )}
      {shown.retired && (
        <span className="bjd-tag" data-kind="behind">
          {say(entry.above && !entry.above.retired ? 'code.retiredHere' : 'code.retired')}
        </span>
      )}
      {isRenamed && <span className="bjd-soft">{say('code.renamed', { was: pick(entry.above!.title) })}</span>}
    </span>
  );
}
