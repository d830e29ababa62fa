import type { ServiceItem } from '#engine/cases/state.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { checkFile, checkFiles, filesIn, type PackFolder } from './files.ts';
import { readDocument } from './read/documents.ts';
import { readItem } from './read/items.ts';
import { readForm, readHead, readRoles, readSettings, readWords } from './read/parts.ts';
import { readScenario } from './read/scenarios.ts';
import { Shape } from './read/shape.ts';
import type { Pack, PackFiles, Scenario } from './types.ts';

/**
 * Read a pack from its files (读取模板包): names, sizes, JSON and the shape of every part. `pack` is null when there is an error.
 * What the parts mean together is judged by `checkPack`.
 */
export function readPack(files: PackFiles): { readonly pack: Pack | null; readonly problems: Problem[] } {
  const problems = checkFiles(files);
  if (problems.some(({ code }) => code === 'too-many-files' || code === 'file-too-large')) return { pack: null, problems };
  const pack = readParts(new PartReader(files, problems));
  return { pack: problems.some(({ severity }) => severity === 'error') ? null : pack, problems };
}

function readParts(reader: PartReader): Pack {
  const head = reader.one('pack.json', readHead);
  return {
    head,
    bpmn: reader.files['process.bpmn'] ?? '',
    forms: reader.folder('forms', readForm),
    ...reader.decisions(),
    clocks: reader.files['clocks.json'] === undefined ? { clocks: [] } : reader.one('clocks.json', (_, value) => value),
    cards: reader.files['cards.json'] === undefined ? null : reader.one('cards.json', (_, value) => value),
    roles: reader.one('roles.json', readRoles),
    settings:
      reader.files['settings.json'] === undefined
        ? readSettings(new Shape('settings.json'), undefined)
        : reader.one('settings.json', readSettings),
    documents: reader.folder('documents', readDocument),
    scenarios: reader.folder('scenarios', readScenario),
    items: Object.values(reader.folder('items', readNamedItem)),
    texts: {
      zh: reader.one('texts/zh.json', (shape, value) => readWords(shape, value, '')),
      en: reader.one('texts/en.json', (shape, value) => readWords(shape, value, '')),
    },
    statusOf: head.statusOf,
  };
}

/** The file of an item carries the item's id. */
function readNamedItem(shape: Shape, value: unknown): ServiceItem {
  const item = readItem(shape, value);
  if (item.id !== '' && shape.file !== `items/${item.id}.json`) {
    shape.refuse('item-file', '/id', {
      zh: `事项编号「${item.id}」与文件名「${shape.file}」不一致，请把文件改名为 items/${item.id}.json。`,
      en: `The item id "${item.id}" does not match the file "${shape.file}"; rename the file to items/${item.id}.json.`,
    });
  }
  return item;
}

/** Read one golden case as it was sent (读取用例); null when it is none. JSON names that reach into objects are refused like those of files. */
export function readOneScenario(value: unknown): { readonly scenario: Scenario | null; readonly problems: Problem[] } {
  const files = { [playedFile]: JSON.stringify(value) ?? '' };
  const problems = checkFile(playedFile, files[playedFile]!);
  const reader = new PartReader(problems.length > 0 ? {} : files, problems);
  const scenario = reader.one(playedFile, readScenario);
  return { scenario: problems.some(({ severity }) => severity === 'error') ? null : scenario, problems };
}

const playedFile = 'scenarios/played.json';

class PartReader {
  readonly files: PackFiles;
  readonly #problems: Problem[];

  constructor(files: PackFiles, problems: Problem[]) {
    this.files = files;
    this.#problems = problems;
  }

  /** Read one JSON file; a missing or broken one reads as an empty object whose faults are not told a second time. */
  one<T>(file: string, read: (shape: Shape, value: unknown) => T): T {
    const shape = new Shape(file);
    const text = this.files[file];
    const value = text === undefined ? undefined : this.#parse(file, text);
    const part = read(shape, value ?? {});
    if (value !== undefined) this.#problems.push(...shape.problems);
    return part;
  }

  folder<T>(folder: PackFolder, read: (shape: Shape, value: unknown) => T): Record<string, T> {
    return Object.fromEntries(filesIn(this.files, folder).map(({ id, file }) => [id, this.one(file, read)]));
  }

  /** Decisions are read as they are; absent when there are none, so that a pack without them is what it always was. */
  decisions(): Pick<Pack, 'decisions'> {
    const found = filesIn(this.files, 'decisions').map(({ id, file }) => [id, this.files[file]!] as const);
    return found.length > 0 ? { decisions: Object.fromEntries(found) } : {};
  }

  #parse(file: string, text: string): unknown {
    try {
      return JSON.parse(text.replace(/^\uFEFF/, ''), refuseForbidden);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const where = /line \d+ column \d+/.exec(detail)?.[0] ?? detail;
      this.#problems.push(
        problem(
          'bad-json',
          {
            zh: `文件「${file}」不是完整的 JSON（${where}），请检查引号、逗号和括号。`,
            en: `The file "${file}" is not valid JSON: ${detail}`,
          },
          { file },
        ),
      );
      return undefined;
    }
  }
}

/** Names that reach into JavaScript's own objects are refused (S07). */
function refuseForbidden(this: unknown, key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new Error(`the name "${key}" is not allowed`);
  return value;
}
