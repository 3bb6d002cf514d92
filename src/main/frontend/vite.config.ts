import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Where `npm run dev` finds a running server; the built page asks the server it came from.
const server = process.env.TIDINGS_URL ?? 'http://localhost:8080';

export default defineConfig({
  // Relative asset addresses: the WAR may be deployed under any context root.
  base: './',
  plugins: [react()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: { input: ['index.html', 'announcements.html', 'login.html'] },
  },
  server: {
    proxy: {
      '/demo': server,
      '/api': server,
      '^/log(in|out)(\\?|$)': server,
      '/emulation': server,
      '/connection': { target: server, ws: true },
    },
  },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
});
