import { fold } from '#value/fold.ts'
import type { Field } from './field.ts'

/** Names that columns and head fields go by, in the languages that were met; blanks, case, accents and hyphens do not count. */
const NAMES: Readonly<Partial<Record<Field, string>>> = {
  key: 'key, id, identifier, letter id, document id, uid, uuid, xml:id, xmlid, schlüssel, kennung, identifiant, identificador, идентификатор, 编号',
  'record-number': 'record number, record id, record no',
  title:
    'title, titel, titre, titolo, título, heading, name of document, überschrift, betreff, заголовок, название, 标题, 題名, 题名',
  genre:
    'genre, type, document type, doc type, kind, form, art, gattung, dokumenttyp, type de document, tipo, тип, вид документа, 类型',
  number: 'number, document number, telegram number, no, nr, nummer, numéro, número, numero, номер, 文号',
  classification:
    'classification, original classification, marking, secrecy, security classification, geheimhaltung, гриф, 密级',
  date: 'date, document date, dated, date iso, iso date, edtf, datum, data, fecha, дата, 日期, 时间',
  'date-text': 'date text, date as written, date written, original date, datum text, datierung, дата текстом',
  year: 'year, jahr, année, annee, anno, año, год, 年',
  sent: 'sent, date sent, sent date, sender date, absendedatum, versanddatum',
  'sent-text': 'sender date text, sent text, date sent text',
  received:
    'received, date received, received date, addressee date, recipient date, empfangsdatum, eingangsdatum, date de réception',
  'received-text': 'addressee date text, recipient date text, received text',
  published: 'published, date published, publication date',
  sender: 'sender, from, from person, sent by, absender, expéditeur, mittente, remitente, отправитель, 发件人, 發件人',
  'sender-ref': 'sender id, sender uri, sender gnd, sender viaf, from id, absender id, absender gnd',
  'sender-place':
    'sender place, from place, place sent, place of writing, place of dispatch, sent from, absendeort, schreibort, ort, lieu, luogo, место',
  'sender-place-ref': 'sender place id, from place id, place sent id, absendeort id, ort id',
  recipient:
    'recipient, recipients, addressee, addressees, receiver, to, to person, sent to person, empfänger, adressat, destinataire, destinatario, адресат, получатель, 收件人',
  'recipient-ref':
    'recipient id, addressee id, receiver id, recipient gnd, addressee gnd, to id, empfänger id, adressat id',
  'recipient-place': 'recipient place, addressee place, to place, sent to, place received, empfangsort, zielort',
  'recipient-place-ref': 'recipient place id, addressee place id, to place id, empfangsort id',
  author: 'author, authors, creator, writer, written by, author(s), autor, verfasser, auteur, autore, автор, 作者',
  'author-ref': 'author id, creator id, author gnd, author viaf, verfasser id',
  signatory: 'signatory, signed by, signed, unterzeichner, signataire',
  'copied-to': 'copied to, copy to, copies, cc, in copy, durchschlag an',
  via: 'via, through, carried by, transmitted by',
  mentioned:
    'mentioned, people, persons, people mentioned, persons mentioned, associated people, erwähnte personen, personen',
  place: 'place, places, subject place, associated places, location',
  'place-ref': 'place id, place ref, geonames',
  language: 'language, languages, lang, sprache, langue, lingua, idioma, язык, 语言',
  source: 'source, archival source, provenance, quelle, fonte, fuente, источник, 来源',
  repository:
    'repository, archive, archives, holding institution, institution, archiv, bibliothek, standort, dépôt, archivio, archivo, архив, 馆藏',
  reference:
    'reference, archival reference, shelfmark, shelf mark, call number, signature, signatur, cote, segnatura, signatura, шифр, 档号',
  edition: 'edition, printed in, published in, druck, edition title, publication, издание',
  volume: 'volume, vol, band, tome, том',
  pages: 'page, pages, seite, seiten, pagina, страница',
  text: 'text, content, transcript, transcription, body, full text, fulltext, letter text, volltext, transkription, texte, testo, texto, текст, 正文, 内容',
  translation:
    'translation, english translation, english text, übersetzung, traduction, traduzione, traducción, перевод, 译文',
  regest: 'regest, regesta, calendar entry, kopfregest',
  summary:
    'summary, abstract, description, synopsis, zusammenfassung, inhalt, résumé, riassunto, resumen, аннотация, 摘要',
  subject:
    'subject, subjects, keyword, keywords, topic, topics, tags, schlagwort, schlagwörter, sujet, тема, ключевые слова, 主题',
  collection: 'collection, collections, series, sammlung, reihe, serie, série, collezione, colección, коллекция',
  position: 'position, order, sequence, reihenfolge',
  rights: 'rights, licence, license, rights statement, copyright, lizenz, rechte, droits, права',
  address: 'url, uri, link, address, web address, permalink, adresse',
  alias: 'alias, aliases, doi, ark, slug, other identifiers',
  contributed: 'contributor, contributors, contributed by, document contributor, beiträger',
  translated: 'translator, translators, translated by, übersetzer, traducteur, переводчик',
  transcribed: 'transcriber, transcribed by, transkribiert von',
  edited: 'editor, editors, edited by, herausgeber, éditeur',
  'replies-to': 'replies to, reply to, in reply to, answers',
  related: 'related, related documents, see also',
}

/** As names are compared: `senderPlaceID`, `Sender place ID` and `sender_place_id` are one. */
export const plainName = (name: string): string => fold(name).replace(/[\s_\-.:/()&]+/gu, '')

const BY_NAME: ReadonlyMap<string, Field> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.split(', ').map((name): [string, Field] => [plainName(name), field as Field]),
  ),
)

/** The field that a name means; undefined where it is not known. `field` itself is a name too. */
export function fieldNamed(name: string): Field | undefined {
  return BY_NAME.get(plainName(name))
}

/** The table above, for the page about import. */
export const FIELD_NAMES: readonly { readonly field: string; readonly names: readonly string[] }[] = Object.entries(
  NAMES,
).map(([field, names]) => ({ field, names: names.split(', ') }))
