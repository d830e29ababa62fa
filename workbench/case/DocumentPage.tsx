import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import './case.css';
import { IssuedDocument } from './documents/IssuedDocument.tsx';
import { useCaseText } from './messages/index.ts';

/** One issued document alone on the page (文书页), for reading and printing. */
export function DocumentPage({ caseId, documentId }: { readonly caseId: string; readonly documentId: string }) {
  const { say } = useCaseText();
  return (
    <div>
      <div className="bj-line bj-no-print bj-doc-tools">
        <Link to="/cases/$caseId" params={{ caseId }} hash="documents">
          <ArrowLeftOutlined aria-hidden /> {say('documents.back')}
        </Link>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {say('print')}
        </Button>
      </div>
      <IssuedDocument caseId={caseId} documentId={documentId} />
    </div>
  );
}
