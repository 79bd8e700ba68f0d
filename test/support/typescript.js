import { register } from 'node:module';

/** `node --import …/typescript.js file.ts`: runs the sources as they stand, without a build. */
register('./typescript-hooks.js', import.meta.url);
