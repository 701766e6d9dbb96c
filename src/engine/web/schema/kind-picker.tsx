import { useMessages } from '#platform/web/locale.ts';
import { kindMessages } from '#engine/contract/schema/kind.messages.ts';
import type { SpecKind } from './field-draft.ts';
import { useKindWords } from './fields-tab.tsx';

const groups = [
  {
    title: 'kind.written',
    kinds: ['text', 'long_text', 'number', 'money', 'percent', 'date', 'datetime', 'email', 'phone', 'identity_number', 'url', 'address', 'file'],
  },
  { title: 'kind.chosen', kinds: ['choice', 'multi_choice', 'boolean', 'member', 'department'] },
  { title: 'kind.related', kinds: ['reference', 'multi_reference'] },
  { title: 'kind.computed', kinds: ['auto_number', 'formula', 'lookup', 'rollup'] },
] as const satisfies readonly { readonly title: string; readonly kinds: readonly SpecKind[] }[];

/** Every kind of field with what it is good for. */
export function KindPicker({ onPick }: { readonly onPick: (kind: SpecKind) => void }) {
  const t = useMessages(kindMessages);
  const words = useKindWords();
  return (
    <div className="stack g4">
      {groups.map((group) => (
        <section key={group.title}>
          <h3 className="section-title">{t(group.title)}</h3>
          <div className="schema-kinds">
            {group.kinds.map((kind) => (
              <button key={kind} type="button" onClick={() => onPick(kind)}>
                <b>{words(kind)}</b>
                <span className="muted t12">{words(kind, 'text')}</span>
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
