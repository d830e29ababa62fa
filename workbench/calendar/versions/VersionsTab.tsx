import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CalendarView } from '#server/contract/calendars.ts';
import { Empty } from '../../shared/states/index.ts';
import { formatMoment } from '../../shared/time/index.ts';
import { useCalendarText } from '../messages/index.ts';
import { versionWords } from '../names.ts';
import { RestorePanel } from './RestorePanel.tsx';

interface VersionsTabProps {
  readonly view: CalendarView;
  /** Version chosen to be restored, or null. */
  readonly restore: number | null;
  readonly onRestore: (version: number | null) => void;
}

/** Versions of a calendar (版本): who put which in force when and why; a former one can be restored, with its own preview. */
export function VersionsTab({ view, restore, onRestore }: VersionsTabProps) {
  const { say } = useCalendarText();
  const [restored, setRestored] = useState<number | null>(null);
  const isKnown = restore !== null && restore !== view.version && view.versions.some(({ version }) => version === restore);
  return (
    <div className="bj-calendar">
      {restored === view.version && (
        <Alert type="success" showIcon title={say('versions.restored', { version: versionWords(view.id, restored, say) })} />
      )}
      {view.versions.length === 0 ? (
        <div className="bj-panel">
          <Empty title={say('versions.empty')} hint={say('versions.emptyHint')} />
        </div>
      ) : (
        <VersionTable view={view} restore={isKnown ? restore : null} onRestore={onRestore} />
      )}
      {isKnown && (
        <RestorePanel
          key={restore}
          view={view}
          version={restore}
          onClose={() => onRestore(null)}
          onDone={() => {
            setRestored(restore);
            onRestore(null);
          }}
        />
      )}
    </div>
  );
}

function VersionTable({ view, restore, onRestore }: VersionsTabProps) {
  const { say } = useCalendarText();
  return (
    <div className="bj-panel bj-table-scroll">
      <table className="bj-plain-table bj-versions">
        <caption className="bj-visually-hidden">{say('versions.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('versions.version')}</th>
            <th scope="col">{say('versions.when')}</th>
            <th scope="col">{say('versions.who')}</th>
            <th scope="col">{say('versions.note')}</th>
            {view.mayChange && (
              <th scope="col">
                <span className="bj-visually-hidden">{say('versions.act')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {view.versions
            .toSorted((a, b) => b.version - a.version)
            .map(row => (
              <tr key={row.version} data-active={row.active || undefined} data-chosen={row.version === restore || undefined}>
                <th scope="row">
                  {versionWords(view.id, row.version, say)}
                  {row.active && (
                    <span className="bj-status" data-tone="good">
                      {say('versions.active')}
                    </span>
                  )}
                </th>
                <td className="bj-number">{row.importedAt === null ? '—' : formatMoment(row.importedAt)}</td>
                <td>{row.by ?? (row.version === 0 ? '—' : say('versions.system'))}</td>
                <td className="bj-version-note">{row.note || '—'}</td>
                {view.mayChange && (
                  <td className="bj-right">
                    {!row.active && row.version !== restore && (
                      <Button size="small" onClick={() => onRestore(row.version)}>
                        {say('versions.restore')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
