import { IconButton } from '#platform/web/kit/button.tsx';
import { Menu } from '#platform/web/kit/menu.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { composerMessages } from '../contract/composer.messages.ts';
import { usePhrases } from './own-phrases.ts';

const common = ['composer.template.need', 'composer.template.visit', 'composer.template.quote_sent', 'composer.template.no_answer'] as const;

interface ComposerTemplatesProps {
  readonly text: string;
  readonly onInsert: (text: string) => void;
}

/** Texts one writes often: some for everybody, and those the person kept. */
export function ComposerTemplates({ text, onInsert }: ComposerTemplatesProps) {
  const c = useMessages(composerMessages);
  const { own, keep: keepPhrase, drop } = usePhrases();
  const phrase = (words: string) => ({ id: words, label: words.replaceAll('\n', ' '), icon: 'chat' as const, onSelect: () => onInsert(words) });
  const keep = () => {
    keepPhrase(text.trim());
    showToast({ text: c('composer.template_kept'), tone: 'good' });
  };
  const items = [
    ...own.map((words, at) => ({ ...phrase(words), ...(at === 0 && { section: c('composer.template_mine') }) })),
    ...common.map((key, at) => ({ ...phrase(c(key)), ...(at === 0 && { section: c('composer.template_common') }) })),
    { id: 'keep', label: c('composer.template_keep'), icon: 'plus' as const, section: '', isDisabled: text.trim() === '', onSelect: keep },
    ...(own.length > 0 ? [{ id: 'drop', label: c('composer.template_drop'), icon: 'trash' as const, onSelect: drop }] : []),
  ];
  return (
    <Menu
      label={c('composer.templates')}
      items={items}
      trigger={({ ref, ...trigger }) => <IconButton icon="rows" label={c('composer.templates')} ref={ref} {...trigger} />}
    />
  );
}
