// pdfkit: tagged, with an outline. It has no fallback and no bidi: the typeface of each word is
// chosen here, lines are broken here (faster than pdfkit's own way), and words of a line run from
// left to right in every language. Typefaces are read once and kept, with fontkit.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { performance } from "node:perf_hooks";

const require = createRequire(process.env.PDFKIT_FOLDER + "/");
const PDFDocument = require("pdfkit");
const fontkit = require("fontkit");
const files = new Map();

function typeface(content, family, bold) {
  const name = `${family}-${bold ? "Bold" : "Regular"}`;
  if (!files.has(name)) {
    const font = fontkit.create(readFileSync(`${content.folder}/${name}.ttf`));
    files.set(name, { name, font, letters: new Set(font.characterSet) });
  }
  return files.get(name);
}

class Sheet {
  constructor(content, note) {
    this.content = content;
    this.note = note;
    const m = (this.measures = content.measures);
    this.doc = new PDFDocument({
      size: "A4", margin: 0, pdfVersion: "1.7", tagged: true, displayTitle: true, font: null,
      lang: content.language, info: { Title: content.title }, autoFirstPage: false,
      bufferPages: true,
    });
    this.left = m.side;
    this.width = m.page[0] - 2 * m.side;
    this.bottom = m.page[1] - m.bottom - m.footer[1] - 2 * m.gap;
    this.root = this.doc.struct("Document");
    this.doc.addStructure(this.root);
    this.families = [...content.families].reverse();
    const of = (bold) => this.families.map((family) => typeface(content, family, bold));
    this.faces = [of(false), of(true)];
    for (const face of this.faces.flat()) this.doc.registerFont(face.name, face.font);
    this.words = new Map();
    this.addPage();
  }

  addPage() {
    this.doc.addPage();
    this.y = this.measures.top;
  }

  // Returns a word as pieces of one typeface each: the first one that has the letter.
  pieces(word, bold, size) {
    const key = `${size}${bold ? "b" : "r"}${word}`;
    let found = this.words.get(key);
    if (found) return found;
    const pieces = [];
    for (const letter of word) {
      const code = letter.codePointAt(0);
      const last = pieces.at(-1);
      const faces = this.faces[bold ? 1 : 0];
      if (last && !/\p{L}/u.test(letter) && last.face.letters.has(code)) last.text += letter;
      else {
        const face = faces.find((one) => one.letters.has(code)) ?? faces.at(-1);
        if (last?.face === face) last.text += letter;
        else pieces.push({ face, text: letter });
      }
    }
    for (const piece of pieces)
      piece.width = this.doc.font(piece.face.name, size).widthOfString(piece.text);
    found = { pieces, width: pieces.reduce((sum, piece) => sum + piece.width, 0) };
    this.words.set(key, found);
    return found;
  }

  // Returns lines of pieces; neighbours of one typeface are drawn in one go.
  lines(text, size, width, bold = false) {
    const lines = [];
    let line = { pieces: [], width: 0 };
    const put = (pieces) => {
      for (const piece of pieces) {
        const last = line.pieces.at(-1);
        if (last?.face === piece.face) {
          last.text += piece.text;
          last.width += piece.width;
        } else line.pieces.push({ ...piece });
        line.width += piece.width;
      }
    };
    text.split("**").forEach((run, place) => {
      const heavy = bold || place % 2 === 1;
      for (const [word] of run.matchAll(/[^ ]+ ?| /g)) {
        const found = this.pieces(word, heavy, size);
        if (line.width + found.width > width + size * 0.26 && line.width) {
          lines.push(line);
          line = { pieces: [], width: 0 };
        }
        put(found.pieces);
      }
    });
    lines.push(line);
    return lines;
  }

  // Draws lines as one element of the structure, going on on the next page where they must.
  draw(lines, [size, leading], x, width, role, parent, rtl = this.content.right_to_left) {
    const { doc } = this;
    const element = doc.struct(role);
    parent.add(element);
    element.add(doc.markStructureContent(role));
    for (const line of lines) {
      if (this.y + leading > this.bottom) {
        doc.endMarkedContent();
        this.addPage();
        element.add(doc.markStructureContent(role));
      }
      this.line(line, size, rtl ? x + width - line.width : x, this.y + leading * 0.75);
      this.y += leading;
    }
    doc.endMarkedContent();
    element.end();
  }

