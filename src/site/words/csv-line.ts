export { csvLine } from '#formats/csv/write-line.ts'
