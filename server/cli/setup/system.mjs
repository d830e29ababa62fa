// What the tests need of the system: Chromium, a CJK font, PostgreSQL. Installed through apt where that may be; else one clear sentence.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { say } from './support.mjs';

const has = command => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

function hasPostgres() {
  const folder = '/usr/lib/postgresql';
  return existsSync(folder) && readdirSync(folder).some(version => existsSync(`${folder}/${version}/bin/initdb`));
}

function hasChineseFont() {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

/** The parts that are missing, as Debian package names with what they are for. */
export function missingParts() {
  const parts = [];
  if (!existsSync('/usr/bin/chromium')) parts.push({ package: 'chromium', zh: '浏览器测试', en: 'the browser tests' });
  if (!has('fc-list')) parts.push({ package: 'fontconfig', zh: '字体检查', en: 'the font check' });
  if (!hasChineseFont()) parts.push({ package: 'fonts-noto-cjk', zh: '截图中的中文', en: 'Chinese text in screenshots' });
  if (!hasPostgres()) parts.push({ package: 'postgresql', zh: 'PostgreSQL 测试', en: 'the PostgreSQL tests' });
  return parts;
}

/** Install the missing parts; returns those that are still missing. */
export function installSystemParts() {
  const missing = missingParts();
  if (missing.length === 0) return [];
  const mayInstall =
    process.platform === 'linux' && has('apt-get') && (process.getuid?.() === 0 || spawnSync('sudo', ['-n', 'true']).status === 0);
  if (mayInstall) {
    const names = missing.map(part => part.package);
    say(`正在通过 apt 安装：${names.join('、')}……`, `Installing through apt: ${names.join(', ')} ...`);
    const apt = process.getuid() === 0 ? [] : ['sudo', '-n'];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const call = args => spawnSync(args[0], args.slice(1), { stdio: ['ignore', 'ignore', 'inherit'], env });
    call([...apt, 'apt-get', 'update', '-qq']);
    call([...apt, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names]);
  }
  const still = missingParts();
  for (const part of still) {
    say(
      `缺少 ${part.package}，${part.zh}无法运行；请执行：apt-get install ${part.package}`,
      `${part.package} is missing, so ${part.en} cannot run. Install it with: apt-get install ${part.package}`,
    );
  }
  return still;
}
