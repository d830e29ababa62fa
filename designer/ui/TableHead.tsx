import type { DesignerKey } from '../messages/zh.ts';
import { useText } from './preferences.tsx';

/** A column of a table: the key of its title; `isHidden`: only screen readers hear it. */
export interface Column {
  readonly title: DesignerKey;
  readonly className?: 'bjd-number' | 'bjd-wide-only';
  readonly isHidden?: boolean;
}

/** The column of what may be done with a row (操作). */
export const actColumn: Column = { title: 'act', isHidden: true };

/** Head of a table (表头). */
export function TableHead({ columns }: { readonly columns: readonly (DesignerKey | Column)[] }) {
  const { say } = useText();
  return (
    <thead>
      <tr>
        {columns
          .map(column => (typeof column === 'string' ? { title: column } : column))
          .map(({ title, className, isHidden }: Column) => (
            <th key={title} scope="col" className={className}>
              {isHidden ? <span className="bjd-hidden">{say(title)}</span> : say(title)}
            </th>
          ))}
      </tr>
    </thead>
  );
}
