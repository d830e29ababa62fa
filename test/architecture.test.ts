import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Import rules, purity and shape of the sources (架构规则, docs/architecture.md, The parts), read from the real files. */
const root = join(import.meta.dirname, '..');
const tops = ['engine', 'forms', 'processes', 'server', 'designer', 'workbench', 'test'] as const;
const aliases: Record<string, string> = Object.fromEntries(tops.map(top => [`#${top}/`, `${top}/`]));

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    if (name === 'node_modules' || name === 'generated') continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (/\.(ts|tsx|mjs)$/.test(name) && !name.endsWith('.d.ts')) yield path;
  }
}

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name && !!named && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every(element => element.isTypeOnly)
  );
}

function importsOf(source: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push({ specifier: node.moduleSpecifier.text, typeOnly: isTypeOnly(node) });
    }
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    ) {
      found.push({ specifier: node.arguments[0].text, typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Project path of an import, or null for a package. */
function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith('.'))
    return relative(root, join(root, dirname(file), specifier.split('?')[0]!))
      .split(sep)
      .join('/');
  const alias = Object.keys(aliases).find(prefix => specifier.startsWith(prefix));
  return alias ? aliases[alias] + specifier.slice(alias.length).split('?')[0]! : null;
}

const files = tops.flatMap(top => (existsSync(join(root, top)) ? [...sources(join(root, top))] : []));
const parsed = new Map(
  files.map(path => {
    const file = relative(root, path).split(sep).join('/');
    const text = readFileSync(path, 'utf8');
    return [
      file,
      {
        text,
        source: ts.createSourceFile(file, text, ts.ScriptTarget.ES2024, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS),
      },
    ];
  }),
);
const graph = new Map(
  [...parsed].map(([file, { source }]) => [file, importsOf(source).map(one => ({ ...one, target: resolve(file, one.specifier) }))]),
);

const topOf = (path: string) => path.split('/')[0]!;
const under = (path: string, ...folders: string[]) => folders.some(folder => path === folder || path.startsWith(`${folder}/`));

/** Who may import whom. */
function mayImport(from: string, to: string): boolean {
  if (topOf(from) === 'test') return true;
  if (topOf(from) === topOf(to)) return true;
  switch (topOf(from)) {
    case 'engine':
      return false;
    case 'forms':
      return under(to, 'engine/expressions', 'engine/problem.ts', 'engine/limits.ts');
    case 'processes':
      return under(to, 'engine', 'forms/schema', 'forms/codes');
    case 'server':
      return under(to, 'engine', 'forms/schema', 'forms/codes', 'forms/system', 'forms/generated', 'processes');
    case 'designer':
      return under(to, 'engine', 'forms', 'processes', 'server/contract');
    case 'workbench':
      return under(to, 'engine', 'forms', 'processes', 'server/contract', 'designer/viewer');
    default:
      return false;
  }
}

/** A doc comment on the declaration, or on another overload of the same function. */
function isDocumented(source: ts.SourceFile, statement: ts.FunctionDeclaration | ts.ClassDeclaration): boolean {
  const overloads = source.statements.filter(other => ts.isFunctionDeclaration(other) && other.name?.text === statement.name?.text);
  return [statement, ...overloads].some(one => ts.getJSDocCommentsAndTags(one).length > 0);
}

describe('architecture', () => {
  it('should import only along the allowed directions', () => {
    const breaches = [...graph].flatMap(([file, imports]) =>
      imports.filter(one => one.target !== null && !mayImport(file, one.target)).map(one => `${file} imports ${one.target}`),
    );
    expect(breaches).toEqual([]);
  });

  it('should import across top-level folders by subpath and inside one relatively', () => {
    const breaches = [...graph].flatMap(([file, imports]) =>
      imports
        .filter(
          one =>
            one.target !== null && (one.specifier.startsWith('.') ? topOf(file) !== topOf(one.target) : topOf(file) === topOf(one.target)),
        )
        .filter(() => topOf(file) !== 'test')
        .map(one => `${file}: ${one.specifier}`),
    );
    expect(breaches).toEqual([]);
  });

  it('should point every project import at a file that exists', () => {
    const breaches = [...graph].flatMap(([file, imports]) =>
      imports.filter(one => one.target !== null && !existsSync(join(root, one.target))).map(one => `${file}: ${one.specifier}`),
    );
    expect(breaches).toEqual([]);
  });

  it('should have no import cycle of values', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const one of graph.get(file) ?? []) if (one.target !== null && !one.typeOnly) visit(one.target, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('should keep the engine free of clock, randomness, input and output', () => {
    const roots = new Set(['process', 'performance', 'crypto', 'globalThis', 'window', 'document', 'localStorage']);
    const members = new Set(['Date.now', 'Math.random']);
    const calls = new Set(['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date']);
    const impurityOf = (node: ts.Node): string | undefined => {
      if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
        const name = `${node.expression.text}.${node.name.text}`;
        if (members.has(name) || roots.has(node.expression.text)) return name;
      }
      if (
        ts.isNewExpression(node) &&
        ts.isIdentifier(node.expression) &&
        node.expression.text === 'Date' &&
        (node.arguments?.length ?? 0) === 0
      )
        return 'new Date()';
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && calls.has(node.expression.text))
        return `${node.expression.text}()`;
      if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && node.moduleSpecifier.text.startsWith('node:'))
        return node.moduleSpecifier.text;
      return undefined;
    };
    const breaches: string[] = [];
    for (const [file, { source }] of parsed) {
      if (!under(file, 'engine')) continue;
      // a parameter or local of that name is not the global
      const locals = new Set<string>();
      const collect = (node: ts.Node): void => {
        if ((ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name))
          locals.add(node.name.text);
        ts.forEachChild(node, collect);
      };
      collect(source);
      const visit = (node: ts.Node): void => {
        const found = impurityOf(node);
        if (found && !locals.has(found.split('.')[0]!)) breaches.push(`${file}: ${found}`);
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
    expect(breaches).toEqual([]);
  });

  it('should let browser folders use no Node module', () => {
    const breaches = [...graph]
      .filter(([file]) => under(file, 'workbench', 'designer', 'forms/render'))
      .flatMap(([file, imports]) => imports.filter(one => one.specifier.startsWith('node:')).map(one => `${file}: ${one.specifier}`));
    expect(breaches).toEqual([]);
  });

  it('should use no default export, any or enum, and document every exported declaration', () => {
    const breaches: string[] = [];
    for (const [file, { source }] of parsed) {
      if (topOf(file) === 'test' || file.endsWith('.mjs')) continue;
      for (const statement of source.statements) {
        if (ts.isExportAssignment(statement)) breaches.push(`${file}: default export`);
        if (ts.isEnumDeclaration(statement)) breaches.push(`${file}: enum ${statement.name.text}`);
        const isExported =
          ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(one => one.kind === ts.SyntaxKind.ExportKeyword);
        const isDeclared = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
        if (isExported && isDeclared && !isDocumented(source, statement)) {
          breaches.push(`${file}: ${statement.name?.text ?? 'function'} has no doc comment`);
        }
      }
    }
    expect(breaches).toEqual([]);
  });

  it('should never sleep in tests', () => {
    const breaches = [...parsed]
      .filter(([file]) => under(file, 'test') && file !== 'test/architecture.test.ts')
      .flatMap(([file, { text }]) => (/\bsetTimeout\(|\bsleep\(|waitForTimeout\(/.test(text) ? [file] : []));
    expect(breaches).toEqual([]);
  });
});
