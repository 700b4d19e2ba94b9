// Opens the measuring page in Firefox and prints what it wrote.  node firefox.mjs FIREFOX URL
import puppeteer from "puppeteer-core";

const [program, url] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
try {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForSelector("#out:not(:empty)", { timeout: 240_000 });
  console.log(await page.$eval("#out", (out) => out.textContent));
} finally {
  await browser.close();
}
