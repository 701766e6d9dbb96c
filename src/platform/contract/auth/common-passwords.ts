/** Passwords of ten and more characters that stand on every guesser's list; shorter ones are refused anyway. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `1234567890 0123456789 0987654321 12345678910 1234567891 123456789a a123456789 123456789q q123456789 123456789qq qq123456789 1q2w3e4r5t
  1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5 q1w2e3r4t5y6 qwertyuiop qwertyuiop123 qwerty1234 qwerty12345 qwerty123456 qwer123456
  123456qwer 1234567qwerty 123qweasdzxc qweasdzxc123 qweasdzxc1 qazwsxedc1 qazwsxedcrfv asdfghjkl1 asdfghjkl123 zxcvbnm123 zxcvbnm1234
  asdf123456 asdfgh1234 zxcvbnmasd aa12345678 aa123456789 abc1234567 abc12345678 abc123456789 abcd123456 abcde12345 abcdef1234 a1b2c3d4e5
  a12345678910 asd123456789 zxc123456789 wang123456 wang123456789 zhang123456 li123456789 woaini1314 woaini1314520 woaini520 woaini520520
  5201314520 5201314000 1314520520 woaiwojia1 iloveyou12 iloveyou123 iloveyou1314 iloveyou520 password12 password123 password1234
  password12345 password123456 password01 password2020 password2021 password2022 password2023 password2024 password2025 password2026
  passw0rd12 passw0rd123 p@ssw0rd12 p@ssw0rd123 p@ssword123 p@ssw0rd1234 pa$$w0rd123 passwordpassword letmein123 letmein1234 welcome123
  welcome1234 welcome2024 welcome2025 welcome2026 admin12345 admin123456 admin@12345 admin@123456 administrator administrator1
  administrator123 root123456 root@123456 test123456 testtest123 test@12345 changeme123 changeme1234 superman123 batman12345 football123
  baseball123 basketball princess123 sunshine123 michael123 charlie123 dragon12345 monkey12345 shadow12345 master12345 killer12345
  trustno1234 starwars123 pokemon12345 liverpool123 chelsea12345 arsenal12345 manchester computer123 internet123 samsung123
  qq1234567890 a1234567890 1234567890a 11111111111 11112222333 1122334455 11223344556677 1212121212 1231231231 123123123123 123321123321
  147258369000 1472583690 159357159357 1592637480 7894561230 789456123000 9876543210 98765432100 147852369000 3141592653 31415926535
  sloop12345 sloop123456 company123 sales12345 sales123456 xiaoshou123 yinghuan123 zhongguo123 china123456 beijing2008 shanghai123
  huawei12345 alibaba123 taobao12345 weixin12345 wechat12345 dingding123 mima123456 wodemima123 correcthorsebatterystaple`.split(/\s+/),
);

/** Words that stay guessable however many digits and signs stand around them. */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwort passwd pass letmein welcome admin administrator root qwerty qwertyuiop qwertz asdfgh asdfghjkl zxcvbnm qazwsx qwe asd zxc
  abc abcd abcdef aaa iloveyou woaini woaiwojia monkey dragon master superman batman football baseball basketball princess sunshine shadow
  login test testing guest user default changeme secret summer winter spring autumn monday friday january december hello hellohello
  sloop sales company office computer internet mima wodemima xiaoshou zhongguo china beijing shanghai shenzhen guangzhou hangzhou
  huawei alibaba tencent taobao weixin wechat dingtalk qq`.split(/\s+/),
);
