import type { Agent } from '#authority/agent.ts'
import { identifierFrom } from '#value/identifier.ts'

/** Well-known persons with one or two forms of their name, and forms that books in other languages and of other times have for them. */
const PERSONS = `
Nikita Khrushchev · Хрущёв, Никита Сергеевич = Chruschtschow · Nikita Chruschtschow · Khrouchtchev · Nikita Khrouchtchev · Hruščëv · Khrushchëv · Jruschov · Chruščov · Chruszczow · Хрущев · Никита Хрущев · Н. С. Хрущев · N. S. Khrushchev · Khruschev · Khrushchov · Kruschev · Chroesjtsjov · Hruscsov
Andrey Vyshinsky · Вышинский, Андрей Януарьевич = Wyschinski · Andrei Wyschinski · Vychinski · Vyšinskij · Wyszyński · Visinszkij · Vysjinski · Vyshinskiĭ · Vyshinskii · Andrei Vyshinsky · Vishinsky · Wyschinskij · A. Ya. Vyshinsky · А. Я. Вышинский
Andrei Zhdanov · Жданов, Андрей = Schdanow · Zsdanov · Zjdanov · Jdanov · Ždanov · Shdanow · Zdanov · Жданов
Georgy Chicherin · Чичерин, Георгий Васильевич = Tschitscherin · Tchitcherine · Čičerin · Georgij Tschitscherin · Tchicherin · Georges Tchitchérine · Г. В. Чичерин
Leon Trotsky · Троцкий, Лев = Trotzki · Trotski · Trockij · Leo Trotzki · Trotskii · Lev Trotsky · Léon Trotsky
Grigory Zinoviev · Зиновьев, Григорий = Sinowjew · Zinovʹev · Zinovyev · Zinov'ev · Grigori Sinowjew · Zinovieff
Nikolai Bukharin · Бухарин, Николай = Bucharin · Boukharine · Buharin · Nikolaj Bucharin · Nicolas Boukharine · Bujarin · Boecharin
Alexander Izvolsky · Извольский, Александр Петрович = Iswolski · Izvolskii · Izvol'skij · Isvolsky · Iswolsky · Izvolski · Alexandre Izvolsky
Sergey Sazonov · Сазонов, Сергей Дмитриевич = Sasonow · Sazonoff · Sergei Sazonov · Sazonow · Sergej Sasonow
Alexander Gorchakov · Горчаков, Александр Михайлович = Gortschakow · Gortchakov · Gortschakoff · Gorčakov · Fürst Gortschakow · Prince Gorchakov
Mikhail Gorbachev · Горбачёв, Михаил = Gorbatschow · Gorbatchev · Gorbačëv · Gorbaciov · Michail Gorbatschow · Mikhaïl Gorbatchev · Горбачев · Gorbachov · Gorbatsjov · Gorbaczow · Gorbacsov
Boris Yeltsin · Ельцин, Борис = Jelzin · Eltsine · Elʹcin · Yeltsin · El'tsin · Elzin
Vyacheslav Molotov · Молотов, Вячеслав Михайлович = Molotow · Wjatscheslaw Molotow · Viatcheslav Molotov · Molotoff · В. М. Молотов · Vjačeslav Molotov
Anastas Mikoyan · Микоян, Анастас = Mikojan · Mikoian · Mikoïan · A. I. Mikoyan · Микоян
Lavrentiy Beria · Берия, Лаврентий = Berija · Beriya · Beriia · Lawrenti Berija · Lavrenti Beria
Sergei Witte · Витте, Сергей Юльевич = Vitte · Sergej Witte · Serge Witte · Graf Witte
Mykhailo Hrushevsky · Грушевський, Михайло = Hruschewskyj · Hruševs'kyj · Hrushevskyi · Hrouchevsky · Mychajlo Hruschewskyj · Hrushevs'kyi · Грушевский
Symon Petliura · Петлюра, Симон = Petljura · Petlyura · Petlioura · Simon Petljura · Petlura
Bohdan Khmelnytsky · Хмельницький, Богдан = Chmelnyzkyj · Khmelnytskyi · Chmielnicki · Khmel'nyts'kyi · Bogdan Khmelnitsky · Хмельницкий
Pavlo Skoropadskyi · Скоропадський, Павло = Skoropadskyj · Skoropadsky · Skoropadsʹkyĭ
Mao Zedong · 毛泽东 = Mao Tse-tung · Mao Tsetung · 毛澤東 · Мао Цзэдун · Mao Tsé-toung · Мао Цзе-дун · Мао Цзэ-дун · Mao Ze-dong · Mao Ze Dong · Maozedong · Mao Tsö-tong · Mao Zedong
Zhou Enlai · 周恩来 = Chou En-lai · Chou En-Lai · 周恩來 · Чжоу Эньлай · Tchou En-lai · Tschou En-lai · Chou Enlai · Чжоу Энь-лай · Zhou En-lai · Tcheou Ngen-lai
Liu Shaoqi · 刘少奇 = Liu Shao-ch'i · Liu Shao-chi · 劉少奇 · Лю Шаоци · Liou Chao-tsi · Лю Шао-ци · Liu Schao-tschi
Deng Xiaoping · 邓小平 = Teng Hsiao-p'ing · Teng Hsiao-ping · 鄧小平 · Дэн Сяопин · Teng Siao-ping · Deng Hsiaoping · Teng Siao-p'ing
Zhu De · 朱德 = Chu Te · Chu Teh · Чжу Дэ · Tchou Teh · Zhude · Tschu Teh
Peng Dehuai · 彭德怀 = P'eng Te-huai · Peng Teh-huai · 彭德懷 · P'eng Tö-houai · Пэн Дэхуай
Lin Biao · 林彪 = Lin Piao · Линь Бяо · 林彪
Gao Gang · 高岗 = Kao Kang · Гао Ган · 高崗
Li Hongzhang · 李鸿章 = Li Hung-chang · 李鴻章 · Ли Хунчжан · Li Hung Chang · Li Hong-tchang
Zeng Guofan · 曾国藩 = Tseng Kuo-fan · 曾國藩 · Цзэн Гофань
Yuan Shikai · 袁世凯 = Yüan Shih-k'ai · Yuan Shih-kai · 袁世凱 · Юань Шикай · Yuan Che-kai · Yuan Shi-kai
Zhang Xueliang · 张学良 = Chang Hsüeh-liang · Chang Hsueh-liang · 張學良 · Чжан Сюэлян
Chen Yi · 陈毅 = Ch'en I · Chen I · 陳毅 · Чэнь И
Zhang Zhizhong · 张治中 = Chang Chih-chung · 張治中 · Чжан Чжичжун · Chang Chih Chung
Wang Jiaxiang · 王稼祥 = Wang Chia-hsiang · Ван Цзясян
蔣介石 · Chiang Kai-shek = Jiang Jieshi · Tschiang Kai-schek · Tchang Kaï-chek · Цзян Цзеши · 蒋介石 · Chiang Chieh-shih
孫逸仙 · Sun Yat-sen = Sun Yixian · 孙逸仙 · Sun I-hsien · Сунь Исянь
宋庆龄 = Song Qingling · Sung Ch'ing-ling · Soong Ching-ling · 宋慶齡 · Сун Цинлин
顧維鈞 · Wellington Koo = Gu Weijun · Ku Wei-chün · 顾维钧
曾紀澤 = Zeng Jize · Tseng Chi-tse · 曾纪泽
歐陽予倩 = Ouyang Yuqian · Ou-yang Yü-ch'ien
Sun Ke · 孙科 = Sun K'o · Sun Fo · 孫科 · Сунь Кэ
Чайковский, Пётр Ильич = Tchaikovsky · Tschaikowski · Tchaïkovski · Chaikovskii · Čajkovskij · Pyotr Tchaikovsky
Spener, Philipp Jakob = Philipp Jacob Spener · Philippus Jacobus Spener · P. J. Spener · Spener · Ph. J. Spener
Leibniz, Gottfried Wilhelm = Leibnitz · G. W. Leibniz · Gottfried Wilhelm Leibnitz · Leibnizius
Francke, August Hermann = A. H. Francke · Franke · August Herman Franke
Müller, Heinrich = Mueller · Muller · Heinrich Mueller · H. Müller
Schütz, Johann Jakob = Schuetz · Johann Jacob Schütz · Joh. Jac. Schütz · J. J. Schütz
Bismarck, Otto von = Otto von Bismarck · Bismark · Fürst Bismarck · Prince Bismarck · von Bismarck · Otto Fürst von Bismarck
Talleyrand-Périgord, Charles-Maurice de = Talleyrand · Charles Maurice de Talleyrand · Talleyrand-Perigord · Charles Maurice Talleyrand
Estournelles de Constant, Paul d' = d'Estournelles de Constant · Paul d’Estournelles de Constant · Estournelles · Baron d'Estournelles de Constant
Metternich, Klemens Wenzel von = Clemens von Metternich · Klemens von Metternich · Metternich · Prince Metternich · Clément de Metternich
Frederick William I = Friedrich Wilhelm I · Frédéric-Guillaume I · Frederick William
Schnitzler, Arthur = Arthur Schnitzler · A. Schnitzler · Schnitzer · Dr. Arthur Schnitzler
Hofmannsthal, Hugo von = Hugo von Hofmannsthal · Hofmannsthal · Hoffmannsthal · Hofmansthal · H. v. Hofmannsthal
Washington, George = General Washington · George Washington · Gen. Washington · G. Washington · Geo. Washington · George Washinton
Adams, John = John Adams · Mr. Adams · J. Adams
Franklin, Benjamin = Benj. Franklin · Dr. Franklin · B. Franklin · Benjamin Franklyn
Ho Chi Minh = Hồ Chí Minh · Ho Tschi Minh · Hô Chi Minh · Ho Chi-minh
Kim Il-sung · 김일성 = Kim Il Sung · Kim Il-Sung · Kim Ilsung · 金日成
Gheorghiu-Dej, Gheorghe = Gheorghe Gheorghiu-Dej · Gheorghiu Dej · Georgiu-Dej
Dulles, John Foster = John Foster Dulles · Secretary Dulles · J. F. Dulles · Foster Dulles
Dimitrov, Georgi = Georgi Dimitroff · Dimitrov · Georgy Dimitrov · Dimitrow
Wu Tingfang · 伍廷芳 = Wu T'ing-fang · Wu Ting-fang · У Тинфан
Gu Weijun · 顾维钧 = Ku Wei-chün · Ku Wei-chun · Гу Вэйцзюнь · 顧維鈞
`

export interface HistoricalPerson {
  readonly agent: Agent
  readonly asked: readonly string[]
}

/** In what language a form is, as far as its script tells. */
function langOf(text: string): { lang?: string } {
  if (/\p{Script=Han}/u.test(text)) return { lang: 'zh' }
  if (!/\p{Script=Cyrillic}/u.test(text)) return {}
  return { lang: /[іїєґ]|[сц]ький/iu.test(text) ? 'uk' : 'ru' }
}

/** Persons whose names are asked for in other romanisations, scripts and orders, by initials, with titles and slips. */
export const historicalPersons = (): HistoricalPerson[] =>
  PERSONS.trim()
    .split('\n')
    .map((line, n) => {
      const [held = '', asked = ''] = line.split(' = ')
      const names = held.split(' · ').map((text, m) => ({
        text,
        kind: m === 0 ? ('preferred' as const) : ('variant' as const),
        ...langOf(text),
      }))
      return {
        agent: {
          kind: 'agent',
          id: identifierFrom(`historical-${n}`),
          entityType: 'person',
          names,
          status: { kind: 'reviewed' },
        },
        asked: asked.split(' · '),
      }
    })
