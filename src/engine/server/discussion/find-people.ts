import type { Context } from '../context.ts';
import { knownReadings, pinyinText } from '../search/pinyin-text.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Active members whose name, pinyin or initials begin with the text, or whose name holds it; beginnings first. */
export async function findPeople(ctx: Context, search: string, limit: number): Promise<Person[]> {
  const [people, readings] = await Promise.all([listActive(ctx), knownReadings(ctx)]);
  const wanted = search.trim().toLowerCase();
  const ranked = people.flatMap((person) => {
    const name = person.name.toLowerCase();
    const spoken = pinyinText(readings, person.name).split(' ');
    if (name.startsWith(wanted) || spoken.some((each) => each.startsWith(wanted))) return [{ person, rank: 0 }];
    return name.includes(wanted) ? [{ person, rank: 1 }] : [];
  });
  return ranked
    .toSorted((left, right) => left.rank - right.rank)
    .slice(0, limit)
    .map(({ person }) => person);
}

function listActive(ctx: Context): Promise<Person[]> {
  return ctx.session.query({
    name: 'discussion.people',
    text: `select id, name from organisation_member where workspace_id = $1 and status not in ('left', 'system') order by name limit 10000`,
    values: [ctx.workspace.id],
  });
}
