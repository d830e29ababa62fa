import { defineConfig } from '@playwright/test';

/**
 * Real-browser tests (浏览器测试) with Debian's Chromium. Files run two at a time: each starts its own server on a free loopback port, with a database of its
 * own. Nothing moves (减少动态效果), so that no test meets a dialog or list half open.
 */
export default defineConfig({
  testDir: 'test/browser',
  globalSetup: './test/support/template.ts',
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results/browser',
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    headless: true,
    actionTimeout: 10_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    contextOptions: { reducedMotion: 'reduce' },
    // what a failed test saw at each step costs every test a fifth of its time: TRACE=1 keeps it
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
