// Pages work without this file: it only makes the design system's components nicer where a browser can.
import { initAll } from "nhsuk-frontend";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();

// A page about work in progress looks again by itself, and opens anew once there is something else to see. Without
// scripts, the page's own refresh does the same.
const progress = document.querySelector("[data-refresh-seconds]");

async function lookAgain() {
  const answer = await fetch(location.href).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const now = page?.querySelector("[data-refresh-seconds]");
  if (page && !now) {
    location.reload();
    return;
  }
  if (now) {
    progress.replaceChildren(...now.childNodes);
  }
  lookAgainLater();
}

function lookAgainLater() {
  setTimeout(lookAgain, Number(progress.dataset.refreshSeconds) * 1000);
}

if (progress) {
  lookAgainLater();
}
