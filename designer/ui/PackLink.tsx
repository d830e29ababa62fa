import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The router's types know the workbench's addresses only; these are the designer's. */
const DesignerLink = Link as unknown as (props: {
  readonly to: string;
  readonly params: Record<string, string>;
  readonly children: ReactNode;
}) => ReactNode;

/** A link to a pack's page. */
export function PackLink({ packId, children }: { readonly packId: string; readonly children: ReactNode }) {
  return (
    <DesignerLink to="/packs/$packId" params={{ packId }}>
      {children}
    </DesignerLink>
  );
}
