import type { PackRow } from '#server/contract/schemas.ts';
import { Answered, Notice } from '../ui/Answered.tsx';
import { formatMoment } from '../ui/format.ts';
import { PackLink } from '../ui/PackLink.tsx';
import { sayOr, useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';

function Row({ row }: { readonly row: PackRow }) {
  const { say, pick } = useText();
  return (
    <tr>
      <td>
        <PackLink packId={row.id}>{pick(row.title)}</PackLink>
      </td>
      <td>{sayOr(say, `kind.${row.kind}`, 'kind.other')}</td>
      <td>{row.number === null ? say('notReleased') : say('releaseN', { n: row.number })}</td>
      <td>{row.publishedAt === null ? '' : formatMoment(row.publishedAt)}</td>
      <td className="bjd-number">{say('openCasesN', { n: row.openCases })}</td>
      <td>{row.regimes.join('，')}</td>
    </tr>
  );
}

/** The packs of the centre (模板包列表). */
export function PackListPage() {
  const { say } = useText();
  const read = useRead('listPacks', {});
  return (
    <>
      <div>
        <h1>{say('packs')}</h1>
        <p className="bjd-soft">{say('packs.hint')}</p>
      </div>
      <Answered read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Notice title={say('packs.empty')} hint={say('packs.emptyHint')} />
          ) : (
            <div className="bjd-panel bjd-scroll">
              <table className="bjd-table">
                <thead>
                  <tr>
                    {(['pack', 'kind', 'release', 'publishedAt'] as const).map(key => (
                      <th key={key} scope="col">
                        {say(key)}
                      </th>
                    ))}
                    <th scope="col" className="bjd-number">
                      {say('openCases')}
                    </th>
                    <th scope="col">{say('regimes')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(row => (
                    <Row key={row.id} row={row} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </>
  );
}
