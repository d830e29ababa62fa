import { Answered } from '../ui/Answered.tsx';
import { formatMoment } from '../ui/format.ts';
import { PackLink } from '../ui/PackLink.tsx';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { TableHead } from '../ui/TableHead.tsx';

/** Forms that use a list, and what this centre saved of it (使用和历次保存). */
export function Uses({ listId }: { readonly listId: string }) {
  const { say, pick, lang } = useText();
  const read = useRead('getCodeListUse', { params: { listId } });
  return (
    <Answered read={read}>
      {({ forms, versions }) => (
        <div className="bjd-split">
          <section className="bjd-panel bjd-scroll">
            <h2>{say('codes.uses')}</h2>
            {forms.length === 0 && <p className="bjd-soft">{say('codes.usesNone')}</p>}
            {forms.length > 0 && (
              <table className="bjd-table">
                <TableHead columns={['codes.usesPack', 'codes.usesForm', 'codes.usesFields']} />
                <tbody>
                  {forms.map(({ pack, packTitle, form, formTitle, fields }) => (
                    <tr key={`${pack}/${form}`}>
                      <td>
                        <PackLink packId={pack}>{pick(packTitle)}</PackLink>
                      </td>
                      <td>{pick(formTitle)}</td>
                      <td>{fields.map(pick).join(lang === 'zh' ? '、' : ', ')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
          <section className="bjd-panel">
            <h2>{say('codes.history')}</h2>
            {versions.length === 0 && <p className="bjd-soft">{say('codes.historyNone')}</p>}
            <ul className="bjc-list">
              {versions.map(({ version, at, by, ...counts }) => (
                <li key={version}>{say('codes.historyLine', { n: version, at: formatMoment(at), name: by, ...counts })}</li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Answered>
  );
}
