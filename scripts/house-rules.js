import { isBuiltin } from 'node:module';
import { basename, relative, sep } from 'node:path';
import { IMPURE_GLOBALS, PURE_ROOMS, RESERVED } from '../architecture.js';
import { faultOfImport, roomOf } from './boundaries.js';

/**
 * Lint rules of the house, read from the table in architecture.js.
 *
 * @typedef {import('eslint').Rule.RuleContext} RuleContext
 * @typedef {import('eslint').Rule.RuleModule} RuleModule
 * @typedef {import('estree').Node} Node
 */

/** Modules whose reserved exports would escape notice behind a name of the importer's choosing. */
const GUARDED_MODULES = ['node:crypto', 'node:process', 'node:perf_hooks'];

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|tsx|js)$/;

/** @param {RuleContext} context */
const pathOf = (context) => relative(context.cwd, context.filename).split(sep).join('/');

/** @type {RuleModule} */
const imports = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const path = pathOf(context);
    /** @param {Node} node @param {unknown} specifier */
    const check = (node, specifier) => {
      if (roomOf(path) === undefined) return;
      const message =
        typeof specifier === 'string'
          ? faultOfImport(path, specifier)
          : 'what is imported must be a plain text';
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => {
        if (node.source) check(node, node.source.value);
      },
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
      'CallExpression[callee.name="require"]': (
        /** @type {import('estree').SimpleCallExpression} */ node,
      ) => {
        const [target] = node.arguments;
        check(node, target?.type === 'Literal' ? target.value : undefined);
      },
      TSImportType: (/** @type {any} */ node) => check(node, node.source.value),
    };
  },
};

/**
 * `process.env` of the expression `process.env.PORT`, spelled with dots or brackets, with or without `globalThis`.
 *
 * @param {Node | import('estree').PrivateIdentifier} node
 * @returns {string | undefined}
 */
function dottedName(node) {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return undefined;
  const owner = dottedName(node.object);
  const { property } = node;
  const member = !node.computed && property.type === 'Identifier' ? property.name : literalText(property);
  if (owner === undefined || member === undefined) return undefined;
  return joined(owner, member);
}

/** @param {string} owner @param {string} member */
const joined = (owner, member) => (owner === 'globalThis' ? member : `${owner}.${member}`);

/** @param {Node | import('estree').PrivateIdentifier} node */
const literalText = (node) =>
  node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

/** @type {RuleModule} */
const reserved = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const room = roomOf(pathOf(context));
    if (room === undefined) return {};
    const closed = RESERVED.filter(({ only }) => !only.includes(room.name));
    /** @param {Node} node @param {string | undefined} name */
    const checkName = (node, name) => {
      const rule = closed.find(({ names }) => name !== undefined && names.includes(name));
      if (rule) context.report({ node, message: `${name} in ${room.name}: ${rule.why}` });
    };
    /** @param {import('estree').ImportDeclaration} node */
    const checkImport = (node) => {
      const source = String(node.source.value);
      if (!isBuiltin(source)) return;
      for (const specifier of node.specifiers) {
        if (specifier.type !== 'ImportSpecifier') {
          if (!GUARDED_MODULES.includes(source) || closed.length === 0) continue;
          context.report({ node: specifier, message: `import the functions of ${source} by name` });
          continue;
        }
        const name = specifier.imported.type === 'Identifier' ? specifier.imported.name : '';
        const rule = closed.find((entry) => entry.imported.includes(name));
        if (rule) context.report({ node: specifier, message: `${name} in ${room.name}: ${rule.why}` });
      }
    };
    /** @param {import('estree').VariableDeclarator} node */
    const checkDestructuring = (node) => {
      if (node.id.type !== 'ObjectPattern' || !node.init) return;
      const owner = dottedName(node.init);
      for (const property of node.id.properties) {
        const member = property.type === 'Property' ? dottedName(property.key) : undefined;
        if (owner !== undefined && member !== undefined) checkName(property, joined(owner, member));
      }
    };
    return {
      MemberExpression: (node) => checkName(node, dottedName(node)),
      VariableDeclarator: checkDestructuring,
      ImportDeclaration: checkImport,
      'NewExpression[callee.name="Date"][arguments.length=0]': (/** @type {Node} */ node) =>
        checkName(node, 'new Date()'),
      'CallExpression[callee.name="Date"]': (/** @type {Node} */ node) => checkName(node, 'new Date()'),
    };
  },
};

/** @type {RuleModule} */
const purity = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const room = roomOf(pathOf(context));
    if (room === undefined || !PURE_ROOMS.includes(room.name)) return {};
    /** @param {Node} node */
    const refuseWaiting = (node) => context.report({ node, message: `${room.name} decides and never waits` });
    return {
      ':function[async=true]': refuseWaiting,
      AwaitExpression: refuseWaiting,
      'ForOfStatement[await=true]': refuseWaiting,
      'Program:exit': (node) => {
        for (const { identifier } of globalReads(context, node)) {
          if (!IMPURE_GLOBALS.includes(identifier.name)) continue;
          context.report({
            node: identifier,
            message: `${room.name} is pure and may not name ${identifier.name}`,
          });
        }
      },
    };
  },
};

/**
 * Every place where a global is used as a value; naming one as a type is harmless.
 *
 * @param {RuleContext} context
 * @param {Node} program
 */
function globalReads(context, program) {
  const scope = context.sourceCode.getScope(program);
  const known = scope.variables
    .filter(({ defs }) => defs.length === 0)
    .flatMap(({ references }) => references);
  const references = /** @type {any[]} */ ([...scope.through, ...known]);
  return references.filter((reference) => reference.isValueReference !== false);
}

/** @type {RuleModule} */
const fileNames = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program: (node) => {
      const name = basename(context.filename);
      if (!KEBAB_CASE.test(name)) context.report({ node, message: `${name}: file names are kebab-case` });
    },
  }),
};

export const house = { rules: { imports, reserved, purity, 'file-names': fileNames } };

const CODE = ['src/**/*.ts', 'staff-console/**/*.{ts,tsx}', 'web-widget/**/*.{ts,tsx}'];

/**
 * The part of the lint configuration that needs no types, which is why the architecture test can run it alone.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const HOUSE_CONFIG = [
  {
    files: CODE,
    plugins: { house },
    rules: { 'house/imports': 'error', 'house/reserved': 'error', 'house/purity': 'error' },
  },
  {
    files: [...CODE, 'test/**/*.{ts,tsx}', 'bench/**/*.ts', 'scripts/**/*.js'],
    ignores: ['**/*.config.ts'],
    plugins: { house },
    rules: {
      'house/file-names': 'error',
      'max-lines': ['error', 300],
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true } },
      ],
    },
  },
  // A table of cases may run on.
  { files: ['test/**/*.{ts,tsx}'], rules: { 'max-lines': ['error', 500] } },
];
