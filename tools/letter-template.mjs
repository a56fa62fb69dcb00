#!/usr/bin/env node
/** Makes a plain Word template (A4, Chinese fonts) out of lines of text: node tools/letter-template.mjs letter.docx < letter.txt. The first line is the title; lines such as | one | two | are a table. */
import { readFileSync, writeFileSync } from 'node:fs';
import PizZip from 'pizzip';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun"/>';

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const paragraph = (line, first) =>
  `<w:p><w:pPr>${first ? '<w:jc w:val="center"/>' : ''}<w:spacing w:after="200"/></w:pPr><w:r><w:rPr>${FONTS}${first ? '<w:b/><w:sz w:val="36"/>' : '<w:sz w:val="24"/>'}</w:rPr><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`;

const cell = (text) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph(text.trim(), false).replace('w:after="200"', 'w:after="0"')}</w:tc>`;
const row = (line) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${line.split('|').slice(1, -1).map(cell).join('')}</w:tr>`;
const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('');
const columns = (line) => '<w:gridCol/>'.repeat(line.split('|').length - 2);
const table = (rows) => `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${sides}</w:tblBorders></w:tblPr><w:tblGrid>${columns(rows[0])}</w:tblGrid>${rows.map(row).join('')}</w:tbl>`;

/** Paragraphs, and lines with cells that follow each other as one table. */
function bodyOf(lines) {
  const parts = [];
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1);
    if (!line.startsWith('|')) parts.push(paragraph(line, index === 0));
    else if (Array.isArray(last)) last.push(line);
    else parts.push([line]);
  }
  return parts.map((part) => (Array.isArray(part) ? table(part) + paragraph('', false) : part)).join('');
}

const lines = readFileSync(0, 'utf8').trimEnd().split('\n');
const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>';
const parts = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/document.xml': `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${bodyOf(lines)}${page}</w:body></w:document>`,
};
const archive = new PizZip();
for (const [name, text] of Object.entries(parts)) archive.file(name, text, { date: new Date(1980, 0, 1), createFolders: false });
writeFileSync(process.argv[2], archive.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
