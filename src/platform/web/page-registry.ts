import { createContext, use, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { Message } from '#platform/contract/messages.ts';
import type { IconName } from './kit/icon-paths.ts';
import type { Part } from './late-part.tsx';
import { useCan } from './session.ts';

/** The groups of the rail, in the order of the loop. */
export const menuGroups = ['today', 'plan', 'standard', 'run', 'insight', 'check', 'score', 'improve', 'settings'] as const;
/** One group of the rail. */
export type MenuGroup = (typeof menuGroups)[number];

/** Where a page stands in the rail. */
export interface MenuEntry {
  readonly group: MenuGroup;
  /** Ascending within its group; leave gaps. */
  readonly order: number;
  readonly icon?: IconName;
  /** Named ability without which the entry is not shown. */
  readonly permission?: string;
  /** Pressed after g. */
  readonly goKey?: string;
  /** A hook that answers the small count beside the entry. */
  readonly useCount?: () => number | undefined;
}

/** Something a settings page lets people do, as the search over all settings and the palette find it. */
export interface SettingEntry {
  /** What one would look for: 停用成员, not the page's own title. */
  readonly title: Message;
  /** More words it is found by; pinyin initials of the title are known anyway. */
  readonly keywords?: string;
  /** Where on the page, when its address says so: `?tab=rules`. */
  readonly search?: string;
}

/** The groups of the settings home. */
export const settingGroups = ['company', 'people', 'data', 'work', 'connect', 'own'] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** One page: an address, a title, and a lazily loaded component. */
export interface PageDefinition {
  /** TanStack Router path: `/opportunities/$id`. */
  readonly path: `/${string}`;
  readonly title: Message;
  readonly menu?: MenuEntry;
  /** What can be done there, for the settings home and its search. */
  readonly settings?: { readonly group: SettingGroup; readonly text: Message; readonly entries?: readonly SettingEntry[] };
  /** `latePart(() => import('./opportunity-page.tsx').then((m) => ({ default: m.OpportunityPage })))`. */
  readonly component: Part;
  /** `bare` pages (sign-in, print) stand without the frame and need no session. */
  readonly frame?: 'shell' | 'bare';
}

/** What a panel that opens inside a row is told besides. */
export interface InlinePanel {
  /** By field: what is written in it belongs to. */
  readonly links: Readonly<Record<string, string>>;
  /** A planned follow-up that writing completes. */
  readonly completes?: { readonly id: string; readonly type: string };
  readonly onClose: () => void;
}

/** What a panel is told about the page it stands on. */
export interface PanelProps {
  readonly object: string;
  readonly recordId: string;
  readonly inline?: InlinePanel;
}

/** Something a capability offers to another page, e.g. a related tab of a record. */
export interface PanelDefinition {
  /** `record.tab`, `record.bar` (on the phone), `record.side`, `record.header`, `today.side`, `settings.section`, or a page's own slot name. */
  readonly slot: string;
  readonly id: string;
  readonly title: Message;
  readonly order: number;
  /** Only for these objects; all when absent. */
  readonly objects?: readonly string[];
  readonly permission?: string;
  readonly component: Part<PanelProps>;
}

/** The pages and panels of one capability. */
export interface CapabilityPages {
  readonly id: string;
  readonly pages: readonly PageDefinition[];
  readonly panels?: readonly PanelDefinition[];
}

/** Declares the pages of a capability in `<slice>.pages.tsx`. */
export function definePages(capability: CapabilityPages): CapabilityPages {
  return capability;
}

/** Every capability's pages, given by the app to the frame. */
export const PageRegistry = createContext<readonly CapabilityPages[]>([]);

/** All registered pages, and those of the workspace's own objects. */
export function usePages(): readonly PageDefinition[] {
  const own = useSyncExternalStore(followOwnPages, () => ownPages);
  return [...use(PageRegistry).flatMap((capability) => capability.pages), ...own];
}

let ownPages: readonly PageDefinition[] = [];
const followers = new Set<() => void>();

/** Gives the rail entries that only the workspace knows; their addresses lead to pages with parameters. */
export function setOwnPages(pages: readonly PageDefinition[]): void {
  ownPages = pages;
  for (const follow of followers) follow();
}

function followOwnPages(follow: () => void): () => void {
  followers.add(follow);
  return () => followers.delete(follow);
}

/** Begins what a slot will show, while the page waits for its data. */
export function useBegunPanels(slot: string, object?: string): void {
  const panels = usePanels(slot, object);
  const begin = useEffectEvent(() => panels.forEach((panel) => panel.component.begin?.()));
  useEffect(() => begin(), [slot, object]);
}

/** The panels offered for a slot that the person may see, in order; `object` keeps those that fit it. */
export function usePanels(slot: string, object?: string): readonly PanelDefinition[] {
  const can = useCan();
  return use(PageRegistry)
    .flatMap((capability) => capability.panels ?? [])
    .filter((panel) => panel.slot === slot && can(panel.permission) && (object === undefined || !panel.objects || panel.objects.includes(object)))
    .sort((left, right) => left.order - right.order);
}
