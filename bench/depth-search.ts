import { type Figure, measureOperation, type Operation } from './measure.ts';
import type { Person } from './people.ts';

/** What people type, by kind. Texts of a kind take turns, so that none is answered from memory alone. */
const asked: Readonly<Record<string, readonly string[]>> = {
  'common pair': ['科技', '上海', '有限', '智能', '机械', '北京', '公司', '设备'],
  'rare pair': ['华瑞', '瑞丰', '云帆', '联创', '晨星', '凯盛', '梅兰', '鹰扬', '宇浩', '雨婷'],
  'person’s name': ['王伟', '李娜', '张敏', '刘洋', '陈静', '欣怡', '子轩', '杨帆'],
  'one character': ['云', '科', '王', '霞', '龙', '琼'],
  'longer text': ['智能科技', '上海科技', '精密机械有限', '有限公司', '深圳云帆', '新材料'],
  pinyin: ['yunfan', 'zhongke', 'lina', 'wangwei', 'hongda'],
  initials: ['shyf', 'szkj', 'wxg', 'bjyf', 'lzx'],
  'phone tail': ['5678', '8848', '1357', '90210', '77123'],
  number: ['KH-20260001', '2026-0042', 'HT0099'],
};

/** The aim speaks of two characters; the others are measured so that none is forgotten. */
const withEight = ['common pair', 'rare pair', 'person’s name', 'pinyin', 'phone tail'];

/** Global search as the administrator, who sees everything, and as one seller of two hundred. */
export async function measureSearch(
  people: readonly Person[],
  { port, seconds }: { readonly port: number; readonly seconds: number },
  say: (figure: Figure) => void,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const person of people.filter(({ role }) => role !== 'manager')) {
    for (const [kind, texts] of Object.entries(asked)) {
      for (const clients of withEight.includes(kind) ? [1, 8] : [1]) {
        const figure = await measureOperation(operationOf(kind, texts), { port, cookie: person.cookie, role: person.role, clients, seconds });
        figures.push(figure);
        say(figure);
      }
    }
  }
  return figures;
}

function operationOf(kind: string, texts: readonly string[]): Operation {
  let at = 0;
  return { name: `search, ${kind}`, next: () => ({ method: 'GET', path: `/api/search?q=${encodeURIComponent(texts[at++ % texts.length] ?? '')}` }) };
}
