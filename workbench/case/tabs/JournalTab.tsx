import { Switch } from 'antd';
import { useState } from 'react';
import type { CaseView, JournalEntry, Release } from '#server/contract/schemas.ts';
import { Empty } from '../../shared/states/index.ts';
import { formatMoment } from '../../shared/time/index.ts';
import { useCaseText } from '../messages/index.ts';
import { describeEvent, isTelling } from '../journal/describe.ts';
import { commandWords } from '../journal/sentences.ts';
import { useWords } from '../journal/useWords.ts';
import type { Words } from '../journal/words.ts';

interface EntryProps {
  readonly entry: JournalEntry;
  readonly words: Words;
  readonly isTechnical: boolean;
}

const opinionOf = (entry: JournalEntry): string | null => {
  const event = entry.events.find(({ type }) => type === 'task-completed' || type === 'vote-cast');
  const text = (event?.private as { opinion?: unknown } | undefined)?.opinion ?? event?.opinion;
  return typeof text === 'string' && text !== '' ? text : null;
};

/** Whether the entry's reason is not already told by one of its events. */
const isReasonApart = ({ reason, events }: JournalEntry): boolean =>
  reason !== undefined && !events.some(event => Object.values(event).includes(reason));

function Entry({ entry, words, isTechnical }: EntryProps) {
  const { say, pick, lang } = useCaseText();
  const events = entry.events
    .map((event, index) => ({ event, id: `${entry.seq}.${index}` }))
    .filter(({ event }) => isTechnical || isTelling(event));
  const head = commandWords[entry.commandType];
  const opinion = opinionOf(entry);
  const isLate = entry.effectiveAt !== entry.recordedAt;
  return (
    <li className="bj-entry">
      <div className="bj-entry-when bj-number">
        <time dateTime={new Date(entry.recordedAt).toISOString()}>{formatMoment(entry.recordedAt)}</time>
        {isLate && (
          <div className="bj-late">
            {say('journal.effective', { at: formatMoment(entry.effectiveAt) })} · {say('journal.late')}
          </div>
        )}
      </div>
      <div className="bj-entry-what">
        <div>
          <strong>{entry.actor.account === 'system' ? words.person('system') : entry.actor.name}</strong> {head ? pick(head) : ''}
        </div>
        {isReasonApart(entry) && (
          <p>
            {say('journal.reason')}：{entry.reason}
          </p>
        )}
        {opinion && (
          <blockquote>
            <span className="bj-soft">{say('journal.opinion')}：</span>
            {opinion}
          </blockquote>
        )}
        {events.length > 0 && (
          <ul>
            {events.map(({ event, id }) => (
              <li key={id} data-plumbing={!isTelling(event) || undefined}>
                {isTechnical && <code>{id}</code>}
                {describeEvent(event, words, lang)}
              </li>
            ))}
          </ul>
        )}
        {isTechnical && (
          <p className="bj-hash">
            {say('journal.seq', { n: entry.seq })} · {say('journal.hash')} <code>{entry.hash}</code>
          </p>
        )}
      </div>
    </li>
  );
}

interface JournalTabProps {
  readonly view: CaseView;
  readonly entries: readonly JournalEntry[];
  readonly releases: Readonly<Record<string, Release>>;
}

/** The journal in plain words (办理日志), newest first; the technical view shows every record with number and hash. */
export function JournalTab({ view, entries, releases }: JournalTabProps) {
  const { say } = useCaseText();
  const [isTechnical, setTechnical] = useState(false);
  const words = useWords(view, entries, releases);
  if (entries.length === 0) return <Empty title={say('journal.empty')} hint={say('journal.emptyHint')} />;
  return (
    <section className="bj-panel bj-panel-body">
      <header className="bj-line bj-journal-head">
        <span className="bj-soft">{say('journal.newest')}</span>
        <label className="bj-line bj-no-print" title={say('journal.technicalHint')} htmlFor="bj-technical">
          <Switch id="bj-technical" size="small" checked={isTechnical} onChange={setTechnical} /> {say('journal.technical')}
        </label>
      </header>
      <ol className="bj-journal" reversed>
        {entries.toReversed().map(entry => (
          <Entry key={entry.seq} entry={entry} words={words} isTechnical={isTechnical} />
        ))}
      </ol>
    </section>
  );
}
