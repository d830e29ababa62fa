import { CopyOutlined, DownloadOutlined, FormatPainterOutlined, ImportOutlined, RollbackOutlined } from '@ant-design/icons';
import { Alert, App, Button, Upload } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useText } from '../../ui/preferences.tsx';
import { useFormEditor } from '../editor.ts';
import { Guard } from '../preview/Guard.tsx';
import type { Area } from './area.ts';
import { PlainArea } from './PlainArea.tsx';
import { lineOf } from './positions.ts';
import { longestFile, readFormText, type TextProblem } from './read.ts';
import { useFormText } from './useFormText.ts';
import './json.css';

const CodeArea = lazy(() => import('./CodeArea.tsx'));

function Opening() {
  const { say } = useText();
  return (
    <p className="bjd-soft bjf-json-opening" role="status">
      {say('json.loading')}
    </p>
  );
}

/** The editor, loaded when it is first wanted; a plain text field where it cannot be had. */
const LoadedArea: Area = props => (
  <Guard of={null} instead={<PlainArea {...props} />}>
    <Suspense fallback={<Opening />}>
      <CodeArea {...props} />
    </Suspense>
  </Guard>
);

interface FoundProps {
  readonly text: string;
  readonly problems: readonly TextProblem[];
  readonly onGo: (problem: TextProblem) => void;
}

function Found({ text, problems, onGo }: FoundProps) {
  const { say, pick } = useText();
  if (problems.length === 0) return null;
  return (
    <ul className="bjf-json-found">
      {problems.slice(0, 50).map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may be said of two places
        <li key={index} data-severity={problem.severity}>
          <button type="button" className="bjd-link" onClick={() => onGo(problem)}>
            {say('json.line', { line: lineOf(text, problem.offset) })}
          </button>{' '}
          {pick(problem.message)}
        </li>
      ))}
    </ul>
  );
}

function State({ problems, isApplied }: { readonly problems: readonly TextProblem[]; readonly isApplied: boolean }) {
  const { say } = useText();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const words =
    !isApplied && errors > 0
      ? say('json.pending', { n: errors })
      : problems.length > 0
        ? say('json.warnings', { n: problems.length })
        : say('json.good');
  return (
    <span role="status" className={errors > 0 ? 'bjd-wrong' : 'bjf-good'}>
      {words}
    </span>
  );
}

interface JsonViewProps {
  /** Tells texts of forms of the same id in different packs apart. */
  readonly scope: string;
  /** Where the text is edited; another one in tests. */
  readonly area?: Area;
}

function useFiles(id: string, text: string, onText: (text: string) => void) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const [refused, setRefused] = useState<string | null>(null);
  const take = async (file: File): Promise<void> => {
    const read = file.size > longestFile * 4 ? null : readFormText(await file.text());
    const first = read?.problems.find(({ severity }) => severity === 'error');
    if (!read?.file) {
      const why = first ? pick(first.message) : say('json.tooLarge', { kb: longestFile / 1024 });
      setRefused(say('json.importRefused', { name: file.name, why }));
      return;
    }
    setRefused(null);
    onText(await file.text());
    void message.success(say('json.imported', { name: file.name }));
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(say('json.copied'));
    } catch {
      void message.warning(say('json.copyFailed'));
    }
  };
  const download = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = `${id}.form.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return { refused, take, copy, download };
}

/** The whole form as text, for experts (JSON 视图): in effect while it is right, kept and told while it is not. */
export function JsonView({ scope, area: EditArea = LoadedArea }: JsonViewProps) {
  const { say, pick, lang } = useText();
  const editor = useFormEditor();
  const { id, isReadOnly } = editor;
  const { text, read, isApplied, isBehind, setText, drop, format } = useFormText(editor, `${scope}/${id}`);
  const [goTo, setGoTo] = useState<{ readonly offset: number } | null>(null);
  const files = useFiles(id, text, setText);
  const marks = useMemo(
    () => read.problems.map(({ offset, severity, message }) => ({ offset, severity, message: pick(message) })),
    [read.problems, pick],
  );
  return (
    <section className="bjf-json" aria-label={say('json.label')}>
      <div className="bjf-preview-bar">
        <State problems={read.problems} isApplied={isApplied} />
        <span className="bjf-acts">
          {!isReadOnly && (
            <>
              {!isApplied && (
                <Button size="small" icon={<RollbackOutlined />} onClick={drop}>
                  {say('json.back')}
                </Button>
              )}
              <Button size="small" icon={<FormatPainterOutlined />} disabled={read.file === null} onClick={format}>
                {say('json.format')}
              </Button>
              <Upload
                accept=".json,application/json"
                showUploadList={false}
                beforeUpload={file => {
                  void files.take(file);
                  return false;
                }}
              >
                <Button size="small" icon={<ImportOutlined />}>
                  {say('json.import')}
                </Button>
              </Upload>
            </>
          )}
          <Button size="small" icon={<CopyOutlined />} onClick={() => void files.copy()}>
            {say('json.copy')}
          </Button>
          <Button size="small" icon={<DownloadOutlined />} onClick={files.download}>
            {say('json.download')}
          </Button>
        </span>
      </div>
      {files.refused && <Alert type="error" showIcon title={files.refused} />}
      {isBehind && <Alert type="warning" showIcon title={say('json.outside')} />}
      <div className="bjf-json-area">
        <EditArea label={say('json.label')} lang={lang} text={text} isReadOnly={isReadOnly} marks={marks} goTo={goTo} onChange={setText} />
      </div>
      <Found text={text} problems={read.problems} onGo={({ offset }) => setGoTo({ offset })} />
      <small className="bjd-soft">{say(isReadOnly ? 'json.readHint' : 'json.hint')}</small>
    </section>
  );
}
