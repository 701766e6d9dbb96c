import { defineMessages } from '#platform/contract/messages.ts';

/** Words of the files of a record. */
export const fileMessages = defineMessages({
  'file.title': { zh: '文件', en: 'Files' },
  'file.none': { zh: '还没有文件', en: 'No files yet' },
  'file.none_text': {
    zh: '把合同、方案、照片拖到这一页的任何地方，或直接粘贴截图。同名文件会成为新版本。',
    en: 'Drop contracts, proposals or photos anywhere on this page, or paste a screenshot. A file of the same name becomes a new version.',
  },
  'file.upload': { zh: '上传文件', en: 'Upload' },
  'file.drop': { zh: '松开即上传到这条记录', en: 'Let go to put it to this record' },
  'file.added': { zh: '已上传 {count} 个文件', en: { one: 'Uploaded {count} file', other: 'Uploaded {count} files' } },
  'file.failed': { zh: '上传失败', en: 'Upload failed' },
  'file.uploading': { zh: '正在上传 {name}', en: 'Uploading {name}' },
  'file.download': { zh: '下载', en: 'Download' },
  'file.open': { zh: '在新窗口打开', en: 'Open in a new window' },
  'file.no_viewer': { zh: '这个设备不能在页面里显示 PDF', en: 'This device shows no PDF inside a page' },
  'file.no_viewer_text': { zh: '在新窗口打开，或下载后查看。', en: 'Open it in a new window, or download it.' },
  'file.remove': { zh: '移除', en: 'Take off' },
  'file.remove_title': { zh: '移除“{name}”？', en: 'Take off {name}?' },
  'file.remove_text': { zh: '各版本一起从这条记录移除；动态里仍记着它。', en: 'All its versions leave this record; the timeline still tells of it.' },
  'file.versions': { zh: '{count} 个旧版本', en: { one: '{count} earlier version', other: '{count} earlier versions' } },
  'file.preview': { zh: '预览 {name}', en: 'Preview {name}' },
  'file.pasted': { zh: '截图 {moment}.png', en: 'Screenshot {moment}.png' },
});
