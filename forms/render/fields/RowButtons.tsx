import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { memo, type ReactNode } from 'react';
import { type Language, word } from '../words.ts';
import type { RowActs } from './useRows.ts';

export interface RowButtonsProps {
  readonly index: number;
  readonly isLast: boolean;
  readonly acts: RowActs;
  readonly can: { readonly copy: boolean; readonly move: boolean; readonly remove: boolean };
  readonly lang: Language;
}

interface ActProps {
  readonly label: string;
  readonly title: string;
  readonly icon: ReactNode;
  readonly isOff?: boolean;
  readonly onClick: () => void;
}

function Act({ label, title, icon, isOff = false, onClick }: ActProps) {
  return (
    <button type="button" className="bj-row-act" aria-label={label} title={title} disabled={isOff} onClick={onClick}>
      {icon}
    </button>
  );
}

/** Up, down, copy and delete beside a row (行按钮). */
export const RowButtons = memo(function RowButtons({ index, isLast, acts, can, lang }: RowButtonsProps) {
  const n = { n: index + 1 };
  return (
    <span className="bj-row-acts">
      {can.move && (
        <>
          <Act
            label={word('moveRowUp', lang, n)}
            title={word('up', lang)}
            icon={<ArrowUpOutlined />}
            isOff={index === 0}
            onClick={() => acts.move(index, -1)}
          />
          <Act
            label={word('moveRowDown', lang, n)}
            title={word('down', lang)}
            icon={<ArrowDownOutlined />}
            isOff={isLast}
            onClick={() => acts.move(index, 1)}
          />
        </>
      )}
      {can.copy && (
        <Act label={word('copyRow', lang, n)} title={word('copy', lang)} icon={<CopyOutlined />} onClick={() => acts.copy(index)} />
      )}
      {can.remove && (
        <Act label={word('removeRow', lang, n)} title={word('remove', lang)} icon={<DeleteOutlined />} onClick={() => acts.remove(index)} />
      )}
    </span>
  );
});
