import { Command } from 'commander';
import type { Pack } from '#processes/types.ts';
import { databaseOption } from '../database.ts';
import { exitCodes, print, printJson, printProblems } from '../output.ts';

interface ReleaseOptions {
  readonly publish?: string;
  readonly notes: string;
  readonly database?: string;
  readonly json?: boolean;
}

/** `banjian release PACK`: check a pack and show its content hash and manifest; `--publish CENTRE` puts it in force (发布模板包). */
export function releaseCommand(): Command {
  return new Command('release')
    .description('计算模板包的内容哈希与发布清单，或发布到中心 / content hash and manifest of a pack, or publish it')
    .argument('<folder>', '模板包目录 / a pack folder')
    .option('--publish <centre>', '发布到该中心（中心编号） / publish to this centre (its id)')
    .option('--notes <text>', '发布说明 / release notes', '')
    .option(...databaseOption)
    .option('--json', '输出 JSON / print JSON')
    .action(async (folder: string, options: ReleaseOptions) => {
      const json = options.json ?? false;
      const { readPackFolder } = await import('#processes/disk.ts');
      const read = readPackFolder(folder);
      if (!read.pack) {
        printProblems(read.problems, json);
        process.exitCode = exitCodes.refused;
        return;
      }
      await release(read.pack, options, json);
    });
}

/** A pack is released together with the shipped packs it may call. */
async function release(pack: Pack, { notes, publish, database }: ReleaseOptions, json: boolean): Promise<void> {
  const { shippedPacks } = await import('#processes/disk.ts');
  const { createReleases } = await import('#processes/publish.ts');
  const packs = [pack, ...shippedPacks().packs.filter(one => one.head.id !== pack.head.id)];
  const { releases, problems } = await createReleases(packs, { author: 'banjian release', publishedAt: Date.now(), notes });
  const made = releases.find(({ manifest }) => manifest.pack === pack.head.id);
  if (!made) {
    printProblems(problems, json);
    process.exitCode = exitCodes.failed;
    return;
  }
  if (publish !== undefined) {
    const { publishPack } = await import('../publish.ts');
    return publishPack(made, { centre: publish, json, ...(database === undefined ? {} : { database }) });
  }
  json ? printJson(made.manifest) : print(JSON.stringify(made.manifest, null, 2));
}
