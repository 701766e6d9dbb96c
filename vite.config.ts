import { defineConfig, type Plugin } from 'vite';
import react from '@vitejs/plugin-react';

const apiTarget = process.env.SLOOP_API ?? 'http://127.0.0.1:3000';

/**
 * Vendors that change rarely get their own long-cached chunk; each capability splits by its late parts. What is nearly always needed together is
 * one file: a page of a hundred and thirty small ones spends more on asking for them than on running them. Each group takes along what its files
 * stand on, so a group of lower priority only ever stands on those above it.
 */
const chunks = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
  {
    name: 'tanstack',
    test: /node_modules[\\/]@tanstack[\\/](react-router|router-core|history|react-query|query-core|store|react-store)[\\/]/,
    priority: 30,
  },
  { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
  { name: 'drag', test: /node_modules[\\/]@atlaskit[\\/]/, priority: 20 },
  // With what configures it, which so runs before the first schema is made.
  { name: 'zod', test: /node_modules[\\/]zod[\\/]|[\\/]no-eval\.ts$/, priority: 20 },
  // What every page inside the frame asks for, with all it stands on; then what the first page adds, then lists and records.
  {
    name: 'frame',
    test: /[\\/](shell|features\.web|queue-status|create-host|peek-host|quick-log-host|coach-host|bell-button|stamp-button|updates-dot|page-help)\.tsx?$/,
    priority: 15,
  },
  { name: 'antd', test: /[\\/]antd-provider\.tsx$/, priority: 14 },
  { name: 'page', test: /[\\/](today-page|sign-in-page)\.tsx$/, priority: 12 },
  { name: 'records', test: /[\\/](record-list-page|record-page|record-peek)\.tsx$/, priority: 10 },
  {
    name: 'deals',
    test: /[\\/]opportunity[\\/]web[\\/](opportunity-pages|stage-header|rate-note|completeness-note)\.tsx$|[\\/]composer-panel\.tsx$/,
    priority: 8,
  },
  { name: 'dashboards', test: /[\\/]boards[\\/](board-page|tile-body)\.tsx$/, priority: 8 },
];

/** Lists what the program consists of for the service worker; charts and editors are fetched when they are needed. */
function precacheList(): Plugin {
  return {
    name: 'precache-list',
    apply: 'build',
    // Last: by then the parts that turned out to hold styles only are gone.
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const heavy = /echarts|editor/i;
        const names = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name) && !heavy.test(name));
        this.emitFile({ type: 'asset', fileName: 'precache.json', source: JSON.stringify(names.map((name) => `/${name}`)) });
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), precacheList()],
  server: { port: 4320, proxy: { '/api': { target: apiTarget, changeOrigin: true } } },
  preview: { port: 4321, proxy: { '/api': { target: apiTarget, changeOrigin: true } } },
  build: {
    target: 'es2022',
    outDir: 'dist/web',
    emptyOutDir: true,
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
});
