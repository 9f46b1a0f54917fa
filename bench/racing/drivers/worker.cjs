// One JavaScript engine in a process of its own, which times itself.
//
//   node worker.cjs ENGINE TEMPLATE CASE SCHEMA            answers orders on standard input
//   node worker.cjs ENGINE TEMPLATE CASE SCHEMA --once OUT  makes one file and ends
//
// An order and its answer are a line of JSON each, as in worker.py. The engines are found by
// NODE_PATH; each is loaded only where it runs.

"use strict";
const fs = require("fs");

// Each returns the function that fills the template from a case.
const ENGINES = {
  docxtemplater(path) {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const data = fs.readFileSync(path);
    return (letter) => {
      const options = { paragraphLoop: true, linebreaks: true };
      const document = new Docxtemplater(new PizZip(data), options);
      document.render(letter);
      return document.toBuffer();
    };
  },
  "easy-template-x"(path) {
    const { TemplateHandler } = require("easy-template-x");
    const data = fs.readFileSync(path);
    const handler = new TemplateHandler();
    return (letter) => handler.process(data, letter);
  },
  "docx-templates"(path) {
    return commands(path, {});
  },
  "docx-templates, no sandbox"(path) {
    return commands(path, { noSandbox: true });
  },
  carbone(path) {
    const carbone = require("carbone");
    return (letter) =>
      new Promise((done, failed) => {
        carbone.render(path, letter, {}, (error, result) =>
          error ? failed(error) : done(result),
        );
      });
  },
};

function commands(path, options) {
  const { createReport } = require("docx-templates");
  const template = fs.readFileSync(path);
  options.maximumWalkingDepth = 1e9; // its own limit is under ten thousand rows
  return async (letter) => Buffer.from(await createReport({ template, data: letter, ...options }));
}

function write(path, data) {
  fs.writeFileSync(`${path}.tmp`, data);
  fs.renameSync(`${path}.tmp`, path);
}

async function timed(work, times) {
  if (global.gc) global.gc();
  const before = process.cpuUsage();
  const start = process.hrtime.bigint();
  for (let number = 0; number < times; number++) await work(number);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const used = process.cpuUsage(before);
  return { seconds: seconds / times, processor: (used.user + used.system) / 1e6 / times };
}

// The system's own usage record begins with that of the process which started this one.
function peak() {
  const status = "/proc/self/status";
  if (!fs.existsSync(status)) return process.resourceUsage().maxRSS / 1024;
  return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(status, "utf8"))[1]) / 1024;
}

async function main() {
  const [name, template, source, , once, out] = process.argv.slice(2);
  const fill = ENGINES[name](template);
  const data = fs.readFileSync(source);
  const letter = JSON.parse(data);
  if (once) {
    write(out, await fill(letter));
    return process.exit(0); // carbone holds the process open for its converters
  }
  const orders = {
    sample: async (order) => {
      write(order.out, await fill(JSON.parse(fs.readFileSync(order.path))));
      return {};
    },
    memory: (order) => timed(() => fill(letter), order.times),
    complete: (order) =>
      timed(
        async (number) => write(`${order.folder}/${number}.docx`, await fill(JSON.parse(data))),
        order.times,
      ),
    peak: () => ({ megabytes: peak() }),
  };
  console.log("{}");
  const lines = require("readline").createInterface({ input: process.stdin });
  for await (const line of lines) {
    const order = JSON.parse(line);
    try {
      console.log(JSON.stringify(await orders[order.do](order)));
    } catch (error) {
      console.log(JSON.stringify({ error: `${error}` }));
    }
  }
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
