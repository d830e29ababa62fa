import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The router's types know the workbench's addresses only; these are the designer's. */
const DesignerLink = Link as unknown as (props: {
  readonly to: string;
  readonly params?: Record<string, string>;
  readonly children: ReactNode;
}) => ReactNode;

/** A link to the page of a review. */
export function ReviewLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <DesignerLink to="/reviews/$reviewId" params={{ reviewId: id }}>
      {children}
    </DesignerLink>
  );
}

/** A link to the list of reviews. */
export function ReviewsLink({ children }: { readonly children: ReactNode }) {
  return <DesignerLink to="/reviews">{children}</DesignerLink>;
}
