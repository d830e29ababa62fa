import type { ReactNode } from 'react';

/** A control with its label above and what is wrong with it below (字段). */
export function Labelled({
  id,
  label,
  fault,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly fault?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children}
      {fault && (
        <p className="bjc-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
