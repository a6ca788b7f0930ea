/** A syllable of Chinese without its tone, in three systems. */
export interface Syllable {
  readonly pinyin: string
  readonly 'wade-giles': string
  /** Russian letters; `-н` is pinyin's -ng, `-нь` its -n. */
  readonly palladius: string
}

// Pinyin, Wade-Giles, Palladius. Where pinyin tells two apart that another system writes alike (lo and luo), the commoner is in `PREFERRED`.
const TABLE = `
  a a а, ai ai ай, an an ань, ang ang ан, ao ao ао, ba pa ба, bai pai бай, ban pan бань, bang pang бан,
  bao pao бао, bei pei бэй, ben pen бэнь, beng peng бэн, bi pi би, bian pien бянь, biao piao бяо, bie pieh бе,
  bin pin бинь, bing ping бин, bo po бо, bu pu бу, ca ts'a ца, cai ts'ai цай, can ts'an цань, cang ts'ang цан,
  cao ts'ao цао, ce ts'e цэ, cen ts'en цэнь, ceng ts'eng цэн, cha ch'a ча, chai ch'ai чай, chan ch'an чань,
  chang ch'ang чан, chao ch'ao чао, che ch'e чэ, chen ch'en чэнь, cheng ch'eng чэн, chi ch'ih чи, chong ch'ung чун,
  chou ch'ou чоу, chu ch'u чу, chua ch'ua чуа, chuai ch'uai чуай, chuan ch'uan чуань, chuang ch'uang чуан,
  chui ch'ui чуй, chun ch'un чунь, chuo ch'o чо, ci tz'u цы, cong ts'ung цун, cou ts'ou цоу, cu ts'u цу,
  cuan ts'uan цуань, cui ts'ui цуй, cun ts'un цунь, cuo ts'o цо, da ta да, dai tai дай, dan tan дань,
  dang tang дан, dao tao дао, de te дэ, dei tei дэй, den ten дэнь, deng teng дэн, di ti ди, dian tien дянь,
  diang tiang дян, diao tiao дяо, die tieh де, ding ting дин, diu tiu дю, dong tung дун, dou tou доу, du tu ду,
  duan tuan дуань, dui tui дуй, dun tun дунь, duo to до, e o э, ei ei эй, en en энь, eng eng эн, er erh эр,
  fa fa фа, fan fan фань, fang fang фан, fei fei фэй, fen fen фэнь, feng feng фэн, fo fo фо, fou fou фоу, fu fu фу,
  ga ka га, gai kai гай, gan kan гань, gang kang ган, gao kao гао, ge ko гэ, gei kei гэй, gen ken гэнь,
  geng keng гэн, gong kung гун, gou kou гоу, gu ku гу, gua kua гуа, guai kuai гуай, guan kuan гуань,
  guang kuang гуан, gui kuei гуй, gun kun гунь, guo kuo го, ha ha ха, hai hai хай, han han хань, hang hang хан,
  hao hao хао, he ho хэ, hei hei хэй, hen hen хэнь, heng heng хэн, hong hung хун, hou hou хоу, hu hu ху,
  hua hua хуа, huai huai хуай, huan huan хуань, huang huang хуан, hui hui хуэй, hun hun хунь, huo huo хо,
  ji chi цзи, jia chia цзя, jian chien цзянь, jiang chiang цзян, jiao chiao цзяо, jie chieh цзе, jin chin цзинь,
  jing ching цзин, jiong chiung цзюн, jiu chiu цзю, ju chü цзюй, juan chüan цзюань, jue chüeh цзюэ, jun chün цзюнь,
  ka k'a ка, kai k'ai кай, kan k'an кань, kang k'ang кан, kao k'ao као, ke k'o кэ, ken k'en кэнь, keng k'eng кэн,
  kong k'ung кун, kou k'ou коу, ku k'u ку, kua k'ua куа, kuai k'uai куай, kuan k'uan куань, kuang k'uang куан,
  kui k'uei куй, kun k'un кунь, kuo k'uo ко, la la ла, lai lai лай, lan lan лань, lang lang лан, lao lao лао,
  le le лэ, lei lei лэй, leng leng лэн, li li ли, lia lia ля, lian lien лянь, liang liang лян, liao liao ляо,
  lie lieh ле, lin lin линь, ling ling лин, liu liu лю, lo lo ло, long lung лун, lou lou лоу, lu lu лу,
  luan luan луань, lun lun лунь, luo lo ло, lü lü люй, lüan lüan люань, lüe lüeh люэ, lün lün люнь, ma ma ма,
  mai mai май, man man мань, mang mang ман, mao mao мао, me me мэ, mei mei мэй, men men мэнь, meng meng мэн,
  mi mi ми, mian mien мянь, miao miao мяо, mie mieh ме, min min минь, ming ming мин, miu miu мю, mo mo мо,
  mou mou моу, mu mu му, na na на, nai nai най, nan nan нань, nang nang нан, nao nao нао, ne ne нэ, nei nei нэй,
  nen nen нэнь, neng neng нэн, ni ni ни, nia nia ня, nian nien нянь, niang niang нян, niao niao няо, nie nieh не,
  nin nin нинь, ning ning нин, niu niu ню, nong nung нун, nou nou ноу, nu nu ну, nuan nuan нуань, nun nun нунь,
  nuo no но, nü nü нюй, nüe nüeh нюэ, o o о, ou ou оу, pa p'a па, pai p'ai пай, pan p'an пань, pang p'ang пан,
  pao p'ao пао, pei p'ei пэй, pen p'en пэнь, peng p'eng пэн, pi p'i пи, pian p'ien пянь, piao p'iao пяо,
  pie p'ieh пе, pin p'in пинь, ping p'ing пин, po p'o по, pou p'ou поу, pu p'u пу, qi ch'i ци, qia ch'ia ця,
  qian ch'ien цянь, qiang ch'iang цян, qiao ch'iao цяо, qie ch'ieh це, qin ch'in цинь, qing ch'ing цин,
  qiong ch'iung цюн, qiu ch'iu цю, qu ch'ü цюй, quan ch'üan цюань, que ch'üeh цюэ, qun ch'ün цюнь, ran jan жань,
  rang jang жан, rao jao жао, re je жэ, ren jen жэнь, reng jeng жэн, ri jih жи, rong jung жун, rou jou жоу,
  ru ju жу, ruan juan жуань, rui jui жуй, run jun жунь, ruo jo жо, sa sa са, sai sai сай, san san сань,
  sang sang сан, sao sao сао, se se сэ, sei sei сэй, sen sen сэнь, seng seng сэн, sha sha ша, shai shai шай,
  shan shan шань, shang shang шан, shao shao шао, she she шэ, shei shei шэй, shen shen шэнь, sheng sheng шэн,
  shi shih ши, shong shung шун, shou shou шоу, shu shu шу, shua shua шуа, shuai shuai шуай, shuan shuan шуань,
  shuang shuang шуан, shui shui шуй, shun shun шунь, shuo shuo шо, si ssu сы, song sung сун, sou sou соу, su su су,
  suan suan суань, sui sui суй, sun sun сунь, suo so со, ta t'a та, tai t'ai тай, tan t'an тань, tang t'ang тан,
  tao t'ao тао, te t'e тэ, teng t'eng тэн, ti t'i ти, tian t'ien тянь, tiao t'iao тяо, tie t'ieh те,
  ting t'ing тин, tong t'ung тун, tou t'ou тоу, tu t'u ту, tuan t'uan туань, tui t'ui туй, tun t'un тунь,
  tuo t'o то, wa wa ва, wai wai вай, wan wan вань, wang wang ван, wei wei вэй, wen wen вэнь, weng weng вэн,
  wo wo во, wu wu у, xi hsi си, xia hsia ся, xian hsien сянь, xiang hsiang сян, xiao hsiao сяо, xie hsieh се,
  xin hsin синь, xing hsing син, xiong hsiung сюн, xiu hsiu сю, xu hsü сюй, xuan hsüan сюань, xue hsüeh сюэ,
  xun hsün сюнь, ya ya я, yai yai яй, yan yen янь, yang yang ян, yao yao яо, ye yeh е, yi i и, yin yin инь,
  ying ying ин, yo yo ё, yong yung юн, you yu ю, yu yü юй, yuan yüan юань, yue yüeh юэ, yun yün юнь, za tsa цза,
  zai tsai цзай, zan tsan цзань, zang tsang цзан, zao tsao цзао, ze tse цзэ, zei tsei цзэй, zen tsen цзэнь,
  zeng tseng цзэн, zha cha чжа, zhai chai чжай, zhan chan чжань, zhang chang чжан, zhao chao чжао, zhe che чжэ,
  zhei chei чжэй, zhen chen чжэнь, zheng cheng чжэн, zhi chih чжи, zhong chung чжун, zhou chou чжоу, zhu chu чжу,
  zhua chua чжуа, zhuai chuai чжуай, zhuan chuan чжуань, zhuang chuang чжуан, zhui chui чжуй, zhun chun чжунь,
  zhuo cho чжо, zi tzu цзы, zong tsung цзун, zou tsou цзоу, zu tsu цзу, zuan tsuan цзуань, zui tsui цзуй,
  zun tsun цзунь, zuo tso цзо`

