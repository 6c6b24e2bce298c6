// One entry of the browser's history for each press. What comes with the first is one with it, and takes its place; so
// does what the page itself writes as it opens. A wall that follows another window is not pressed: what comes together
// there is one.
{
  const TOGETHER = 5000, OPENING = 30_000; // milliseconds
  const own = history.pushState.bind(history);
  const act = { pressed: false, until: performance.now() + OPENING };
  const wait = () => Object.assign(act, { pressed: false, until: performance.now() + TOGETHER });
  for (const kind of ["pointerdown", "keydown", "click"]) addEventListener(kind, () => { act.pressed = true; }, true);
  addEventListener("popstate", wait, true);
  history.pushState = (...entry) => {
    if (act.pressed || performance.now() > act.until) own(...entry);
    else history.replaceState(...entry);
    wait();
  };
}
