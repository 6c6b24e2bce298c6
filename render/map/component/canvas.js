// The map itself. Python sends partners and links here; what is looked at arrives from the controls below the map.

const VIS = "/assets/vis-network.min.js";
const EMPTY_VIEW = { selected: null, hidden: [], faint: [], hiddenLines: [], dotted: [], legend: [], lens: { partners: [], lines: [], tone: "accent" } };
const LEFT = "100vh - var(--strip, 0rem) - var(--tray, 0rem)"; // of the window, between the tray and a running order's strip
const HEIGHTS = {
  page: `max(16rem, min(${LEFT} - 13.2rem, max(120vw, 300px)))`,
  projector: `max(16rem, ${LEFT} - 11.5rem)`,
  "below a sentence": `max(16rem, ${LEFT} - 16.1rem)`,
  "beside a sentence": `max(20rem, min(${LEFT} - 25.5rem, 44rem, max(120vw, 300px)))`,
};

const maps = new WeakMap(); // one map a mount, by its parent element
const board = (window[Symbol.for("partnership-map")] ??= { maps: new Map(), views: new Map() });

export default function ({ data, parentElement, setTriggerValue }) {
  if (!maps.has(parentElement)) maps.set(parentElement, new PartnerMap(parentElement));
  const map = maps.get(parentElement);
  map.tell = (mark) => setTriggerValue("chosen", mark);
  map.show(data);
  board.maps.set(data.key, map);
  return () => {
    map.remove();
    maps.delete(parentElement);
    if (board.maps.get(data.key) === map) board.maps.delete(data.key);
  };
}

// The library is one for all maps of the page. A module of a component lives at a blob address: give the full one.
const loadVis = () => (board.vis ??= import(new URL(VIS, document.baseURI).href).then(() => window.vis ?? Promise.reject(new Error("vis-network is missing"))));

function draw(vis, element, state, theme) {
  const nodes = new vis.DataSet(state.shapes.map((node) => ({ ...node, ...shapeStyle(node, state, theme) })));
  const edges = new vis.DataSet(state.lines.map((line) => ({ ...bent(line, state), ...lineStyle(line, state, theme) })));
  const bold = { node: false, label: (values, id, selected) => selected && (values.mod = "bold") };
  const options = { ...state.data.options, nodes: { ...state.data.options.nodes, chosen: bold } };
  const net = new vis.Network(element, { nodes, edges }, options);
  if (state.byId.has(state.view.selected)) net.selectNodes([state.view.selected], false);
  return net;
}

class PartnerMap {
  constructor(root) {
    this.root = root;
    this.board = root.querySelector(".board");
    this.live = root.querySelector(".live");
    this.net = null;
    this.state = { data: null, view: null, shapes: [], lines: [], byId: new Map(), lit: null, cursor: null, crowded: false, labelSize: 16, face: "sans-serif", stretch: { x: 1, y: 1 }, shifts: new Map(), seen: null };
  }

  show(data) {
    const changed = JSON.stringify(data) !== this.sent;
    this.sent = JSON.stringify(data);
    this.state.data = data;
    this.board.style.setProperty("--map-height", HEIGHTS[data.height] ?? `${data.height}px`);
    this.look(board.views.get(data.key) ?? EMPTY_VIEW, changed);
  }

  // Show what the controls say: choice, lens, filters. Nothing moves.
  look(view, changed = false) {
    const { state } = this;
    state.view = {
      ...view,
      hiddenSet: new Set(view.hidden),
      hiddenLineSet: new Set(view.hiddenLines),
      faintSet: new Set(view.faint),
    };
    if (!state.data) return;
    state.shapes = state.data.nodes;
    state.lines = [...state.data.edges, ...view.dotted.map(dottedLine)];
    state.byId = new Map(state.shapes.map((node) => [node.id, node]));
    this.theme = themeOf(this.root, state.data.themes);
    state.face = fontOf(this.root);
    this.board.style.setProperty("--map-canvas", this.theme.canvas);
    if (!this.net) this.start();
    else if (changed) this.redrawn();
    else this.update();
  }

  async start() {
    if (this.starting) return;
    this.starting = true;
    try {
      this.vis = await loadVis();
      await document.fonts.load(`16px ${this.state.face}`);
    } catch {
      this.board.hidden = true;
      this.root.querySelector(".failed").hidden = false;
      return;
    }
    if (this.removed) return;
    this.state.lit = broughtOut(this.state);
    this.state.stretch = stretchOf(this.board, this.state.data.canvas);
    this.net = draw(this.vis, this.board, this.state, this.theme);
    decorate(this.net, this.state, () => this.theme);
    this.connect();
    fit(this.net, this.state, this.board);
    this.redrawn();
    this.board.dataset.drawn = "yes";
  }

