import type { Words } from './lexicon.ts'

/** English, with the hands of chanceries ("ult.", "yours of the 20th") and of cables ("Reurtel 62"). */
export const ENGLISH: Words = {
  lang: 'en',
  often: 'the, and, of, to, that, in, is, with, for, have, has, this, your, which',
  kinds: {
    letter: `letter, letters, favour, favours, favor, favors, lines, postcard, postcards, epistle, epistles, lettre`,
    telegram: `telegram, telegrams, cable, cables, cablegram, cablegrams, wire, wires, tel, tels, telegraphic message, radiogram, radiograms`,
    despatch: `despatch, despatches, dispatch, dispatches, airgram, airgrams`,
    note: `note, notes, aide memoire`,
    memorandum: `memorandum, memoranda`,
  },
  otherKinds: `reply, replies, answer, answers, message, messages, communication, communications, report, reports, instruction, instructions,
    circular, circulars, enquiry, inquiry, request, card, word, proposal, statement, minute`,
  yours: 'your, yours, ur, yr, yrs, thy, thine',
  mine: 'my, mine, our, ours',
  theirs: 'his, her, hers, their, theirs, its, whose',
  fromYou: 'from you, of yours, from yourself',
  titles: `excellency, excellencies, excellency ' s, lordship, lordships, lordship ' s, majesty, majesty ' s, honor, honour, honour ' s, grace, grace ' s, highness, highness ' s,
    worship, reverence, government, government ' s, ministry, embassy, department, legation, esteemed favor`,
  stops: `a, an, the, of, for, in, on, by, with, from, to, this, that, these, those, some, any, no, wrote, writes, received, sent, is, was, are, were, has, had, have, will, who, which, he, she, they, i, you, we`,
  between: `to me, to us, to him, received, just received, addressed to me, addressed to us, marked, dated, secret, confidential, private, personal, urgent, top secret, immediate, priority,
    written, series, of, inclusive, both, under reference, in reference, circular, telegraphic, sent`,
  ofDay:
    'of the, from the, dated the, date the, bearing date the, under date of the, of this, of, under date of, dated, dtd',
  ofDate:
    'of, dated, date, from, bearing date, under date of, under date, dtd, written, written on, written on the, sent, sent on, sent on the, in date of',
  on: 'on, on the, of the, of, under date of',
  articles: 'the',
  and: 'and, &',
  number: 'no, nos, nr, number, numbers, numbered, num, serial, #',
  endings: 'st, nd, rd, th, d, t, nth',
  days: `first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth, fifteenth, sixteenth, seventeenth,
    eighteenth, nineteenth, twentieth, twenty - first, twenty - second, twenty - third, twenty - fourth, twenty - fifth, twenty - sixth, twenty - seventh,
    twenty - eighth, twenty - ninth, thirtieth, thirty - first`,
  weekdays: 'monday, tuesday, wednesday, thursday, friday, saturday, sunday',
  thisMonth:
    'inst, instant, instt, current, curt, curr, this month, of this month, the present month, of the present month, present',
  lastMonth: 'ult, ulto, ultimo, ulta, last month, of last month, of last, last, past, passed',
  nextMonth: 'prox, proximo, next month',
  today: `today, to - day, to day, this morning, this day, this date, today ' s, even date`,
  yesterday: `yesterday, yesterday ' s, last night, last evening, yesterday evening, yesterday morning`,
  dayBefore: 'the day before yesterday, day before yesterday',
  units: `pages, page, lines, men, months, days, years, weeks, hours, o ' clock, per, pounds, dollars`,
  answers: `in reply, reply to, replying to, replied to, reply, in answer, answer, answers, answering, answered, in response, response, responding, responsive, with reference to, with
    regard to, in reference to, reference, referring to, refers to, refer to, referred to, reference to, re, reur, ref, in regard to, regarding, in accordance with, in compliance with, pursuant to,
    further to your, in connection with, in consequence of, in obedience to, as requested in, on receipt of, point raised in, concerning, apropos, reurtel, reurtels, retel, reyourtel, reembtel, redeptel, relegtel, recontel, reurad, with respect to`,
  receives: `received, receive, receiving, recd, receipt, acknowledge*, got, reached me, reached us, reached, to hand, came, arrived, thank*, obliged*, grateful, pleasure of, favoured with,
    favored with, honoured with, honored with, duly noted, have read, have your, have before me, have your, delivered, handed me, have in hand, brought me, brought us, gave me, found`,
  continues: `in continuation, continuation, continuing, further to, supplementing, supplement, supplementary, supplemental, following up, follow up, following my, with further reference, confirming, confirm,
    in addition, addition, amplifying, correcting, referring to my, referring to our, since my`,
  nots: `not, no, never, nor, neither, without, don ' t, haven ' t, hasn ' t, didn ' t, no answer, failed`,
  awaits: `would, should, hope, hoping, hopes, expect, expecting, expects, await, awaiting, if, when, unless, until, till, wish, wishing, want, looking for, look forward, waiting, anxious, may, might, shall, will, request, before, soon`,
  that: 'that, which, whereby, in which, wherein',
  i: 'i, we',
  you: 'you, ye, thou, your excellency, your lordship',
  toYou: 'you, thee, your excellency, your lordship, yourself',
  wrote: 'wrote, written, write, telegraphed, cabled, wired, addressed, sent, despatched, dispatched',
  cables: {
    yours:
      'urtel, urtels, reurtel, reurtels, yourtel, yourtels, reyourtel, urdes, urdesp, urlet, urdesps, urinfo, yrtel, retel, reyrtel, urad, urcable, urmsg',
    mine: 'mytel, mytels, ourtel, ourtels, remytel, reourtel, mydes, mydesp, mylet, ourdesp, myad',
    office:
      'deptel, deptels, redeptel, redeptels, reftel deptel, depcirtel, depins, deptcirtel, depcir, circtel, cirtel',
    post: 'embtel, embtels, reembtel, reembtels, legtel, legtels, relegtel, contel, contels, congentel, recontel, embdes, embdesp, embdesps, legdes, condes, contelegram',
  },
}
