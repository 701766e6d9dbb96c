import { Suspense, useRef } from 'react';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { usePastDay } from '#platform/web/as-of.ts';
import { useCommands } from '#platform/web/command-registry.ts';
import { useHotkeys } from '#platform/web/hotkeys.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { commandKey, KeyCap } from '#platform/web/kit/key-cap.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { usePanels } from '#platform/web/page-registry.ts';
import { useCan } from '#platform/web/session.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { openPalette } from './palette-state.ts';
import './top-bar.css';

/** The bar above every page: where one is, search, what waits, and 新建. */
export function TopBar() {
  const t = useMessages(shellMessages);
  const counters = usePanels('shell.top');
  const isPast = usePastDay() !== undefined;
  return (
    <header className="top-bar">
      <Breadcrumbs />
      <button type="button" className="top-search" onClick={() => openPalette()} aria-keyshortcuts="Control+K Meta+K">
        <Icon name="search" size={14} />
        <span className="spread clip">{t('shell.search')}</span>
        <KeyCap>{`${commandKey}K`}</KeyCap>
      </button>
      <div className="row g1">
        {counters.map((counter) => (
          <Suspense key={counter.id} fallback={null}>
            <counter.component object="" recordId="" />
          </Suspense>
        ))}
      </div>
      {isPast ? <ReadOnlyNote /> : <CreateButton />}
    </header>
  );
}

/** In the place of 新建 while looking back: why there is nothing to press. */
function ReadOnlyNote() {
  const t = useMessages(shellMessages);
  return (
    <span className="top-read-only" title={t('shell.as_of_why')}>
      <Icon name="lock" size={14} /> {t('shell.as_of_read_only')}
    </span>
  );
}

function CreateButton() {
  const t = useMessages(shellMessages);
  const label = useLabel();
  const can = useCan();
  const button = useRef<HTMLButtonElement | null>(null);
  const creations = useCommands().filter((command) => command.section === 'create' && can(command.permission));
  // On a list C creates what the list holds; elsewhere it asks what.
  const here = creations.find((command) => command.keyCap === 'C');
  useHotkeys({ c: () => (here ? here.run() : button.current?.click()) });
  const items = creations.map((command) => ({
    id: command.id,
    label: label(command.label),
    ...(command.icon && { icon: command.icon }),
    ...(command.keyCap && { keyCap: command.keyCap }),
    onSelect: command.run,
  }));
  const nothing = { id: 'nothing', label: t('shell.create_nothing'), isDisabled: true, onSelect: () => undefined };
  return (
    <Menu
      label={t('shell.create')}
      items={items.length > 0 ? items : [nothing]}
      trigger={({ ref, ...props }) => (
        <Button
          kind="primary"
          icon="plus"
          keyCap="C"
          {...props}
          ref={(element) => {
            button.current = element;
            ref(element);
          }}
        >
          {t('shell.create')}
        </Button>
      )}
    />
  );
}
