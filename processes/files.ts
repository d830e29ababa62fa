import { limits } from '#engine/limits.ts';
import { type Problem, problem } from '#engine/problem.ts';
import type { PackFiles } from './types.ts';

/** The kinds of files a pack may hold (模板包文件): by exact name or by folder and ending. */
const exact: readonly string[] = [
  'pack.json',
  'process.bpmn',
  'clocks.json',
  'cards.json',
  'roles.json',
  'settings.json',
  'texts/zh.json',
  'texts/en.json',
];
const folders: readonly { readonly folder: PackFolder; readonly ending: string }[] = [
  { folder: 'forms', ending: '.form.json' },
  { folder: 'decisions', ending: '.dmn' },
  { folder: 'documents', ending: '.json' },
  { folder: 'scenarios', ending: '.json' },
  { folder: 'items', ending: '.json' },
];
export type PackFolder = 'forms' | 'decisions' | 'documents' | 'scenarios' | 'items';

/** Bounds of a pack's files: number, characters of one JSON file. BPMN and DMN have bounds of their own (limits.bpmnBytes, limits.dmnBytes). */
export const fileLimits = { files: 500, jsonLength: 512 * 1024 } as const;

/** Files of one folder of a pack with their ids: `forms/check.form.json` -> check. Sorted by id. */
export function filesIn(files: PackFiles, folder: PackFolder): { readonly id: string; readonly file: string }[] {
  const { ending } = folders.find(one => one.folder === folder)!;
  return Object.keys(files)
    .filter(file => file.startsWith(`${folder}/`) && file.endsWith(ending))
    .map(file => ({ id: file.slice(folder.length + 1, -ending.length), file }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Check names, number and sizes of a pack's files (文件检查) before any is read. */
export function checkFiles(files: PackFiles): Problem[] {
  const names = Object.keys(files);
  if (names.length > fileLimits.files) return [tooMany(names.length)];
  return [...names.flatMap(name => checkFile(name, files[name]!)), ...missing(files)];
}

/** Check the name and size of one file. */
export function checkFile(name: string, text: string): Problem[] {
  if (!exact.includes(name) && !isInFolder(name)) {
    return [
      problem(
        'unknown-file',
        {
          zh: `模板包里不应有文件「${name}」。可用的文件：${exact.join('、')}，以及 forms、decisions、documents、scenarios、items 目录下的文件（文件名用小写字母、数字和连字符）。`,
          en: `A pack has no file "${name}". Known files: ${exact.join(', ')}, and those in forms, decisions, documents, scenarios and items (lower case, digits and hyphens).`,
        },
        { file: name },
      ),
    ];
  }
  const most = mostOf(name);
  return text.length > most ? [tooLong(name, most)] : [];
}

function mostOf(name: string): number {
  if (name.endsWith('.bpmn')) return limits.bpmnBytes;
  return name.endsWith('.dmn') ? limits.dmnBytes : fileLimits.jsonLength;
}

function isInFolder(name: string): boolean {
  return folders.some(({ folder, ending }) => {
    if (!name.startsWith(`${folder}/`) || !name.endsWith(ending)) return false;
    return /^[a-z][a-z0-9-]{0,63}$/.test(name.slice(folder.length + 1, -ending.length));
  });
}

function missing(files: PackFiles): Problem[] {
  const needed = exact.filter(name => name !== 'cards.json' && name !== 'clocks.json' && name !== 'settings.json');
  return needed
    .filter(name => !Object.hasOwn(files, name))
    .map(name =>
      problem(
        'missing-file',
        { zh: `模板包缺少文件「${name}」，请补上。`, en: `The pack lacks the file "${name}"; please add it.` },
        { file: name },
      ),
    );
}

function tooMany(count: number): Problem {
  return problem('too-many-files', {
    zh: `模板包有 ${count} 个文件，最多 ${fileLimits.files} 个，请拆分。`,
    en: `The pack has ${count} files, at most ${fileLimits.files} are allowed; split it.`,
  });
}

function tooLong(file: string, most: number): Problem {
  const kilobytes = Math.floor(most / 1024);
  return problem(
    'file-too-large',
    { zh: `文件「${file}」过大，最多 ${kilobytes} KB，请精简。`, en: `The file "${file}" is too large: at most ${kilobytes} KB.` },
    { file },
  );
}
