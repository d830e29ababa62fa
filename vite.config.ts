import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The three browser apps (浏览器应用): workbench, designer and the public pages, built into dist/ and served by the server. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: { input: { workbench: 'workbench.html', designer: 'designer.html', public: 'public.html' } },
  },
  server: { proxy: { '/api': process.env.BANJIAN_API ?? 'http://127.0.0.1:8420' } },
});
