import { useText } from '../../../ui/preferences.tsx';
import { sampleRoots } from '../../preview/roots.ts';
import { useSamples } from '../../preview/samples.ts';
import type { FieldPanel } from '../panel.ts';
import { writeMoney } from '../reading.ts';
import { evaluateLive } from './live.ts';

function useWords(isMoney: boolean): (value: unknown) => string {
  const { say } = useText();
  return value => {
    if (value === null || value === undefined || value === '') return say('feel.nowNone');
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    if (isMoney && typeof value === 'number') return `${writeMoney(Math.round(value))} ${say('panel.yuan')}`;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
}

/** What a rule gives right now with the example answers of the preview (即时结果). */
export function LiveResult({ panel, text }: { readonly panel: FieldPanel; readonly text: string }) {
  const { say, lang } = useText();
  const { editor, path, field } = panel;
  const { answers } = useSamples(editor.id);
  const words = useWords(field.schema['x-money'] === true);
  const live = evaluateLive(text, { file: editor.file, path, answers, roots: sampleRoots(lang), now: Date.now() });
  return (
    <small className="bjd-soft bjf-live" role="status">
      {live.ok ? say('feel.now', { value: words(live.value) }) : say('feel.nowFault', { why: spoken(live.error, lang) })}
    </small>
  );
}

/** Errors of expressions are said in both languages, with a dot between. */
function spoken(error: string, lang: 'zh' | 'en'): string {
  return error
    .split(/:\s(?=[^:]*$)/)
    .map(part => part.split(' · '))
    .map(parts => parts[lang === 'zh' ? 0 : parts.length - 1])
    .join(lang === 'zh' ? '：' : ': ');
}
