import { Fragment, type ReactNode, useEffect } from 'react';
import { isValues, type Values } from '../../schema/types.ts';
import { pathOf, titleOf, useCodes } from '../codes.ts';
import '../css/answers.css';
import { orderOf } from '../layout.ts';
import { findProperty } from '../properties.ts';
import { choiceTitle, isMoney, isNumber, settingOf } from '../shape.ts';
import { type Language, word } from '../words.ts';
import { formatAmount, formatDateTime, formatNumber } from './format.ts';

/** One answer as it is read (答案): schema and settings of its field, and the value. */
export interface ValueProps {
  readonly schema: Values;
  readonly ui?: Values | undefined;
  readonly value: unknown;
  readonly lang: Language;
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Names of parts with an answer or a title, in reading order. */
export const namesOf = (schema: Values, ui: Values, answers: Values): readonly string[] => {
  const known = isValues(schema.properties) ? Object.keys(schema.properties) : [];
  return orderOf(ui, [...new Set([...known, ...Object.keys(answers)])]);
};

/** Title of a part, from wherever the schema names it. */
export const partTitle = (schema: Values, ui: Values | undefined, name: string): string => {
  const title = settingOf(ui?.[name] as Values | undefined, 'title') ?? findProperty(schema, name)?.title;
  return typeof title === 'string' ? title : name;
};

/** An answer in words: titles of choices and codes, 元 for amounts, tables for lists of groups. */
export function Value({ schema, ui, value, lang }: ValueProps): ReactNode {
  if (isBlank(value)) return <span className="bj-field-help">{word('blank', lang)}</span>;
  if (typeof value === 'boolean') return word(value ? 'yes' : 'no', lang);
  if (Array.isArray(value)) return <List schema={schema} ui={ui} value={value} lang={lang} />;
  if (isValues(value)) return <Group schema={schema} ui={ui} value={value} lang={lang} />;
  if (typeof schema['x-codes'] === 'string') return <Code list={schema['x-codes']} code={String(value)} lang={lang} />;
  return <span className="bj-answer-text">{textOf(schema, ui, value, lang)}</span>;
}

function textOf(schema: Values, ui: Values | undefined, value: unknown, lang: Language): string {
  const title = choiceTitle(schema, value);
  if (title !== undefined) return title;
  if (typeof value !== 'number') return schema.format === 'date-time' ? formatDateTime(String(value)) : String(value);
  if (isMoney(schema)) return `${formatAmount(value)} ${word('yuan', lang)}`;
  const unit = settingOf(ui, lang === 'en' ? 'unit-en' : 'unit') ?? settingOf(ui, 'unit');
  return typeof unit === 'string' ? `${formatNumber(value)} ${unit}` : formatNumber(value);
}

/** A code with the titles above it; a retired one says so. */
function Code({ list, code, lang }: { readonly list: string; readonly code: string; readonly lang: Language }) {
  const codes = useCodes();
  useEffect(() => {
    codes.load(list, [code]).catch(() => {});
  }, [codes, list, code]);
  const entry = codes.find(list, code);
  return (
    <span className="bj-answer-text">
      {entry ? pathOf(codes, list, code, lang).join(' / ') : titleOf(codes, list, code, lang)}
      {entry?.retired && <small className="bj-field-help">{`（${word('retired', lang)}）`}</small>}
    </span>
  );
}

function List({ schema, ui, value, lang }: Omit<ValueProps, 'value'> & { readonly value: readonly unknown[] }) {
  const item = isValues(schema.items) ? schema.items : {};
  const itemUi = isValues(ui?.items) ? ui.items : {};
  if (!value.some(isValues))
    return value.map((one, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: choices of stored answers never move
      <Fragment key={index}>
        {index > 0 && (lang === 'zh' ? '、' : ', ')}
        <Value schema={item} ui={itemUi} value={one} lang={lang} />
      </Fragment>
    ));
  const rows = value.map(row => (isValues(row) ? row : {}));
  const names = namesOf(item, itemUi, Object.assign({}, ...rows));
  const isFigure = (name: string): boolean => isNumber(findProperty(item, name) ?? {});
  return (
    <div className="bj-edit-scroll">
      <table className="bj-answers-table">
        <thead>
          <tr>
            {names.map(name => (
              <th key={name} scope="col" data-kind={isFigure(name) ? 'number' : undefined}>
                {partTitle(item, itemUi, name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of stored answers never move
            <tr key={index}>
              {names.map(name => (
                <td key={name} data-kind={isFigure(name) ? 'number' : undefined}>
                  <Value schema={findProperty(item, name) ?? {}} ui={itemUi[name] as Values | undefined} value={row[name]} lang={lang} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Group({ schema, ui = {}, value, lang }: Omit<ValueProps, 'value'> & { readonly value: Values }) {
  return (
    <dl className="bj-answer-list" data-columns={1}>
      {namesOf(schema, ui, value).map(name => (
        <div key={name} className="bj-answer-pair">
          <dt>{partTitle(schema, ui, name)}</dt>
          <dd>
            <Value schema={findProperty(schema, name) ?? {}} ui={ui[name] as Values | undefined} value={value[name]} lang={lang} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
