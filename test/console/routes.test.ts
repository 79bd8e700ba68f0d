import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathOf, routeOf, type Route } from '../../staff-console/logic/routes.ts';

describe('addresses of the console', () => {
  it.each<[string, Route]>([
    ['/console', { page: 'queue' }],
    ['/console/', { page: 'queue' }],
    ['/console/c/abc', { page: 'queue', conversationId: 'abc' }],
    ['/console/c/abc/person', { page: 'queue', conversationId: 'abc', person: true }],
    ['/console/calendar', { page: 'calendar', view: 'day' }],
    ['/console/calendar/2026-11-26', { page: 'calendar', view: 'day', day: '2026-11-26' }],
    ['/console/calendar/week/2026-11-26', { page: 'calendar', view: 'week', day: '2026-11-26' }],
    ['/console/calendar/2026-02-31', { page: 'calendar', view: 'day' }],
    ['/console/calls', { page: 'calls' }],
    ['/console/join', { page: 'join' }],
    ['/console/nonsense/c/abc', { page: 'queue' }],
    ['/console/c/%E0%A4%A', { page: 'queue' }],
    ['/console/c/', { page: 'queue' }],
  ])('%s', (path, route) => {
    expect(routeOf(path)).toEqual(route);
  });

  it('lead back to where they were made', () => {
    const route = fc.oneof<fc.Arbitrary<Route>[]>(
      fc.record({ page: fc.constant('queue'), conversationId: fc.string({ minLength: 1 }) }),
      fc.record({ page: fc.constant('calendar'), view: fc.constantFrom('day', 'week') }),
      fc.constant({ page: 'calls' }),
    );
    fc.assert(
      fc.property(route, (one) => {
        expect(routeOf(pathOf(one))).toEqual(one);
      }),
    );
  });
});
