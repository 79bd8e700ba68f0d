import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import type { PackFault } from './fault.ts';

/** One file of the pack as it was read. */
export interface PackFile {
  /** Relative to the pack's directory, for messages. */
  readonly name: string;
  readonly text: string;
}

export type PathInFile = readonly (string | number)[];

/** A YAML file that remembers on which line everything stands. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  readonly faults: readonly PackFault[];
  /** Line of the innermost written part of a path. */
  lineOf(path: PathInFile): number;
}

export function readYaml({ name, text }: PackFile): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined): number =>
    offset === undefined ? 1 : lines.linePos(offset).line;
  return {
    file: name,
    value: document.errors.length === 0 ? document.toJS() : undefined,
    faults: document.errors.map((error) => ({
      file: name,
      line: lineAt(error.pos[0]),
      message: `This is not valid YAML: ${error.message}.`,
      fix: 'Check the indentation, quotes and brackets on this line and the one above it.',
    })),
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}

function offsetOf(document: Document, path: PathInFile): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      const start: unknown = node.range[0];
      if (typeof start === 'number') return start;
    }
  }
  return undefined;
}

/** What the schema says is wrong, with the line it is wrong on. */
export function faultsOf(source: YamlSource, error: z.ZodError): readonly PackFault[] {
  return error.issues.map((issue) => {
    const inner = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const path = [...issue.path, ...inner].map((part) => (typeof part === 'symbol' ? String(part) : part));
    return { file: source.file, line: source.lineOf(path), ...explainIssue(issue) };
  });
}

/** Something that does not fit with the rest of the pack, although by itself it is well written. */
export interface Misfit extends Pick<PackFault, 'message' | 'fix'> {
  readonly path: PathInFile;
}
