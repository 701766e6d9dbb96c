import type { Message } from '#platform/contract/messages.ts';
import { shellMessages } from '#platform/contract/shell.messages.ts';
import { commandKey } from '#platform/web/kit/key-cap.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useMenu } from './use-menu.ts';
import './shortcuts-help.css';

type Keys = readonly (readonly [keys: string, words: Message])[];

const everywhere: Keys = [
  [`${commandKey}K`, shellMessages['shell.keys.palette']],
  ['/', shellMessages['shell.keys.palette']],
  ['C', shellMessages['shell.keys.create']],
  ['L', shellMessages['shell.keys.log']],
  ['G N', shellMessages['shell.keys.messages']],
  ['G V', shellMessages['shell.keys.approvals']],
  [`${commandKey}B`, shellMessages['shell.keys.rail']],
  ['N', shellMessages['shell.keys.now']],
  ['Esc', shellMessages['shell.keys.close']],
  ['?', shellMessages['shell.keys.help']],
];

const lists: Keys = [
  ['J K', shellMessages['shell.keys.next_row']],
  ['↵', shellMessages['shell.keys.open_row']],
  ['X', shellMessages['shell.keys.select_row']],
  ['E', shellMessages['shell.keys.edit']],
];

const records: Keys = [
  ['E', shellMessages['shell.keys.edit']],
  ['J K', shellMessages['shell.keys.neighbour']],
  ['[ ]', shellMessages['shell.keys.tabs']],
];

const forms: Keys = [
  [`${commandKey}↵`, shellMessages['shell.keys.save']],
  ['Esc', shellMessages['shell.keys.close']],
];

/** Every key of the product, by where it works; `?` opens it on any page. */
export function ShortcutsHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(shellMessages);
  const pages = useMenu().sections.flatMap((section) => section.pages);
  return (
    <Drawer title={t('shell.shortcuts')} onClose={onClose} width={480}>
      <div className="shortcuts">
        <KeyTable title={t('shell.keys.everywhere')} rows={everywhere} />
        <KeyTable
          title={t('shell.keys.go')}
          rows={pages.flatMap((page) => (page.menu.goKey ? [[`G ${page.menu.goKey.toUpperCase()}`, page.title] as const] : []))}
        />
        <KeyTable title={t('shell.keys.list')} rows={lists} />
        <KeyTable title={t('shell.keys.record')} rows={records} />
        <KeyTable title={t('shell.keys.form')} rows={forms} />
      </div>
    </Drawer>
  );
}

function KeyTable({ title, rows }: { readonly title: string; readonly rows: Keys }) {
  const label = useLabel();
  return (
    <section>
      <h3 className="muted t12">{title}</h3>
      <dl>
        {rows.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key} className="k-key">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{label(words)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
