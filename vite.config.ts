import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

const apiTarget = process.env.SLOOP_API ?? 'http://127.0.0.1:3000';

/** Vendors that change rarely get their own long-cached chunk; each capability splits by its lazy imports. */
const vendorChunks = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
  {
    name: 'tanstack',
    test: /node_modules[\\/]@tanstack[\\/](react-router|router-core|history|react-query|query-core|store|react-store)[\\/]/,
    priority: 30,
  },
  { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
  { name: 'drag', test: /node_modules[\\/]@atlaskit[\\/]/, priority: 20 },
];

export default defineConfig({
  plugins: [react()],
  server: { port: 4320, proxy: { '/api': { target: apiTarget, changeOrigin: true } } },
  preview: { port: 4321, proxy: { '/api': { target: apiTarget, changeOrigin: true } } },
  build: {
    target: 'es2022',
    outDir: 'dist/web',
    emptyOutDir: true,
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups: vendorChunks } } },
  },
});
