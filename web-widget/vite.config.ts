import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';

const home = fileURLToPath(new URL('.', import.meta.url));

/**
 * Adds `widget.js`: one classic script that needs nothing beside itself and leaves no names behind in the page, which
 * the bundles of the pages, being modules, cannot be.
 */
function loaderScript(): Plugin {
  return {
    name: 'frontdesk-loader',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        root: home,
        logLevel: 'warn',
        build: {
          write: false,
          target: 'es2022',
          rolldownOptions: { input: `${home}loader/main.ts`, output: { format: 'iife' } },
        },
      });
      const [bundle] = [built].flat();
      const script = bundle && 'output' in bundle ? bundle.output[0].code : '';
      this.emitFile({ type: 'asset', fileName: 'widget.js', source: script });
    },
  };
}

export default defineConfig({
  root: home,
  base: '/widget/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    // The content policy of the pages lets only files in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { frame: `${home}frame.html`, demo: `${home}demo.html` },
    },
  },
  plugins: [loaderScript()],
});
