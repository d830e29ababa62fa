import type { Release } from '#server/contract/schemas.ts';
import { Notice } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { useDefinition } from './useDefinition.ts';
import { TableHead } from '../ui/TableHead.tsx';

/** Documents of a pack and the steps that issue them (文书清单). */
export function DocumentsTab({ release }: { readonly release: Release }) {
  const { say, pick } = useText();
  const definition = useDefinition(release.bpmn);
  if (release.documents.length === 0) return <Notice title={say('document.none')} hint="" />;
  const elements = Object.values(definition?.elements ?? {});
  const issuedAt = (id: string): string =>
    elements
      .filter(({ issues }) => issues.some(({ document }) => document === id))
      .map(({ name }) => name ?? '')
      .join('，');
  return (
    <div className="bjd-panel bjd-scroll">
      <table className="bjd-table">
        <TableHead columns={['document', 'document.issuedBy']} />
        <tbody>
          {release.documents.map(document => (
            <tr key={document.id}>
              <td>{pick(document.title)}</td>
              <td>{issuedAt(document.id) || (definition ? <span className="bjd-soft">{say('document.unused')}</span> : '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
