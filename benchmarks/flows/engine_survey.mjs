// survey-core without a page: an answer is set on the model, which then goes to its next page.
//
//     node engine_survey.mjs SURVEY.json

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { Model } = createRequire(`${process.env.NODE_FOLDER}/`)("survey-core");
const CODES = ["a", "b", "c", "d"];
const MOST_ANSWERS = 20;
const file = process.argv[2];

function read() {
  return new Model(JSON.parse(readFileSync(file, "utf8")));
}

function load() {
  const start = performance.now();
  read();
  return { seconds: (performance.now() - start) / 1000 };
}

// As answer_at in content.py.
function answerAt(visit, place) {
  return CODES[(visit + place * place + Math.floor(place / 3)) % CODES.length];
}

// A model holds the answers of one visitor; clearing it takes longer than any answer, so it is
// cleared between visits and not timed.
let model;

function visit(question) {
  model ??= read();
  model.clear(true, true);
  const seconds = [];
  const screens = [];
  let asked = model.currentPage.elements[0].name;
  while (asked && seconds.length < MOST_ANSWERS) {
    const answer = answerAt(question.visit, seconds.length);
    const start = performance.now();
    model.setValue(asked, answer);
    const more = !model.isLastPage;
    if (more) model.nextPage();
    asked = more ? model.currentPage.elements[0].name : "";
    seconds.push((performance.now() - start) / 1000);
    screens.push(asked);
  }
  return { seconds, screens };
}

const answers = { load, visit };
for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(answers[question.do](question))}\n`);
}
