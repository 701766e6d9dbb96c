import { defineMessages } from '#platform/contract/messages.ts';

/** Words of saved views. */
export const viewMessages = defineMessages({
  'view.save': { zh: '保存视图', en: 'Save view' },
  'view.save_as': { zh: '另存为新视图', en: 'Save as new view' },
  'view.edit': { zh: '重命名与共享', en: 'Rename and share' },
  'view.delete': { zh: '删除视图', en: 'Delete view' },
  'view.delete_title': { zh: '删除视图“{name}”？', en: 'Delete the view “{name}”?' },
  'view.delete_text': { zh: '只删除这个视图，记录不受影响。', en: 'Only the view goes; its records stay.' },
  'view.delete_shared': {
    zh: '它是共享的：删除后其他人也不再看到。记录不受影响。',
    en: 'It is shared: others lose it too. Its records stay.',
  },
  'view.make_default': { zh: '打开列表时先看它', en: 'Open the list with it' },
  'view.clear_default': { zh: '不再作为首选', en: 'No longer open with it' },
  'view.columns': { zh: '显示的列', en: 'Columns' },
  'view.columns_hint': {
    zh: '按选择的先后从左到右显示；存为视图后保留。',
    en: 'Shown from left to right in the order picked; save as a view to keep them.',
  },
  'view.apply': { zh: '应用', en: 'Apply' },
  'view.section': { zh: '视图', en: 'View' },
  'view.name': { zh: '名称', en: 'Name' },
  'view.name_needed': { zh: '请给视图起个名称。', en: 'Give the view a name.' },
  'view.shared': { zh: '谁能看到', en: 'Who sees it' },
  'view.nobody': { zh: '只有我', en: 'Only me' },
  'view.roles': { zh: '某些角色', en: 'Some roles' },
  'view.everybody': { zh: '所有人', en: 'Everybody' },
  'view.which_roles': { zh: '哪些角色', en: 'Which roles' },
  'view.shared_hint': {
    zh: '每个人只看到自己有权看的记录，共享视图不会多给权限。',
    en: 'Everybody still sees only the records they may see; sharing a view gives no access.',
  },
  'view.as_default': { zh: '我打开列表时先看它', en: 'Open the list with it for me' },
  'view.saved': { zh: '视图“{name}”已保存', en: 'View “{name}” saved' },
  'view.deleted': { zh: '视图“{name}”已删除', en: 'View “{name}” deleted' },
  'view.local': {
    zh: '这个浏览器里还有 {count} 个只存在本机的视图，可以存到服务器上，换电脑也能用。',
    en: {
      one: '{count} view is kept only in this browser; save it on the server to have it everywhere.',
      other: '{count} views are kept only in this browser; save them on the server to have them everywhere.',
    },
  },
  'view.keep_local': { zh: '存到服务器', en: 'Save on the server' },
  'view.drop_local': { zh: '不要了', en: 'Drop them' },
});
