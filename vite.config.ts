import { defineConfig } from 'vitest/config';
import { crossOriginIsolation } from './tools/vite-isolation.mjs';

export default defineConfig({
  // Relative addresses, so that the built page works from any folder of any host.
  base: './',
  publicDir: 'www/public',
  // An unknown address is an error here too, and not the page, as on the hosts that will serve it.
  appType: 'mpa',
  plugins: [crossOriginIsolation()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // The WebAssembly module is fetched by address: inlined, it could not be compiled while it arrives.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      onwarn(warning, warn) {
        // wasm-bindgen-rayon's workers import the module dynamically, the page statically, as they should.
        if (warning.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') {
          warn(warning);
        }
      },
    },
  },
  server: {
    watch: { ignored: ['**/target/**', '**/crate/**', '**/tests/**', '**/dist/**'] },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['www/**/*.test.ts', 'tools/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          // They share two cores with the browsers that they drive: one file at a time, and no hurry.
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
