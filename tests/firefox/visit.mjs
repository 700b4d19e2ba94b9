// Opens the planner in Firefox, answers one question and one name, and prints as JSON what was seen.
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
  await page.click("input[name=outcome][value=turned_down]");
  await page.type("input[name=company]", "Kestrel & Söhne 🦉");
  await page.waitForSelector("#pl-result", { timeout: 60_000 });
  await page.waitForFunction(() => document.body.innerText.includes("Kestrel & Söhne 🦉"), { timeout: 30_000 });
  const text = await page.$eval("#pl-result", (heading) => heading.textContent);
  const pdf = await page.pdf();
  console.log(JSON.stringify({ verdict: text, foreign, errors, pdf: pdf.length }));
} finally {
  await browser.close();
}
