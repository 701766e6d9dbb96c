import { useState } from 'react';
import type { ReactNode } from 'react';
import { NestedSentence } from '#platform/web/kit/filter-sentence.tsx';
import type { FilterNode } from '#platform/web/kit/filter-sentence.tsx';
import type { FilterTree } from '#engine/contract/expression/filter-tree.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { askedField } from '#engine/contract/objects/plain-field.ts';
import { fieldAt } from '../objects/object-registry.ts';
import { ConditionAdder } from './condition-adder.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { useConditionWords } from './condition-words.ts';
import {
  addAlternative,
  addTo,
  isExcludedAt,
  leavesOf,
  partAt,
  partsOfTree,
  removeAt,
  replaceAt,
  toggleExcluded,
  toggleJoint,
  treeOfParts,
} from './filter-edit.ts';
import type { FilterPath } from './filter-edit.ts';
import { childrenOf, isComplete, isCondition, isGroup } from './filter-parts.ts';

interface FilterBarProps {
  readonly fields: Readonly<Record<string, Field>>;
  readonly parts: readonly FilterTree[];
  readonly onChange: (parts: readonly FilterTree[]) => void;
  readonly isChanged: boolean;
  readonly onRestore: () => void;
  readonly onSaveAsView?: () => void;
  readonly extra?: ReactNode;
}

/** The filter of a list as a sentence one can type, click and nest. */
export function FilterBar({ fields: shown, parts, onChange, isChanged, onRestore, onSaveAsView, extra }: FilterBarProps) {
  const fields = Object.fromEntries(Object.entries(shown).map(([name, field]) => [name, askedField(field)]));
  const [openId, setOpenId] = useState<string>();
  const tree = treeOfParts(parts);
  const leaves = leavesOf(tree);
  const words = useConditionWords(
    fields,
    leaves.map((leaf) => leaf.part),
  );
  const change = (next: FilterTree) => onChange(partsOfTree(next));
  const sentence = nodeOf(tree, [], (path) => words[leaves.findIndex((leaf) => idOf(leaf.path) === idOf(path))]);
  const add = (groupId: string, part: FilterTree) => {
    const group = pathOf(groupId);
    const target = partAt(tree, group);
    if (isCondition(part) && !isComplete(part)) setOpenId(idOf([...group, target ? childrenOf(target).length : 0]));
    change(addTo(tree, group, part));
  };
  const alternative = (path: FilterPath, part: FilterTree) => {
    const parent = partAt(tree, path.slice(0, -1));
    const isInAny = path.length > 0 && parent !== undefined && 'or' in parent;
    setOpenId(idOf(isInAny ? [...path.slice(0, -1), childrenOf(parent).length] : [...path, 1]));
    change(addAlternative(tree, path, part));
  };
  if (!('nodes' in sentence)) return null;
  return (
    <NestedSentence
      sentence={sentence}
      openId={openId}
      renderAdder={(groupId) => <ConditionAdder fields={fields} isInGroup={groupId !== ''} onAdd={(part) => add(groupId, part)} />}
      onRemove={(id) => change(removeAt(tree, pathOf(id)))}
      onToggleJoint={(groupId) => change(toggleJoint(tree, pathOf(groupId)))}
      onToggleExcluded={(groupId) => change(toggleExcluded(tree, pathOf(groupId)))}
      renderEditor={(condition, close) => {
        const path = pathOf(condition.id);
        const part = partAt(tree, path);
        return (
          part && (
            <ConditionEditor
              part={part}
              field={isCondition(part) ? fieldAt(fields, part.field) : undefined}
              onChange={(next) => change(replaceAt(tree, path, next))}
              onAlternative={() => {
                close();
                if (isCondition(part)) alternative(path, { field: part.field, op: part.op });
              }}
              isExcluded={isExcludedAt(tree, path)}
              onExclude={() => {
                close();
                change(toggleExcluded(tree, path));
              }}
              close={close}
            />
          )
        );
      }}
      isChanged={isChanged}
      onRestore={onRestore}
      {...(onSaveAsView && { onSaveAsView })}
      extra={extra}
    />
  );
}

/** A tree as the parts of a sentence; their ids say where they stand. */
function nodeOf(
  tree: FilterTree,
  path: FilterPath,
  wordsAt: (path: FilterPath) => Omit<Extract<FilterNode, { field: string }>, 'id'> | undefined,
): FilterNode {
  const id = idOf(path);
  if (!isGroup(tree)) return { field: '', operator: '', value: '', ...wordsAt(path), id };
  const nodes = childrenOf(tree).map((child, at) => nodeOf(child, [...path, at], wordsAt));
  return { id, joint: 'or' in tree ? 'or' : 'and', ...('not' in tree && { isExcluded: true }), nodes };
}

function idOf(path: FilterPath): string {
  return path.join('.');
}

function pathOf(id: string): FilterPath {
  return id === '' ? [] : id.split('.').map(Number);
}
