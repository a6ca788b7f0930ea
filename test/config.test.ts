import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../src/config.ts'

function folderWith(settings: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'chancery.yaml'), settings)
  return folder
}

const S3 = 's3://letters?endpoint=https://s3.example'

test('keys of S3 come from the environment, or from the files that it names', () => {
  const folder = folderWith(`files: ${S3}\n`)
  const secret = join(folder, 'secret')
  writeFileSync(secret, 'hush\n')
  expect(readConfig(folder, { CHANCERY_S3_ACCESS_KEY: 'me', CHANCERY_S3_SECRET_KEY_FILE: secret })).toMatchObject({
    files: S3,
    s3: { access: 'me', secret: 'hush' },
  })
  expect(readConfig(folderWith(''), { CHANCERY_S3_ACCESS_KEY: 'me' })).not.toHaveProperty('s3')
})

test.each([
  [{}, 'CHANCERY_S3_ACCESS_KEY is not set'],
  [{ CHANCERY_S3_ACCESS_KEY: 'me' }, 'CHANCERY_S3_SECRET_KEY is not set'],
  [{ CHANCERY_S3_ACCESS_KEY: 'me', CHANCERY_S3_SECRET_KEY_FILE: '/none' }, '/none cannot be read (ENOENT)'],
])('what is missing of them is named: %j', (environment, says) => {
  expect(() => readConfig(folderWith(''), { CHANCERY_FILES: S3, ...environment })).toThrow(
    expect.objectContaining({ code: 'invalid', message: expect.stringContaining(says) }),
  )
})

test('a key in the file of settings is no setting', () => {
  expect(() => readConfig(folderWith('s3: hush\n'), {})).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test('the secret of the database comes from the environment, or from the file that it names; there may be none', () => {
  const folder = folderWith('store: postgres://me@db.example/letters\n')
  const secret = join(folder, 'secret')
  writeFileSync(secret, 'hush\n')
  expect(readConfig(folder, { CHANCERY_STORE_PASSWORD_FILE: secret })).toMatchObject({
    store: 'postgres://me@db.example/letters',
    storePassword: 'hush',
  })
  expect(readConfig(folder, {})).not.toHaveProperty('storePassword')
})

test.each([
  ['store: [a]\n', {}, /chancery\.yaml: store: Invalid input: expected string, received array$/u],
  ['shop: here\nname: 1\n', {}, /chancery\.yaml: name: .*; .*chancery\.yaml: Unrecognized key: "shop"$/u],
  ['', { CHANCERY_METRICS_PORT: 'http' }, /^CHANCERY_METRICS_PORT: /u],
  ['name: a\nbase: [x\nq: {', {}, /chancery\.yaml is no list of settings: .* at line 3, column 1$/u],
  ['- name\n', {}, /chancery\.yaml is no list of settings: it should have lines like/u],
])('settings that are wrong are told in one line, with their place: %j', (settings, environment, says) => {
  expect(() => readConfig(folderWith(settings), environment)).toThrow(
    expect.objectContaining({ code: 'invalid', message: expect.stringMatching(says) }),
  )
})

test('a file that should have a secret and is empty is named', () => {
  const folder = folderWith('')
  writeFileSync(join(folder, 'secret'), '\n')
  const given = { CHANCERY_STORE_PASSWORD_FILE: join(folder, 'secret') }
  expect(() => readConfig(folder, given)).toThrow(/^CHANCERY_STORE_PASSWORD_FILE: .*secret is empty\.$/u)
})
