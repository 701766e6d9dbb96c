import { defineMessages } from './messages.ts';

/** Texts of what waits for the connection. */
export const offlineMessages = defineMessages({
  'offline.title': { zh: '待发送', en: 'Waiting to be sent' },
  'offline.now': {
    zh: '没有网络：写下的内容先存在这台设备上，恢复后自动发送。',
    en: 'No connection: what you write is kept on this device and sent when it is back.',
  },
  'offline.none': { zh: '都已发送。', en: 'Everything is sent.' },
  'offline.waiting': { zh: '等待网络', en: 'Waits for the connection' },
  'offline.refused': { zh: '没有保存：{reason}', en: 'Not saved: {reason}' },
  'offline.retry': { zh: '再发一次', en: 'Send again' },
  'offline.discard': { zh: '放弃', en: 'Discard' },
  'offline.discard_title': { zh: '放弃“{label}”？', en: 'Discard “{label}”?' },
  'offline.discard_text': { zh: '它还没有发送，放弃后不能找回。', en: 'It was not sent and cannot be brought back.' },
  'offline.sent': { zh: '已发送 {count} 条', en: '{count} sent' },
  'offline.button': { zh: '待发送 {count}', en: '{count} waiting' },
  'offline.lost': { zh: '离线', en: 'Offline' },
});
