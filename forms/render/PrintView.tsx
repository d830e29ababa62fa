import type { ReactNode } from 'react';
import { AnswersView, type AnswersViewProps } from './AnswersView.tsx';
import './css/print.css';

/** A form on paper (打印版): A4, framed as printed forms are, blanks to write in where nothing is answered. */
export function PrintView({ title, children, ...view }: AnswersViewProps & { readonly title: string; readonly children?: ReactNode }) {
  return (
    <article className="bj-print" lang={view.lang === 'zh' ? 'zh-CN' : 'en'}>
      <h2 className="bj-print-title">{title}</h2>
      <AnswersView {...view} />
      {children}
    </article>
  );
}
