import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { classNames } from '#platform/web/kit/class-names.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import type { Field } from '#engine/contract/objects/fields.ts';
import { schemaMessages } from '#engine/contract/schema/schema.messages.ts';

interface LayoutChipsProps {
  /** The id of the section, or of the shelf. */
  readonly place: string;
  readonly placeName: string;
  readonly names: readonly string[];
  readonly columns: number;
  readonly fields: Readonly<Record<string, Field>>;
  readonly onDrop: (field: string, to: string, before?: string) => void;
  readonly onKey: (field: string, key: string) => void;
}

/** The fields of one section as chips to be dragged, or moved with the arrow keys. */
export function LayoutChips({ place, placeName, names, columns, fields, onDrop, onKey }: LayoutChipsProps) {
  const box = useRef<HTMLUListElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = useEffectEvent((field: string) => onDrop(field, place));
  useEffect(() => {
    if (!box.current) return undefined;
    return dropTargetForElements({
      element: box.current,
      canDrop: ({ source }) => typeof source.data['layoutField'] === 'string',
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: ({ source, location }) => {
        setIsOver(false);
        const field = source.data['layoutField'];
        // A chip under the pointer takes it before itself; the section takes what falls beside.
        if (location.current.dropTargets.length === 1 && typeof field === 'string') drop(field);
      },
    });
  }, [place]);
  return (
    <ul ref={box} className={classNames('schema-chips', isOver && 'over')} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {names.map((name, at) => (
        <Chip key={name} name={name} field={fields[name]} at={at} place={place} placeName={placeName} onDrop={onDrop} onKey={onKey} />
      ))}
    </ul>
  );
}

interface ChipProps extends Pick<LayoutChipsProps, 'place' | 'placeName' | 'onDrop' | 'onKey'> {
  readonly name: string;
  readonly field: Field | undefined;
  readonly at: number;
}

const keys = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Delete']);

function Chip({ name, field, at, place, placeName, onDrop, onKey }: ChipProps) {
  const t = useMessages(schemaMessages);
  const label = useLabel();
  const element = useRef<HTMLLIElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = useEffectEvent((moved: string) => onDrop(moved, place, name));
  useEffect(() => {
    if (!element.current) return undefined;
    const stopDrag = draggable({ element: element.current, getInitialData: () => ({ layoutField: name }) });
    const stopDrop = dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => typeof source.data['layoutField'] === 'string',
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: ({ source }) => {
        setIsOver(false);
        const moved = source.data['layoutField'];
        if (typeof moved === 'string') drop(moved);
      },
    });
    return () => {
      stopDrag();
      stopDrop();
    };
  }, [name]);
  const words = field ? label(field.label) : name;
  return (
    <li ref={element} className={classNames(isOver && 'over')}>
      <button
        type="button"
        id={`chip-${name}`}
        aria-label={t('schema.field_place', { field: words, section: placeName, place: at + 1 })}
        onKeyDown={(event) => {
          if (!keys.has(event.key)) return;
          event.preventDefault();
          onKey(name, event.key);
          // The chip may stand in another list now; it keeps the keyboard.
          requestAnimationFrame(() => document.getElementById(`chip-${name}`)?.focus());
        }}
      >
        <Icon name="grip" size={14} className="muted" />
        <span className="clip">{words}</span>
      </button>
    </li>
  );
}
