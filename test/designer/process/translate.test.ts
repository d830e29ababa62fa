// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createModeler, type EditorElement, type ProcessEditor } from '#designer/process/createModeler.ts';
import { createTranslate } from '#designer/process/translate.ts';
import { modelerWords } from '#designer/process/words.ts';
import { prepareCanvas } from './canvas.ts';

/** Every text the drawing tools can show is Chinese in the Chinese interface (翻译完整性). */
const library = join(import.meta.dirname, '..', '..', '..', 'node_modules');

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.js'))
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

/** Texts that the sources hand to `translate`, and those of the catalogue of types. */
function textsInSources(): Set<string> {
  const texts = new Set<string>();
  for (const text of [...sources(join(library, 'bpmn-js/lib')), ...sources(join(library, 'diagram-js/lib/features'))]) {
    for (const [, found] of text.matchAll(/translate\(\s*'([A-Za-z][^']*[^' ])'\s*[,)]/g)) texts.add(found!);
    for (const [, found] of text.matchAll(/_ERR_MSG = '([^']+)'/g)) texts.add(found!);
  }
  for (const name of ['bpmn-js/lib/features/popup-menu/PopupEntries.js', 'bpmn-js/lib/features/replace/ReplaceOptions.js'])
    for (const [, found] of readFileSync(join(library, name), 'utf8').matchAll(/^(?!\s*(?:\*|\/\/)).*label: '([^']+)'/gm))
      texts.add(found!);
  return texts;
}

interface Entries {
  readonly [id: string]: { readonly title?: string; readonly label?: string };
}
interface ContextPad {
  getEntries(target: unknown): Entries;
}
interface PopupMenu {
  _getEntries(target: unknown, providers: readonly unknown[]): Entries;
  _getHeaderEntries(target: unknown, providers: readonly unknown[]): Entries;
  _getProviders(id: string): readonly unknown[];
}

const zoo = readFileSync(join(import.meta.dirname, 'zoo.bpmn'), 'utf8');

async function open(): Promise<ProcessEditor> {
  const host = document.createElement('div');
  document.body.append(host);
  return createModeler(host, zoo, 'zh');
}

/** What of an entry a person may read in Latin letters: our own names of standards. */
const hasEnglish = (text: string): boolean => /[A-Za-z]{3,}/.test(text);
const wordsOf = (entries: Entries): string[] =>
  Object.values(entries).flatMap(({ title, label }) => [title, label].filter(one => one !== undefined));

describe('words of the drawing tools', () => {
  beforeAll(prepareCanvas);

  it('should have Chinese for every text in the sources of bpmn-js and diagram-js', () => {
    // when
    const missing = [...textsInSources()].filter(text => !Object.hasOwn(modelerWords, text));

    // then
    expect(textsInSources().size).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it('should show no English in the palette', async () => {
    // given
    const editor = await open();

    // when
    const words = wordsOf(editor.service<{ getEntries(): Entries }>('palette').getEntries());

    // then
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter(hasEnglish)).toEqual([]);
    editor.destroy();
  });

  it('should show no English in the context pad and the menus of any element', async () => {
    // given
    const editor = await open();
    const elements = editor.service<{ getAll(): EditorElement[] }>('elementRegistry').getAll();
    const pad = editor.service<ContextPad>('contextPad');
    const menu = editor.service<PopupMenu>('popupMenu');

    // when
    const words = elements.flatMap(element => {
      const providers = menu._getProviders('bpmn-replace');
      return [pad.getEntries(element), menu._getEntries(element, providers), menu._getHeaderEntries(element, providers)].flatMap(wordsOf);
    });
    const several = ['align-elements', 'distribute-elements'].flatMap(id => {
      const tasks = elements.filter(({ type }) => /Task$/.test(type));
      return wordsOf(menu._getEntries(tasks, menu._getProviders(id)));
    });

    // then
    expect(new Set(words).size).toBeGreaterThan(60);
    expect(several.length).toBeGreaterThan(5);
    expect([...new Set([...words, ...several])].filter(hasEnglish)).toEqual([]);
    editor.destroy();
  });

  it('should fill places, keep English in English, and tell what has no Chinese', () => {
    // given
    const misses: string[] = [];
    const translate = createTranslate('zh', text => misses.push(text));

    // when
    const told = translate('Open {element}', { element: '延期' });
    const unknown = translate('Brand new label');

    // then
    expect(told).toBe('打开“延期”');
    expect(unknown).toBe('Brand new label');
    expect(misses).toEqual(['Brand new label']);
    expect(createTranslate('en')('Open {element}', { element: 'x' })).toBe('Open x');
  });
});
