import { PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { CaseDocument, CaseView } from '#server/contract/schemas.ts';
import { Empty } from '../../shared/states/index.ts';
import { formatMoment } from '../../shared/time/index.ts';
import { IssuedDocument } from '../documents/IssuedDocument.tsx';
import { useCaseText } from '../messages/index.ts';

interface ListProps {
  readonly documents: readonly CaseDocument[];
  readonly shown: string;
  readonly onShow: (id: string) => void;
}

function DocumentList({ documents, shown, onShow }: ListProps) {
  const { say, pick } = useCaseText();
  return (
    <ul className="bj-doc-list bj-no-print" aria-label={say('documents.list')}>
      {documents.map(document => (
        <li key={document.id}>
          <button type="button" aria-pressed={document.id === shown} onClick={() => onShow(document.id)}>
            <strong>{pick(document.title)}</strong>
            {document.voided && <span className="bj-void">{say('documents.voided')}</span>}
            <span className="bj-soft">{document.number}</span>
            <span className="bj-soft bj-number">
              {formatMoment(document.issuedAt)} · {document.issuedBy.name}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Issued documents (文书): the list, and the chosen one on its A4 page, newest first. */
export function DocumentsTab({ view }: { readonly view: CaseView }) {
  const { say } = useCaseText();
  const documents = view.documents.toSorted((a, b) => b.issuedAt - a.issuedAt);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = documents.find(({ id }) => id === chosen) ?? documents[0];
  if (!shown) return <Empty title={say('documents.empty')} hint={say('documents.emptyHint')} />;
  return (
    <div className="bj-docs">
      <DocumentList documents={documents} shown={shown.id} onShow={setChosen} />
      <div className="bj-doc-shown">
        <div className="bj-line bj-no-print bj-doc-tools">
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {say('print')}
          </Button>
          <Link to="/cases/$caseId/documents/$documentId" params={{ caseId: view.caseId, documentId: shown.id }}>
            {say('documents.open')}
          </Link>
        </div>
        <IssuedDocument caseId={view.caseId} documentId={shown.id} key={shown.id} />
      </div>
    </div>
  );
}
