import type { DocumentBlock } from '#server/contract/schemas.ts';
import { useCaseText } from '../messages/index.ts';
import { QrCode } from './QrCode.tsx';
import { Seal } from './Seal.tsx';

type Of<K extends DocumentBlock['kind']> = Extract<DocumentBlock, { kind: K }>;

function Table({ block }: { readonly block: Of<'table'> }) {
  return (
    <table className="bj-sheet-table">
      <thead>
        <tr>
          {block.columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of an issued document never move
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={block.columns[column] ?? column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fields({ block }: { readonly block: Of<'fields'> }) {
  return (
    <table className="bj-sheet-table">
      <tbody>
        {block.fields.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sealed({ block }: { readonly block: Of<'seal'> }) {
  const { say } = useCaseText();
  return (
    <div className="bj-sheet-seal" title={say('documents.seal')}>
      <Seal organ={block.organ} />
      <p>{block.organ}</p>
      <p>{block.date}</p>
    </div>
  );
}

/** One block of a document (文书段落) as it stands on the page. */
export function Block({ block, isHead }: { readonly block: DocumentBlock; readonly isHead: boolean }) {
  switch (block.kind) {
    case 'title':
      return isHead ? <h1>{block.text}</h1> : <h2>{block.text}</h2>;
    case 'number':
      return <p className="bj-sheet-number">{block.text}</p>;
    case 'paragraph':
      return (
        <p style={{ textIndent: block.indent ? '2em' : 0, textAlign: block.align === 'left' ? 'justify' : block.align }}>{block.text}</p>
      );
    case 'table':
      return <Table block={block} />;
    case 'fields':
      return <Fields block={block} />;
    case 'seal':
      return <Sealed block={block} />;
    case 'signature':
      return (
        <div className="bj-sheet-signature">
          {block.lines.map(line => (
            <p key={line}>{line}</p>
          ))}
        </div>
      );
    case 'qr':
      return <QrCode text={block.text} caption={block.caption} />;
  }
}
