// Bundles the pages' scripts, styles, fonts and icons into assets/dist: `npm run build`.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PurgeCSS } from 'purgecss';

const require = createRequire(import.meta.url);
const here = import.meta.dirname;
const dist = join(here, 'assets/dist');
const source = (name) => join(here, 'assets/src', name);

/** Which files of the font a page may need: text of two scripts, four weights. */
const SUBSETS = ['vietnamese', 'latin'];
const WEIGHTS = [400, 500, 600, 700];

/** Every place where a class name may be written. */
const CONTENT = ['templates/**/*.html', 'src/**/*.rs', 'assets/src/*.js'];

/** Keeps of Tabler only the rules whose classes stand in a template, so that a page has little to parse. */
const tabler = {
  name: 'tabler',
  setup(bundle) {
    bundle.onResolve({ filter: /^tabler$/ }, () => ({
      path: require.resolve('@tabler/core/dist/css/tabler.css'),
      namespace: 'tabler',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'tabler' }, async ({ path }) => {
      const [purged] = await new PurgeCSS().purge({
        content: CONTENT.map((pattern) => join(here, pattern)),
        css: [{ raw: await readFile(path, 'utf8') }],
        keyframes: true,
        variables: false,
        blocklist: [/data-bs-theme/, /^:root\[data/],
      });
      return { contents: purged.css, loader: 'css', resolveDir: here };
    });
  },
};

/** One `@font-face` for each subset and weight; a browser fetches only those whose letters it meets. */
const fonts = {
  name: 'fonts',
  setup(bundle) {
    bundle.onResolve({ filter: /^fonts$/ }, () => ({ path: 'fonts', namespace: 'fonts' }));
    bundle.onLoad({ filter: /.*/, namespace: 'fonts' }, async () => {
      const home = join(here, 'node_modules/@fontsource/be-vietnam-pro');
      const ranges = JSON.parse(await readFile(join(home, 'unicode.json'), 'utf8'));
      const faces = SUBSETS.flatMap((subset) =>
        WEIGHTS.map(
          (weight) => `@font-face {
            font-family: "Be Vietnam Pro"; font-style: normal; font-weight: ${weight}; font-display: swap;
            src: url("${home}/files/be-vietnam-pro-${subset}-${weight}-normal.woff2") format("woff2");
            unicode-range: ${ranges[subset]};
          }`,
        ),
      );
      return { contents: faces.join('\n'), loader: 'css', resolveDir: here };
    });
  },
};

/** The dark tokens stand once in tokens.css; whoever chose nothing gets them by the system's wish. */
const tokens = {
  name: 'tokens',
  setup(bundle) {
    bundle.onLoad({ filter: /tokens\.css$/ }, async ({ path }) => {
      const css = await readFile(path, 'utf8');
      const dark = css.match(/:root\[data-theme="dark"\]\s*(\{[^}]*\})/);
      if (!dark) throw new Error('tokens.css: the block :root[data-theme="dark"] is missing');
      const wished = `@media screen and (prefers-color-scheme: dark) { :root:not([data-theme]) ${dark[1]} }`;
      return { contents: css + wished, loader: 'css' };
    });
  },
};

/** One sprite of the icons that icons.txt names. */
async function icons() {
  const names = (await readFile(source('icons.txt'), 'utf8')).split('\n').filter(Boolean);
  const home = join(here, 'node_modules/@tabler/icons/icons/outline');
  const symbols = await Promise.all(
    names.map(async (name) => {
      const svg = await readFile(join(home, `${name}.svg`), 'utf8').catch(() => {
        throw new Error(`icons.txt: Tabler has no icon "${name}"`);
      });
      const paths = svg
        .replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '')
        .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" \/>/, '')
        .replace(/\s+/g, ' ');
      return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${paths.trim()}</symbol>`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`;
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: [source('app.css'), source('app.js'), source('bpmn.js')],
  outdir: dist,
  bundle: true,
  minify: true,
  target: ['chrome109', 'firefox115', 'safari16'],
  loader: { '.woff2': 'file' },
  assetNames: 'fonts/[name]-[hash]',
  legalComments: 'linked',
  plugins: [tabler, fonts, tokens],
  logLevel: 'info',
});
await writeFile(join(dist, 'icons.svg'), await icons());
await copyFile(source('icon.svg'), join(dist, 'icon.svg'));

// A stamp changes when anything in dist does, so that cargo embeds the new files.
const digest = createHash('sha256');
for (const name of (await readdir(dist, { recursive: true })).sort()) {
  digest.update(name).update(await readFile(join(dist, name)).catch(() => ''));
}
await writeFile(join(dist, '.stamp'), `${digest.digest('hex')}\n`);
