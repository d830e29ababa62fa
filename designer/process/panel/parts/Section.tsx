import { type ReactNode, useState } from 'react';

interface SectionProps {
  /** Names the section among all, so that it is as it was left when another element is chosen. */
  readonly name: string;
  readonly title: string;
  /** What is set in it, in a few words, beside the title. */
  readonly summary?: string | undefined;
  readonly isOpen?: boolean;
  readonly children: () => ReactNode;
}

/** Sections a person opened or closed while this page is open. */
const left = new Map<string, boolean>();

/** A group of fields that can be closed (属性分组); what is in it is drawn only while it is open. */
export function Section({ name, title, summary, isOpen = false, children }: SectionProps) {
  const [open, setOpen] = useState(() => left.get(name) ?? isOpen);
  const toggle = (next: boolean): void => {
    if (next === open) return;
    left.set(name, next);
    setOpen(next);
  };
  return (
    <details className="bjd-section" data-section={name} open={open} onToggle={event => toggle(event.currentTarget.open)}>
      <summary>
        <span>{title}</span>
        {summary && <small className="bjd-soft">{summary}</small>}
      </summary>
      {open && <div className="bjd-section-body">{children()}</div>}
    </details>
  );
}
