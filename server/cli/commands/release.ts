import { Command } from 'commander';
import { v7 } from 'uuid';
import { createReleases } from '#processes/publish.ts';
import { readPackFolder, shippedPacks } from '#processes/disk.ts';
import { openStore } from '../../store/index.ts';
import { databaseOption, databaseUrl } from '../database.ts';
import { exitCodes, print, printJson, printProblems, refuse } from '../output.ts';

/** `banjian release PACK`: check a pack and show its content hash and manifest; `--publish CENTRE` puts it in force (发布模板包). */
export function releaseCommand(): Command {
  return new Command('release')
    .description('计算模板包的内容哈希与发布清单，或发布到中心 / content hash and manifest of a pack, or publish it')
    .argument('<folder>', '模板包目录 / a pack folder')
    .option('--publish <centre>', '发布到该中心 / publish to this centre')
    .option('--notes <text>', '发布说明 / release notes', '')
    .option(...databaseOption)
    .option('--json', '输出 JSON / print JSON')
    .action(async (folder: string, options: ReleaseOptions) => {
      const read = readPackFolder(folder);
      if (!read.pack) {
        printProblems(read.problems, options.json ?? false);
        process.exitCode = exitCodes.refused;
        return;
      }
      const pack = read.pack;
      const called = shippedPacks().packs.filter(one => one.head.id !== pack.head.id);
      const made = await createReleases([pack, ...called], { author: 'banjian release', publishedAt: Date.now(), notes: options.notes });
      const release = made.releases.find(one => one.manifest.pack === pack.head.id);
      if (!release) {
        printProblems(made.problems, options.json ?? false);
        process.exitCode = exitCodes.failed;
        return;
      }
      if (options.publish === undefined) {
        options.json ? printJson(release.manifest) : print(JSON.stringify(release.manifest, null, 2));
        return;
      }
      await publish(release, options.publish, options);
    });
}

interface ReleaseOptions {
  readonly publish?: string;
  readonly notes: string;
  readonly database?: string;
  readonly json?: boolean;
}

type Release = Awaited<ReturnType<typeof createReleases>>['releases'][number];

async function publish(release: Release, centre: string, options: ReleaseOptions): Promise<void> {
  const store = await openStore({ url: databaseUrl(options.database) });
  try {
    const outcome = await store.executeStream({
      id: v7(),
      stream: 'release',
      streamId: release.manifest.pack,
      tenant: centre,
      type: 'publish-release',
      actor: { account: 'system', name: 'banjian release', principals: ['system'] },
      body: { manifest: release.manifest, release: release.release },
    });
    if (!outcome.ok) return refuse(outcome.rejection.message);
    options.json
      ? printJson(outcome.result)
      : print(
          `已发布 ${release.manifest.pack}，内容 ${release.manifest.content}\nPublished ${release.manifest.pack}, content ${release.manifest.content}`,
        );
  } finally {
    await store.close();
  }
}
