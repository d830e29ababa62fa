import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { localizeSchema } from './localize.ts';
import { findProperty } from './properties.ts';
import { type Language, word } from './words.ts';

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Answers in reading order of `ui:order`, then whatever else was answered. */
function keysOf(schema: Json, ui: Json, answers: Json): string[] {
  const order = Array.isArray(ui['ui:order']) ? ui['ui:order'].map(String).filter(key => key !== '*') : [];
  const known = isJson(schema.properties) ? Object.keys(schema.properties) : [];
  return [...new Set([...order, ...known, ...Object.keys(answers)])].filter(key => key in answers || known.includes(key));
}

function Value({ schema, value, lang }: { readonly schema: Json | null; readonly value: unknown; readonly lang: Language }): ReactNode {
  if (value === undefined || value === null || value === '') return <span className="bj-field-help">{word('blank', lang)}</span>;
  if (typeof value === 'boolean') return word(value ? 'yes' : 'no', lang);
  if (Array.isArray(value)) return <List schema={isJson(schema?.items) ? schema.items : null} rows={value} lang={lang} />;
  if (isJson(value)) return <AnswersView schema={schema ?? {}} ui={{}} answers={value} lang={lang} columns={1} />;
  return <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{choiceTitle(schema, value) ?? String(value)}</span>;
}

function choiceTitle(schema: Json | null, value: unknown): string | undefined {
  const choices = [schema?.oneOf, schema?.anyOf].flatMap(list => (Array.isArray(list) ? list : [])) as Json[];
  const title = choices.find(choice => choice.const === value)?.title;
  return typeof title === 'string' ? title : undefined;
}

function List({ schema, rows, lang }: { readonly schema: Json | null; readonly rows: readonly unknown[]; readonly lang: Language }) {
  if (!rows.some(isJson)) return rows.map(row => choiceTitle(schema, row) ?? String(row)).join(lang === 'zh' ? '、' : ', ');
  const keys = keysOf(schema ?? {}, {}, Object.assign({}, ...rows));
  return (
    <table className="bj-answers-table">
      <thead>
        <tr>
          {keys.map(key => (
            <th key={key} scope="col">
              {titleOf(schema, key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of stored answers never move
          <tr key={index}>
            {keys.map(key => (
              <td key={key}>
                <Value schema={schema ? findProperty(schema, key) : null} value={(row as Json)[key]} lang={lang} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const titleOf = (schema: Json | null, key: string): string => {
  const title = schema ? findProperty(schema, key)?.title : undefined;
  return typeof title === 'string' ? title : key;
};

/** Answers to read (只读表单): titles and values as the schema words them. */
export function AnswersView({
  schema,
  ui,
  answers,
  lang,
  columns = 2,
}: {
  readonly schema: Json;
  readonly ui: Json;
  readonly answers: Json;
  readonly lang: Language;
  readonly columns?: number;
}) {
  const shown = localizeSchema(schema, lang);
  const items = keysOf(shown, ui, answers).map(key => {
    const property = findProperty(shown, key);
    const isLong = Array.isArray(answers[key]) ? answers[key].some(isJson) : String(answers[key] ?? '').length > 40;
    return {
      key,
      label: titleOf(shown, key),
      children: <Value schema={property} value={answers[key]} lang={lang} />,
      ...(isLong ? { span: 'filled' as const } : {}),
    };
  });
  return <Descriptions size="small" column={{ xs: 1, sm: 1, md: columns }} items={items} />;
}
