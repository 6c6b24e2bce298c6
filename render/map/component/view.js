// How much of the map is on the screen: fitted, stretched to the canvas, closer, further away.

const STRETCH = { x: 1.7, y: 3 }; // at most; spreading shapes apart cannot make them collide
const CLOSEST = 4;
const LABEL_ROOM = { x: 110, y: 90 }; // pixels of the screen that labels take at its edges
const MOST_NAMED = 40; // partners whose names are tried on a crowded map where nobody is brought out

// Spread the places so that the map has the proportions of the canvas.
function stretchOf(board, canvas) {
  const ratio = board.clientWidth / board.clientHeight / (canvas.width / canvas.height);
  return { x: clamp(1, ratio, STRETCH.x), y: clamp(1, 1 / ratio, STRETCH.y) };
}

function clamp(low, value, high) {
  return Math.min(high, Math.max(low, value));
}

function fitScale(state, board) {
  const { width, height } = state.data.canvas;
  return Math.min(board.clientWidth / (width * state.stretch.x), board.clientHeight / (height * state.stretch.y));
}

// A board that is not on the screen, or leaves it, has no size: it is fitted when it gets one.
function fit(net, state, board) {
  const scale = fitScale(state, board);
  if (scale > 0) net.moveTo({ position: { x: 0, y: 0 }, scale });
}

function zoom(net, state, board, factor) {
  const scale = clamp(fitScale(state, board) * 0.8, net.getScale() * factor, CLOSEST);
  if (!board.clientWidth || !board.clientHeight) return;
  net.moveTo({ scale, animation: still() ? false : { duration: 200 } });
}

function still() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// Where labels are small, go near the chosen partner and its neighbours.
function approach(net, state, board) {
  const shapes = state.shapes.filter((node) => state.lit.partners.has(node.id) && !state.view.hiddenSet.has(node.id));
  const places = shapes.map((node) => placeOf(node, state));
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const across = (board.clientWidth - LABEL_ROOM.x) / Math.max(right - left, 1);
  const down = (board.clientHeight - LABEL_ROOM.y) / Math.max(bottom - top, 1);
  const scale = Math.min(across, down, 1);
  if (!(scale > 0)) return;
  net.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 10 / scale }, scale });
}

// Labels shown on a crowded map: the chosen partner's first, or where nobody is brought out those of the partners that
// most runs through; then whichever find room below or above their shapes. What is brought out may be named over shapes
// that step back. No name stands on the edge of the screen. Gives how far each is moved from its place.
function roomForLabels(state) {
  const { selected } = state.view;
  const shapes = state.lit ? broughtOutFirst(state, selected) : busiest(state);
  const [front, all] = [shapes, visibleShapes(state)].map((some) => some.map((node) => shapeBox(node, state)));
  const labels = [];
  const shifts = new Map();
  const put = (node, taken) => {
    const usual = labelShift(node, state);
    for (const shift of [usual, -labelLift(node, state) - usual]) {
      const box = labelBox(node, state, shift);
      if (shifts.has(node.id) || !isSeen(box, state) || [...labels, ...taken].some((other) => meet(box, other))) continue;
      labels.push(box);
      shifts.set(node.id, shift);
    }
  };
  for (const node of shapes) put(node, all);
  if (state.lit) for (const node of shapes) put(node, front);
  if (state.byId.has(selected) && !shifts.has(selected)) shifts.set(selected, labelShift(state.byId.get(selected), state));
  return shifts;
}

function broughtOutFirst(state, selected) {
  const order = [...state.lit.partners].sort((one, other) => (other === selected) - (one === selected));
  return order.map((id) => state.byId.get(id)).filter((node) => node && !state.view.hiddenSet.has(node.id));
}

// Those drawn largest, then those with most lines.
function busiest(state) {
  const lines = new Map();
  for (const id of state.lines.flatMap((line) => [line.from, line.to])) lines.set(id, (lines.get(id) ?? 0) + 1);
  const many = (node) => lines.get(node.id) ?? 0;
  const seen = visibleShapes(state).filter((node) => isSeen(shapeBox(node, state), state));
  return seen.sort((one, other) => other.size - one.size || many(other) - many(one)).slice(0, MOST_NAMED);
}

// The part of the canvas that is on the screen.
function seenOf(net, board) {
  const [start, end] = [{ x: 0, y: 0 }, { x: board.clientWidth, y: board.clientHeight }].map((at) => net.DOMtoCanvas(at));
  return { left: start.x, right: end.x, top: start.y, bottom: end.y };
}

function isSeen(box, { seen }) {
  return box.left >= seen.left && box.right <= seen.right && box.top >= seen.top && box.bottom <= seen.bottom;
}

function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function shapeBox(node, state) {
  const [x, y] = placeOf(node, state);
  const reach = Math.max(node.size, node.ring, node.team);
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

function labelLift(node, state) {
  return 2 * (node.size + node.below) + node.label.split("\n").length * state.labelSize;
}

// From below the shape, where a name usually stands, to its place on this map.
function labelShift(node, state) {
  return node.above ? -labelLift(node, state) : 0;
}

function labelBox(node, state, shift) {
  const [x, y] = placeOf(node, state);
  const lines = node.label.split("\n");
  const half = (Math.max(...lines.map((line) => line.length)) * state.labelSize * 0.58) / 2;
  const top = y + node.size + node.below + shift;
  return { left: x - half, right: x + half, top, bottom: top + lines.length * state.labelSize };
}
