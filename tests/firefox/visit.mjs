// The planner in Firefox: answers, a plan, a message edited and a step ticked, an answer changed, and all of it there
// after a reload. Prints as JSON what was seen.
// Takes two arguments: the Firefox program, and the address of the site.
import process from "node:process";
import puppeteer from "puppeteer-core";

const [program, address] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
try {
  const page = await browser.newPage();
  /** @type {string[]} */
  const foreign = [];
  /** @type {string[]} */
  const errors = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !/^(blob|data|about):/.test(request.url())) foreign.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(new URL("planner/", address).href);
  for (const answer of ["outcome][value=turned_down", "stage][value=second", "heard][value=email"])
    await page.click(`input[name=${answer}]`);
  await page.type("input[name=company]", "Kestrel & Söhne 🦉");
  await page.waitForSelector("#pl-result", { timeout: 60_000 });
  await page.waitForFunction(() => document.body.innerText.includes("Kestrel & Söhne 🦉"), { timeout: 30_000 });
  const text = await page.$eval("#pl-result", (heading) => heading.textContent);
  await page.waitForSelector(".pl-message textarea");
  await page.$eval(".pl-message textarea", (field) => (field.value = ""));
  await page.type(".pl-message textarea", "My own words.");
  await page.click("[data-keep^=ticks]");
  await page.type("input[name=role]", "falconer");
  await page.waitForSelector(".pl-newer", { timeout: 30_000 });
  await page.reload();
  await page.waitForSelector("[data-keep^=ticks]:checked", { timeout: 60_000 });
  const kept = await page.$$eval("input[name=role], .pl-message textarea", (fields) => fields.map((field) => field.value).slice(0, 2));
  const counter = await page.$eval(".pl-counter", (line) => line.textContent);
  const pdf = await page.pdf();
  console.log(JSON.stringify({ verdict: text, kept, counter, foreign, errors, pdf: pdf.length }));
} finally {
  await browser.close();
}