/** Every syllable, by its pinyin in alphabetical order. */
export const SYLLABLES: readonly Syllable[] = TABLE.split(',').map((row) => {
  const [pinyin = '', wadeGiles = '', palladius = ''] = row.trim().split(' ')
  return { pinyin, 'wade-giles': wadeGiles, palladius }
})

/** Spellings met in print beside the table's, each with its pinyin. */
export const OTHER_SPELLINGS: Readonly<Record<keyof Syllable, Readonly<Record<string, string>>>> = {
  pinyin: { lue: 'lüe', nue: 'nüe' },
  'wade-giles': { szu: 'si', tze: 'zi', "tz'e": 'ci', teh: 'de', yi: 'yi', eh: 'e', e: 'e' },
  palladius: {
    бын: 'beng',
    мын: 'meng',
    пын: 'peng',
    фын: 'feng',
    хой: 'hui',
    йо: 'yo',
    люе: 'lüe',
    нюе: 'nüe',
    сюе: 'xue',
    цзюе: 'jue',
    цюе: 'que',
    юе: 'yue',
  },
}

/** What a spelling shared by two syllables means unless something else tells. */
export const PREFERRED: Readonly<Record<keyof Syllable, Readonly<Record<string, string>>>> = {
  pinyin: {},
  'wade-giles': { lo: 'luo', o: 'e' },
  palladius: { ло: 'luo' },
}