  connect() {
    const { net, board: element, state } = this;
    net.on("click", ({ nodes, pointer }) => this.pressed(nodes[0] ?? this.labelAt(pointer.canvas)));
    net.on("hoverNode", () => element.classList.add("over"));
    net.on("blurNode", () => element.classList.remove("over"));
    for (const moved of ["zoom", "dragEnd", "animationFinished"]) net.on(moved, () => this.soon());
    net.on("resize", () => queueMicrotask(() => this.resized())); // once vis-network has put in its own guess of the scale
    listen(element, state, {
      walk: (id) => this.walk(id),
      choose: (id) => id && this.pressed(id),
      clear: () => this.pressed(null),
      zoom: (factor) => this.zoom(factor),
    });
    // The wheel scrolls the page until the map has been clicked or reached by keyboard.
    element.addEventListener("wheel", (event) => element.matches(":focus-within") || event.stopPropagation(), { capture: true });
    element.addEventListener("pointerdown", () => element.focus({ preventScroll: true }));
  }

  // Another map, or the same with somebody new: what stays keeps its place, and so does the view if the canvas does.
  redrawn() {
    const { state, board: element } = this;
    const { width, height } = state.data.canvas;
    const size = `${width} ${height}`;
    state.stretch = stretchOf(element, state.data.canvas);
    if (!state.byId.has(state.cursor)) state.cursor = null;
    if (size !== this.size) fit(this.net, state, element);
    this.size = size;
    this.update(true);
  }

  // Draw everything as it is now.
  update(changed = false) {
    const { net, state, theme } = this;
    state.lit = broughtOut(state);
    const font = state.data.canvas.font;
    state.crowded = font * net.getScale() < LABEL_SMALLEST;
    this.board.classList.toggle("crowded", state.crowded);
    state.labelSize = state.crowded ? LABEL_IN_CROWD / net.getScale() : font;
    state.seen = seenOf(net, this.board);
    state.shifts = state.crowded ? roomForLabels(state) : new Map();
    this.board.classList.toggle("some-named", state.crowded && state.shifts.size < visibleShapes(state).length);
    const { nodes, edges } = net.body.data;
    keepOnly(nodes, state.shapes);
    keepOnly(edges, state.lines);
    nodes.update(state.shapes.map((node) => ({ ...(changed ? node : {}), ...shapeStyle(node, state, theme) })));
    net.setSelection({ nodes: state.byId.has(state.view.selected) ? [state.view.selected] : [] }, { highlightEdges: false });
    edges.update(state.lines.map((line) => ({ ...(changed || line.dotted ? bent(line, state) : {}), ...lineStyle(line, state, theme) })));
  }

  // Labels follow the zoom, once a picture.
  soon() {
    if (this.waiting) return;
    const crowded = this.state.data.canvas.font * this.net.getScale() < LABEL_SMALLEST;
    if (!crowded && !this.state.crowded) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = null;
      this.update();
    });
  }

  resized() {
    if (this.removed || !this.board.clientWidth || !this.board.clientHeight) return; // not on the screen just now
    this.state.stretch = stretchOf(this.board, this.state.data.canvas);
    fit(this.net, this.state, this.board);
    this.update(true);
  }

  pressed(id) {
    const { state } = this;
    if (!id && !state.view.selected) return;
    state.view.selected = id;
    this.say(id ? `${state.byId.get(id).spoken} Chosen.` : "Nothing chosen.");
    this.update();
    this.come();
    this.tell(id ?? "");
  }

  // On a map with small labels the choice is brought near; taking it back shows the whole map again.
  come() {
    const { net, state, board: element } = this;
    const small = state.data.canvas.font * fitScale(state, element) < LABEL_SMALLEST;
    if (!small) return;
    if (state.view.selected) approach(net, state, element);
    else fit(net, state, element);
    this.update();
  }

  walk(id) {
    this.state.cursor = id;
    if (id) this.say(this.state.byId.get(id).spoken);
    this.net.redraw();
  }

  say(text) {
    this.live.textContent = text;
  }

  labelAt({ x, y }) {
    const { net, state } = this;
    const within = ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom;
    return visibleShapes(state).find((node) => labelled(node, state) && within(net.getBoundingBox(node.id)))?.id ?? null;
  }

  fit() {
    fit(this.net, this.state, this.board);
    this.update();
  }

  zoom(factor) {
    zoom(this.net, this.state, this.board, factor);
    this.update();
  }

  save() {
    return savePicture(this.vis, this.state, this.theme);
  }

  remove() {
    this.removed = true;
    cancelAnimationFrame(this.waiting);
    this.net?.destroy();
  }
}

function dottedLine(line) {
  return { ...line, id: `dotted-${line.from}-${line.to}`, dotted: true, arrows: "", width: 3, dashes: [2, 6] };
}

function keepOnly(items, wanted) {
  const ids = new Set(wanted.map((item) => item.id));
  items.remove(items.getIds().filter((id) => !ids.has(id)));
}
