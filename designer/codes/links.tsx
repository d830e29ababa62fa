import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The router's types know the workbench's addresses only; these are the designer's. */
const DesignerLink = Link as unknown as (props: {
  readonly to: string;
  readonly params?: Record<string, string>;
  readonly children: ReactNode;
}) => ReactNode;

/** A link to the page of a code list. */
export function ListLink({ listId, children }: { readonly listId: string; readonly children: ReactNode }) {
  return (
    <DesignerLink to="/codes/$listId" params={{ listId }}>
      {children}
    </DesignerLink>
  );
}

/** A link to all code lists. */
export function ListsLink({ children }: { readonly children: ReactNode }) {
  return <DesignerLink to="/codes">{children}</DesignerLink>;
}
