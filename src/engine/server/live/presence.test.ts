import { expect, test } from 'vitest';
import { createPresence, type RecordPlace } from './presence.ts';

const place: RecordPlace = { workspaceId: 'w', object: 'account', id: '1' };
const person = (id: string, field: string | null = null) => ({ id, name: id, field });

function given() {
  let nowMs = 0;
  const told: string[] = [];
  const presence = createPresence(() => nowMs);
  presence.onChange((at) =>
    told.push(
      presence
        .listThere(at)
        .map((each) => each.id)
        .join(),
    ),
  );
  return { presence, told, pass: (ms: number) => (nowMs += ms) };
}

test('people are told of once however many screens they have, and only when something is different', () => {
  const { presence, told } = given();
  presence.look(place, 'a1', person('a'));
  presence.look(place, 'a2', person('a'));
  presence.look(place, 'a1', person('a'));
  presence.look(place, 'b1', person('b'));
  presence.leave(place, 'a1');
  presence.leave(place, 'a2');
  expect(told).toEqual(['a', 'a,b', 'b']);
});

test('who changes a field on one screen and looks on another is said to change it', () => {
  const { presence } = given();
  presence.look(place, 'a1', person('a', 'name'));
  presence.look(place, 'a2', person('a'));
  expect(presence.listThere(place)).toEqual([person('a', 'name')]);
});

test('who has not said a word for most of a minute is forgotten', () => {
  const { presence, told, pass } = given();
  presence.look(place, 'a1', person('a'));
  pass(30_000);
  presence.look(place, 'b1', person('b'));
  pass(30_000);
  presence.sweep();
  expect(presence.listThere(place)).toEqual([person('b')]);
  expect(told.at(-1)).toBe('b');
});

test('another record, and the same one of another workspace, are other places', () => {
  const { presence } = given();
  presence.look(place, 'a1', person('a'));
  expect(presence.listThere({ ...place, workspaceId: 'x' })).toEqual([]);
  expect(presence.listThere({ ...place, id: '2' })).toEqual([]);
});

test('what is learnt of other processes takes the place of what was known, and those who look are told', () => {
  const { presence, told } = given();
  presence.look(place, 'a1', person('a'));
  const screen = (id: string) => ({ person: person(id), seenAtMs: 0 });
  presence.learn(
    place,
    new Map([
      ['a1', screen('a')],
      ['b1', screen('b')],
    ]),
  );
  presence.learn(place, new Map([['a1', screen('a')]]));
  expect(told).toEqual(['a', 'a,b', 'a']);
});
