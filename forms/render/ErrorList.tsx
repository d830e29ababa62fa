import { Alert } from 'antd';
import { memo } from 'react';
import type { FieldError } from './check.ts';
import { fieldBoxId, focusField } from './reveal.ts';
import { type Language, word } from './words.ts';

/** Errors on top of a form (错误汇总), each a link to its field. */
export const ErrorList = memo(function ErrorList({
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
});