  line(line, size, x, baseline) {
    for (const piece of line.pieces) {
      this.doc.font(piece.face.name, size).text(piece.text, x, baseline, {
        lineBreak: false, baseline: "alphabetic", textWidth: piece.width, wordCount: 1,
      });
      x += piece.width;
    }
  }

  heading(text, style, role) {
    const look = this.measures[style];
    this.y += this.measures.gap * 2;
    const lines = this.lines(text, look[0], this.width, true);
    if (this.y + (lines.length + 2) * look[1] > this.bottom) this.addPage();
    if (role === "H1") this.top = this.doc.outline.addItem(text);
    else this.top.addItem(text);
    this.draw(lines, look, this.left, this.width, role, this.root);
  }

  paragraph(text) {
    const look = this.measures.body;
    this.y += this.measures.gap;
    this.draw(this.lines(text, look[0], this.width), look, this.left, this.width, "P", this.root);
  }

  item(list, mark, text) {
    const look = this.measures.body;
    const indent = this.measures.gap * 3;
    const rtl = this.content.right_to_left;
    const item = this.doc.struct("LI");
    list.add(item);
    const lines = this.lines(text, look[0], this.width - indent);
    if (this.y + lines.length * look[1] > this.bottom) this.addPage();
    const top = this.y;
    const at = rtl ? this.left + this.width - indent : this.left;
    this.draw(this.lines(mark, look[0], indent), look, at, indent, "Lbl", item);
    this.y = top;
    const x = rtl ? this.left : this.left + indent;
    this.draw(lines, look, x, this.width - indent, "LBody", item);
    item.end();
  }

  // Tagged as paragraphs beside each other, as ours are.
  row([own, english]) {
    const look = this.measures.body;
    const between = this.measures.gap * 3;
    const width = (this.width - between) / 2;
    this.y += this.measures.gap;
    const cells = [own, english].map((text) => this.lines(text, look[0], width));
    const height = Math.max(...cells.map((lines) => lines.length)) * look[1];
    if (this.y + height > this.bottom) this.addPage();
    const top = this.y;
    const rtl = this.content.right_to_left;
    cells.forEach((lines, place) => {
      this.y = top;
      const x = this.left + (place === Number(rtl) ? 0 : width + between);
      this.draw(lines, look, x, width, "P", this.root, rtl && place === 0);
    });
    this.y = top + height;
  }

  footers() {
    const [size, leading] = this.measures.footer;
    const { count } = this.doc.bufferedPageRange();
    const baseline = this.measures.page[1] - this.measures.bottom - leading * 0.25;
    for (let number = 1; number <= count; number += 1) {
      this.doc.switchToPage(number - 1);
      const page = this.content.page.replace("{number}", number).replace("{count}", count);
      const sides = [this.note, page].map((text) => this.lines(text, size, this.width)[0]);
      if (this.content.right_to_left) sides.reverse();
      this.doc.markContent("Artifact", { type: "Pagination" });
      this.doc.moveTo(this.left, baseline - leading).lineTo(this.left + this.width, baseline - leading)
        .lineWidth(0.6).stroke();
      this.line(sides[0], size, this.left, baseline);
      this.line(sides[1], size, this.left + this.width - sides[1].width, baseline);
      this.doc.endMarkedContent();
    }
  }
}

function build(content, number) {
  const sheet = new Sheet(content, `${content.note} ${number}`);
  const chunks = [];
  sheet.doc.on("data", (chunk) => chunks.push(chunk));
  const done = new Promise((resolve) => sheet.doc.on("end", () => resolve(Buffer.concat(chunks))));
  sheet.heading(content.title, "title", "H1");
  content.paragraphs.forEach((text) => sheet.paragraph(text));
  sheet.heading(content.list_heading, "heading", "H2");
  const list = sheet.doc.struct("L");
  sheet.root.add(list);
  content.items.forEach((text, place) => sheet.item(list, `${place + 1}.`, text));
  list.end();
  sheet.heading(content.table_heading, "heading", "H2");
  content.rows.forEach((row) => sheet.row(row));
  sheet.footers();
  sheet.root.end();
  sheet.doc.end();
  return done;
}

const content = JSON.parse(readFileSync(process.argv[2], "utf-8"));
async function timed(number) {
  const start = performance.now();
  const pdf = await build(content, number);
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ seconds, bytes: pdf.length }));
  return pdf;
}

if (process.argv[3]) writeFileSync(process.argv[3], await timed(0));
else for await (const line of createInterface({ input: process.stdin })) await timed(Number(line));
