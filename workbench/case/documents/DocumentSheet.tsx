import type { DocumentPage } from '#server/contract/schemas.ts';
import { useCaseText } from '../messages/index.ts';
import { Block } from './DocumentBlocks.tsx';
import './document.css';

/** An issued document on A4 (文书页面): as it is shown and as it prints. */
export function DocumentSheet({ page }: { readonly page: DocumentPage }) {
  const { say, pick } = useCaseText();
  const lastTitle = page.blocks.findLastIndex(({ kind }) => kind === 'title');
  return (
    <div className="bj-sheet-scroll">
      <article
        className="bj-sheet"
        aria-label={`${pick(page.record.title)} ${page.record.number}`}
        data-voided={page.record.voided || undefined}
      >
        {page.record.voided && (
          <div className="bj-sheet-void" role="note">
            {say('documents.voided')}
          </div>
        )}
        {page.blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of an issued document never move
          <Block key={index} block={block} isHead={index === lastTitle} />
        ))}
        {page.basis.length > 0 && (
          <footer className="bj-sheet-basis">
            {say('documents.basis')}：{page.basis.join('；')}
          </footer>
        )}
      </article>
    </div>
  );
}
