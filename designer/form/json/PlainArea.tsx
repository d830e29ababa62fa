import { useEffect, useRef } from 'react';
import type { AreaProps } from './area.ts';

/** A plain text field with the whole file (纯文本编辑区), while the editor is not there or cannot be had. */
export function PlainArea({ label, text, isReadOnly, goTo, onChange }: AreaProps) {
  const area = useRef<HTMLTextAreaElement | null>(null);
  useEffect(() => {
    if (!goTo) return;
    area.current?.focus();
    area.current?.setSelectionRange(goTo.offset, goTo.offset);
  }, [goTo]);
  return (
    <textarea
      ref={area}
      className="bjf-json-plain"
      aria-label={label}
      spellCheck={false}
      readOnly={isReadOnly}
      value={text}
      onChange={event => onChange(event.target.value)}
    />
  );
}
