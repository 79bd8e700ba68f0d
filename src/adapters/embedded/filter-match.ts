import { Query } from 'mingo';
import { decode, type Json, type JsonObject } from './codec.ts';
import type { Filter, Test } from './filter.ts';

/** Bytes in a form mingo compares exactly (it compares unknown classes by their text). */
class BytesKey {
  readonly text: string;

  constructor(base64: string, subtype: number) {
    this.text = `${String(subtype)}:${base64}`;
  }

  toString(): string {
    return this.text;
  }
}

const plain = (value: Json): unknown => decode(value, (base64, subtype) => new BytesKey(base64, subtype));

type Fields = Record<string, unknown>;

export type Matcher = (document: JsonObject) => boolean;

/** The filter as a predicate over stored documents. */
export function matcher(filter: Filter): Matcher {
  const query = new Query<Fields>(criteria(filter) as Fields);
  return (document) => query.test(plain(document) as Fields);
}

/** The tests as a predicate over one element of an array. */
export function elementMatcher(tests: readonly Test[]): (element: Json) => boolean {
  const query = new Query<Fields>({ element: merge(tests) });
  return (element) => query.test({ element: plain(element) });
}

/** Every test spelled out with its operator, so that nothing is left to mingo's reading of bare values. */
function criteria(filter: Filter): object {
  if (filter.kind === 'field') return { [filter.path]: operators(filter.test) };
  if (filter.parts.length === 0) return filter.kind === 'and' ? {} : { $nor: [{}] };
  return { [`$${filter.kind}`]: filter.parts.map(criteria) };
}

function operators(test: Test): object {
  switch (test.op) {
    case 'eq':
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return { [`$${test.op}`]: plain(test.value) };
    case 'in':
    case 'nin':
    case 'all':
      return { [`$${test.op}`]: test.values.map(plain) };
    case 'exists':
    case 'size':
    case 'regex':
      return { [`$${test.op}`]: test.value };
    case 'not':
      return { $not: merge(test.tests) };
    case 'elemMatch':
      return { $elemMatch: 'kind' in test.where ? criteria(test.where) : merge(test.where) };
  }
}

const merge = (tests: readonly Test[]): object => Object.assign({}, ...tests.map(operators)) as object;
