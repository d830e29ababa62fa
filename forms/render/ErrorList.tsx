import { Alert } from 'antd';
import type { FieldError } from './check.ts';
import { type Language, word } from './words.ts';

const escapePointer = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .join('_');

/** Id of the box around a field, from the form's prefix and the field's pointer. */
export const fieldBoxId = (prefix: string, pointer: string): string =>
  `${prefix}${pointer === '' ? '' : `_${escapePointer(pointer)}`}__box`;

/** Brings a field into view and puts the cursor there. A missing field stands for its nearest parent. */
export function focusField(prefix: string, pointer: string): void {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const box = document.getElementById(fieldBoxId(prefix, at));
    if (box) {
      box.scrollIntoView?.({ block: 'center' });
      box.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
      return;
    }
    if (at === '') return;
  }
}

/** Errors on top of a form (错误汇总), each a link to its field. */
export function ErrorList({
  errors,
  prefix,
  lang,
}: {
  readonly errors: readonly FieldError[];
  readonly prefix: string;
  readonly lang: Language;
}) {
  if (errors.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="bj-form-errors"
      title={word('errors', lang, { n: errors.length })}
      description={
        <ul>
          {errors.map(error => (
            <li key={`${error.pointer} ${error.message.en}`}>
              <a
                href={`#${fieldBoxId(prefix, error.pointer)}`}
                onClick={event => {
                  event.preventDefault();
                  focusField(prefix, error.pointer);
                }}
              >
                {error.message[lang]}
              </a>
            </li>
          ))}
        </ul>
      }
    />
  );
}
