// What is wrong with the text of a page, as far as a script can see. Runs in the page; gives [kind, element, words].
// A line is one line box of one piece of text, cut to what its ancestors let through.
() => {
  const SLACK = 2; // pixels that rounding may take
  const TALL = 0.35; // share of a line's height that may be hidden: the box of a line is taller than its letters
  const MAY_BREAK_AFTER = /[-\u2010\u2013\u2014/\u00ad\u200b]/;
  const faults = [];
  const tell = (kind, element, words) => faults.push([kind, nameOf(element), shortened(words)]);
  const shortened = (words) => {
    const plain = words.trim().replace(/\s+/g, " ");
    return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
  };

  // The part of the page that an element belongs to, and what it is.
  function nameOf(element) {
    const key = element.closest?.('[class*="st-key-"]')?.className.match(/st-key-[\w-]+/)?.[0];
    const part = key ?? element.closest?.("[data-testid]")?.dataset.testid ?? "";
    const own = [...(element.classList ?? [])].filter((name) => !/^st-emotion|^e[0-9a-z]{8,}/.test(name));
    return [part, [element.tagName.toLowerCase(), ...own].join(".")].filter(Boolean).join(" ");
  }

  // What is asked of an element of every text inside it is worked out once: nothing moves while this runs.
  function remembered(ask) {
    const known = new Map();
    return (one) => {
      if (!known.has(one)) known.set(one, ask(one));
      return known.get(one);
    };
  }

  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;

  // Text for readers of the screen only, and names of symbols that a font turns into pictures, are not looked at.
  const letsThrough = remembered((element) => {
    if (element.dataset?.testid === "stIconMaterial") return false;
    const style = getComputedStyle(element);
    if (style.clipPath.startsWith("inset(50%") || style.clip.startsWith("rect(")) return false;
    if (style.overflow === "hidden" && element.clientWidth <= 1 && style.display !== "inline") return false;
    const parent = parentOf(element);
    return !parent || letsThrough(parent);
  });
  function isShown(element) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    return letsThrough(element);
  }

  function* texts(root) {
    for (const node of root.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && node.nodeValue.trim()) yield node;
      if (node.nodeType !== Node.ELEMENT_NODE || /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|TITLE)$/.test(node.tagName)) continue;
      if (node.shadowRoot) yield* texts(node.shadowRoot);
      yield* texts(node);
    }
  }

  // An element's style, and its frame where it has one of its own.
  const framed = remembered((element) => {
    const { display, overflowX, overflowY, position } = getComputedStyle(element);
    const frame = display === "inline" || display === "contents" ? null : element.getBoundingClientRect();
    return { style: { overflowX, overflowY, position }, frame };
  });

  // The box of a line as far as it is seen, and whether something cuts it off without a way to scroll there.
  function seen(rect, element) {
    const box = { left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom };
    let cut = false;
    for (let one = element; one && one !== document.body; one = parentOf(one)) {
      const { style, frame } = framed(one);
      if (!frame) continue;
      const hides = (overflow) => overflow === "hidden" || overflow === "clip";
      if (style.overflowX !== "visible") {
        const out = Math.max(frame.left - box.left, box.right - frame.right);
        cut ||= hides(style.overflowX) && out > SLACK && box.right > box.left;
        box.left = Math.max(box.left, frame.left);
        box.right = Math.min(box.right, frame.right);
      }
      if (style.overflowY !== "visible") {
        const out = Math.max(frame.top - box.top, box.bottom - frame.bottom);
        cut ||= hides(style.overflowY) && out > SLACK && out > TALL * rect.height && box.bottom > box.top;
        box.top = Math.max(box.top, frame.top);
        box.bottom = Math.min(box.bottom, frame.bottom);
      }
      if (style.position === "fixed") break;
    }
    return { box, cut };
  }

  // Words that stand on two lines though nothing in them lets them break.
  function* brokenWords(node) {
    const range = document.createRange();
    const topAt = (place) => {
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      return range.getClientRects()[0];
    };
    for (const { 0: word, index } of node.nodeValue.matchAll(/\S{2,}/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (range.getClientRects().length < 2) continue;
      for (let place = 1; place < word.length; place++) {
        const [before, here] = [topAt(index + place - 1), topAt(index + place)];
        if (!before || !here || here.top < before.top + before.height / 2) continue; // lines may be tight
        if (!MAY_BREAK_AFTER.test(word[place - 1])) yield `${word.slice(0, place)}|${word.slice(place)}`;
      }
    }
  }

  function readTexts() {
    const lines = [];
    const range = document.createRange();
    for (const node of texts(document.body)) {
      const element = parentOf(node);
      if (!element || !isShown(element)) continue;
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
      const looked = rects.map((rect) => seen(rect, element));
      if (looked.some((one) => one.cut) || isEllipsed(element)) tell("cut off", element, node.nodeValue);
      if (rects.length > 1) for (const word of brokenWords(node)) tell("broken word", element, word);
      for (const { box } of looked) lines.push({ ...box, node, element });
    }
    return lines;
  }

  function isEllipsed(element) {
    const style = getComputedStyle(element);
    return style.overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
  }

  function fields() {
    for (const field of document.querySelectorAll("input, textarea")) {
      const words = field.value || field.placeholder;
      if (words && field.type !== "file" && isShown(field) && field.scrollWidth > field.clientWidth + 1)
        tell("cut off", field, words);
    }
  }

  // Words on a slope have a box far larger than they are.
  const slopes = (element) => element instanceof SVGGraphicsElement && Math.abs(element.getScreenCTM()?.b ?? 0) > 0.01;

  // Lines that cover one another by more than their loose boxes do.
  function overlaps(lines) {
    const tight = lines
      .filter(({ element }) => !slopes(element))
      .map((line) => {
        const trim = (line.bottom - line.top) * 0.2;
        return { ...line, top: line.top + trim, bottom: line.bottom - trim };
      })
      .filter((line) => line.right - line.left > SLACK && line.bottom - line.top > SLACK)
      .sort((one, other) => one.top - other.top);
    tight.forEach((one, place) => {
      for (let next = place + 1; next < tight.length && tight[next].top < one.bottom - SLACK; next++) {
        const other = tight[next];
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (one.node !== other.node && wide > SLACK && !hidesBehind(one, other))
          tell("overlap", one.element, `${shortened(one.node.nodeValue).slice(0, 38)} × ${shortened(other.node.nodeValue)}`);
      }
    });
  }

  // A cell that stays in sight while its table scrolls covers what passes beneath it, on purpose.
  function hidesBehind(one, other) {
    const stays = ({ element }) => {
      for (let each = element; each && each !== document.body; each = parentOf(each))
        if (getComputedStyle(each).position === "sticky") return true;
      return false;
    };
    return stays(one) !== stays(other);
  }

  // Names and shapes of partners that cover one another on a drawn map, or that its edge cuts.
  function faultsOnMaps() {
    for (const { net, state, board } of window[Symbol.for("partnership-map")]?.maps.values() ?? []) {
      if (!net || !board.isConnected) continue;
      const drawn = state.shapes.map((node) => ({ name: node.title.split("\n")[0], boxes: boxesOnMap(net, state, node) }));
      drawn.forEach((one, place) => {
        if (one.boxes.some((box) => leaves(net, board, box))) tell("cut off on the map", board, one.name);
        for (const other of drawn.slice(place + 1))
          if (one.boxes.some((box) => other.boxes.some((next) => meet(box, next))))
            tell("overlap on the map", board, `${one.name} × ${other.name}`);
      });
    }
  }

  // Shape and name of a partner. vis-network leaves out of its box that a name was moved to where it finds room.
  function boxesOnMap(net, state, node) {
    const { x, y } = net.getPosition(node.id);
    const reach = Math.max(node.size, node.ring ? node.ring + 1.2 : 0);
    const shape = { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
    if (state.crowded && !state.shifts.has(node.id)) return [shape]; // its name is left out
    const { left, right, bottom } = net.getBoundingBox(node.id);
    const moved = node.below - 12 + ((state.crowded && state.shifts.get(node.id)) || 0);
    return [shape, { left, right, top: y + node.size + moved, bottom: bottom + moved }];
  }

  // Whether a box stands on the edge of the map: what is wholly outside was left there by going nearer.
  function leaves(net, board, box) {
    const [start, end] = [{ x: box.left, y: box.top }, { x: box.right, y: box.bottom }].map((at) => net.canvasToDOM(at));
    const [wide, high] = [board.clientWidth, board.clientHeight];
    const seen = start.x < wide && end.x > 0 && start.y < high && end.y > 0;
    return seen && (start.x < -SLACK || start.y < -SLACK || end.x > wide + SLACK || end.y > high + SLACK);
  }

  function meet(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) tell("sideways scroll", widest(), `${page.scrollWidth - page.clientWidth} px`);
  function widest() {
    const all = [...document.body.querySelectorAll("*")].filter((one) => isShown(one));
    const right = (one) => one.getBoundingClientRect().right;
    return all.reduce((most, one) => (right(one) >= right(most) ? one : most), document.body);
  }

  overlaps(readTexts());
  fields();
  faultsOnMaps();
  for (const shown of document.querySelectorAll('[data-testid="stException"]')) tell("failure", shown, shown.innerText);
  return faults;
}
