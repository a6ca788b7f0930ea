import { expect, test } from 'vitest'
import { readClusterAddress } from '#search/opensearch/address.ts'

test.each([
  ['opensearch+http://one', ['http://one:9200'], 'chancery', 3, '0-1'],
  ['opensearch+https://one:9201,two/', ['https://one:9201', 'https://two:9200'], 'chancery', 3, '0-1'],
  ['opensearch+http://[::1]:9200/letters-b?shards=6&replicas=2', ['http://[::1]:9200'], 'letters-b', 6, '2-2'],
])('reads %s', (given, nodes, prefix, shards, replicas) => {
  expect(readClusterAddress(given)).toEqual({ nodes, prefix, shards, replicas })
})

test.each([
  'http://one:9200',
  'opensearch://one',
  'opensearch+http://me:hush@one:9200',
  'opensearch+http://one,/letters',
  'opensearch+http://one/Letters',
  'opensearch+http://one/a/b',
  'opensearch+http://one?shards=many',
  'opensearch+http://one?copies=2',
  'opensearch+http://one?shards=0',
  'opensearch+http://one?shards=101',
  'opensearch+http://one?replicas=-1',
  'opensearch+http://one?replicas=',
])('refuses %s, and repeats no password', (given) => {
  expect(() => readClusterAddress(given)).toThrow(/opensearch\+http:\/\/host:9200/u)
  expect(() => readClusterAddress(given)).not.toThrow(/hush/u)
})
