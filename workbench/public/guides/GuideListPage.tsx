import { useEffect, useState } from 'react';
import type { Text } from '#engine/problem.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import { formatMoney } from '../../shared/time/format.ts';
import { Answered } from '../shared/Answered.tsx';
import { listItems, useAnswer } from '../shared/call.ts';
import { Link } from '../shared/Link.tsx';
import { useWords } from '../shared/messages.ts';
import { goTo, guidePath, usePath } from '../shared/places.ts';
import { DemoNote } from '../shared/Shell.tsx';

type Answer = AnswerOf<'listPublicItems'>;
type Row = Answer['rows'][number];
const quietMs = 250;

/** What was typed, once typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), quietMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function Entry({ row }: { readonly row: Row }) {
  const { say, sayOr, pick, lang } = useWords();
  const limit = row.promisedLimit === 0 ? sayOr(`promise.${row.promise}`, 'promise.sameDay') : say('days', { n: row.promisedLimit });
  return (
    <li>
      <Link to={guidePath(row.centre, row.id)}>{pick(row.title)}</Link>
      <span className="pb-soft">
        {[sayOr(`kind.${row.kind}`, 'kind.other'), limit, row.fee === null ? say('free') : formatMoney(row.fee, lang)].join(' · ')}
      </span>
    </li>
  );
}

/** Rows of one unit of one centre under its name. */
function groupsOf(rows: readonly Row[]): { readonly key: string; readonly centre: string; readonly unit: Text; readonly rows: Row[] }[] {
  const groups = new Map<string, { key: string; centre: string; unit: Text; rows: Row[] }>();
  for (const row of rows) {
    const key = `${row.centre} ${row.unitTitle.zh}`;
    const group = groups.get(key) ?? { key, centre: row.centre, unit: row.unitTitle, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

interface FoundProps {
  readonly answer: Answer;
  readonly centre: string | null;
  /** It may answer what was asked before. */
  readonly isBusy: boolean;
}

function Found({ answer, centre, isBusy }: FoundProps) {
  const { say, pick } = useWords();
  const centres = answer.centres.filter(({ id }) => (centre === null ? answer.rows.some(row => row.centre === id) : id === centre));
  const groups = groupsOf(answer.rows);
  return (
    <>
      <p className="pb-soft" role="status">
        {isBusy ? say('loading') : answer.rows.length === 0 ? say('noItems') : say('found', { n: answer.rows.length })}
      </p>
      {centres.map(one => (
        <section key={one.id} className="pb-centre">
          <h2>{pick(one.title)}</h2>
          {groups
            .filter(group => group.centre === one.id)
            .map(group => (
              <div key={group.key} className="pb-card pb-group">
                <h3>{pick(group.unit)}</h3>
                <ul>
                  {group.rows.map(row => (
                    <Entry key={row.id} row={row} />
                  ))}
                </ul>
              </div>
            ))}
        </section>
      ))}
    </>
  );
}

/** The services people may apply for (办事指南目录), by centre and unit, with search by name and pinyin. */
export function GuideListPage() {
  const { say, pick } = useWords();
  const { search } = usePath();
  const centre = new URLSearchParams(search).get('centre');
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const read = useAnswer(`${centre} ${q}`, () => listItems({ ...(centre === null ? {} : { centre }), q }));
  const open = (id: string | null): void => goTo(`/public/guides${id === null ? '' : `?centre=${id}`}`, { replace: true });
  useEffect(() => {
    document.title = `${say('guidesTitle')} · ${say('product')}`;
  }, [say]);
  return (
    <Answered read={read}>
      {answer => (
        <>
          <DemoNote demo={answer.demo} />
          <div className="pb-list-head">
            <h1>{say('guidesTitle')}</h1>
            <div className="pb-field">
              <label htmlFor="pb-search">{say('search')}</label>
              <input
                id="pb-search"
                type="search"
                value={typed}
                onChange={event => setTyped(event.target.value)}
                aria-describedby="pb-search-hint"
              />
              <p id="pb-search-hint" className="pb-words">
                {say('guidesHint')}
              </p>
            </div>
            {answer.centres.length > 1 && (
              <fieldset className="pb-chips" aria-label={say('centre')}>
                <button type="button" aria-pressed={centre === null} onClick={() => open(null)}>
                  {say('allCentres')}
                </button>
                {answer.centres.map(({ id, title }) => (
                  <button key={id} type="button" aria-pressed={centre === id} onClick={() => open(id)}>
                    {pick(title)}
                  </button>
                ))}
              </fieldset>
            )}
          </div>
          {read.refused && (
            <p className="pb-wrong" role="alert">
              {pick(read.refused.text)}{' '}
              <button type="button" className="pb-button" onClick={read.again}>
                {say('retry')}
              </button>
            </p>
          )}
          {!read.refused && <Found answer={answer} centre={centre} isBusy={read.isBusy} />}
        </>
      )}
    </Answered>
  );
}
