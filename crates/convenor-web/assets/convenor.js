// Pages work without this file: it only makes the design system's components nicer where a browser can.
import { initAll } from "nhsuk-frontend";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
