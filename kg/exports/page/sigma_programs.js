/* How the graphics card draws nodes and edges: in pixels of the screen, from places in the picture's plane. */

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP, LINE_STRIP } = WebGLRenderingContext;
const SEGMENTS = 14; // of a curve
const byte = (name) => ({ name, type: UNSIGNED_BYTE, size: 4, normalized: true });
const float = (name, size) => ({ name, type: FLOAT, size });

/** Where the plane lies on the screen: one unit of it is u_scale pixels, and its middle is at u_origin. */
const PLANE = `
uniform vec2 u_origin;
uniform vec2 u_screen;
uniform float u_scale;

vec2 toScreen(vec2 point) { return u_origin + point * u_scale; }
vec4 toClip(vec2 pixel) { return vec4(pixel.x / u_screen.x * 2.0 - 1.0, 1.0 - pixel.y / u_screen.y * 2.0, 0.0, 1.0); }
`;
const NOWHERE = "vec4(2.0, 2.0, 2.0, 1.0)";

/** Where the plane lies on the screen as RENDERER's camera sees it: its middle, in pixels, and how many of them a unit is. */
function planeOf(renderer) {
  const [corner, next] = [renderer.viewportToGraph({ x: 0, y: 0 }), renderer.viewportToGraph({ x: 1, y: 0 })];
  const scale = 1 / (next.x - corner.x);
  return { x: -corner.x * scale, y: corner.y * scale, scale };
}

function setPlane(renderer, gl, places) {
  const { x, y, scale } = planeOf(renderer);
  const { width, height } = renderer.getDimensions();
  gl.uniform2f(places.u_origin, x, y);
  gl.uniform2f(places.u_screen, width, height);
  gl.uniform1f(places.u_scale, scale);
  gl.uniform1f(places.u_dots, dotScale(scale));
  return scale;
}

/** The part of the plane that is on the screen, with so many screens more on each side. */
function planeAround(renderer, more) {
  const { width, height } = renderer.getDimensions();
  const { x, y, scale } = planeOf(renderer);
  const at = (pixel, middle) => (pixel - middle) / scale;
  return { left: at(-width * more, x), right: at(width * (1 + more), x), top: at(-height * more, y), bottom: at(height * (1 + more), y) };
}

const contains = (area, { left, right, top, bottom }) => within(area, { x: left, y: top }) && within(area, { x: right, y: bottom });

const floats = new Map();

/** COLOR (`rgb(…)`) with OPACITY, packed into one number. */
function floatColour(color, opacity) {
  const name = color + opacity;
  if (!floats.has(name)) floats.set(name, engine.floatColor(color.replace("rgb(", "rgba(").replace(")", `, ${opacity})`)));
  return floats.get(name);
}

/** The red, green and blue (0 to 1) of COLOR, an `rgb(…)`. */
const channels = (color) => color.match(/[\d.]+/g).slice(0, 3).map((value) => value / 255);

/** Dots and diamonds with a rim in the colour of the ground. */
class NodeShapes extends engine.NodeProgram {
  constructor(gl, _pickingBuffer, renderer) {
    super(gl, null, renderer); // `hit` finds what is under the pointer
  }

  getDefinition() {
    return {
      VERTICES: 4,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: ["u_origin", "u_screen", "u_scale", "u_dots", "u_rim"],
      ATTRIBUTES: [float("a_place", 2), float("a_size", 1), float("a_diamond", 1), byte("a_color")],
      CONSTANT_ATTRIBUTES: [float("a_corner", 2)],
      CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [1, 1]],
      VERTEX_SHADER_SOURCE: `
        attribute vec2 a_place;
        attribute float a_size;
        attribute float a_diamond;
        attribute vec4 a_color;
        attribute vec2 a_corner;
        uniform float u_dots;
        varying vec2 v_pixel;
        varying float v_radius;
        varying float v_diamond;
        varying vec4 v_color;
        ${PLANE}
        void main() {
          v_radius = max(a_size * u_dots, 2.0);
          v_pixel = a_corner * (v_radius + 1.0);
          v_diamond = a_diamond;
          v_color = a_color;
          gl_Position = a_size > 0.0 ? toClip(toScreen(a_place) + v_pixel) : ${NOWHERE};
        }`,
      FRAGMENT_SHADER_SOURCE: `
        precision mediump float;
        uniform vec3 u_rim;
        varying vec2 v_pixel;
        varying float v_radius;
        varying float v_diamond;
        varying vec4 v_color;
        void main() {
          float far = v_diamond > 0.5 ? (abs(v_pixel.x) + abs(v_pixel.y)) : length(v_pixel);
          float inside = v_radius - far;
          float rim = min(1.5, v_radius * 0.2);
          vec3 color = mix(u_rim, v_color.rgb, clamp(inside - rim + 0.5, 0.0, 1.0));
          gl_FragColor = vec4(color, 1.0) * v_color.a * clamp(inside + 0.5, 0.0, 1.0);
        }`,
    };
  }

  processVisibleItem(_id, start, { node, fill, opacity }) {
    const { array } = this;
    array[start] = node.x;
    array[start + 1] = node.y;
    array[start + 2] = node.size;
    array[start + 3] = Number(node.shape === "diamond");
    array[start + 4] = floatColour(fill, opacity);
  }

  setUniforms(_params, { gl, uniformLocations }) {
    setPlane(this.renderer, gl, uniformLocations);
    gl.uniform3fv(uniformLocations.u_rim, channels(colour("ground")));
  }
}

/** What an edge is drawn as; its vertices are [way along the curve (0 to 1), side, part (0: curve, 1 and 2: arrowhead)]. */
const form = (method, vertices) => ({ METHOD: method, VERTICES: vertices.length, constantArray: Float32Array.from(vertices.flat()) });
const STRIP = [
  ...Array.from({ length: SEGMENTS + 1 }, (_, step) => [[step / SEGMENTS, -1, 0], [step / SEGMENTS, 1, 0]]).flat(),
  [1, -1, 1], [1, 1, 1], [1, 0, 2],
];
const CURVES = form(TRIANGLE_STRIP, STRIP);
const THREADS = form(LINE_STRIP, [[0, 0, 0], [0.35, 0, 0], [0.65, 0, 0], [1, 0, 0]]);
const MOST_CURVES = 3000; // where the processor does the graphics card's work; more become threads

/** Whether there is no graphics card, so that the processor does its work. */
function isSlow(gl) {
  const known = gl.getExtension("WEBGL_debug_renderer_info");
  return known !== null && /swiftshader|llvmpipe|software|basic render/i.test(gl.getParameter(known.UNMASKED_RENDERER_WEBGL));
}

/** Curves that may be dashed and may have an arrowhead, from the rim of one node to the rim of another. */
class EdgeCurves extends engine.EdgeProgram {
  constructor(gl, _pickingBuffer, renderer) {
    super(gl, null, renderer);
    this.most = isSlow(gl) ? MOST_CURVES : Infinity;
  }

  getDefinition() {
    return {
      VERTICES: STRIP.length,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: ["u_origin", "u_screen", "u_scale", "u_dots", "u_lines", "u_share", "u_longest"],
      ATTRIBUTES: [
        float("a_from", 2), float("a_control", 2), float("a_to", 2), float("a_radii", 2), float("a_width", 1), float("a_arrow", 1),
        float("a_dash", 2), byte("a_color"),
      ],
      CONSTANT_ATTRIBUTES: [float("a_strip", 3)],
      CONSTANT_DATA: STRIP,
      VERTEX_SHADER_SOURCE: `
        attribute vec2 a_from;
        attribute vec2 a_control;
        attribute vec2 a_to;
        attribute vec2 a_radii;
        attribute float a_width;
        attribute float a_arrow;
        attribute vec2 a_dash;
        attribute vec4 a_color;
        attribute vec3 a_strip;
        uniform float u_dots;
        uniform float u_lines;
        uniform float u_share;
        uniform float u_longest;
        varying float v_across;
        varying float v_half;
        varying float v_along;
        varying vec2 v_dash;
        varying vec4 v_color;
        ${PLANE}
        vec2 curve(vec2 p, vec2 q, vec2 r, float t) { return mix(mix(p, q, t), mix(q, r, t), t); }
        void main() {
          vec2 p = toScreen(a_from);
          vec2 q = toScreen(a_control);
          vec2 r = toScreen(a_to);
          float first = 2.0 * distance(p, q);
          float last = 2.0 * distance(q, r);
          if (a_width == 0.0 || first == 0.0 || last == 0.0) {
            gl_Position = ${NOWHERE};
            return;
          }
          bool head = a_strip.z > 0.5;
          float arrow = a_arrow * (9.0 + 3.0 * a_width) * max(u_scale, 0.3);
          float start = min(0.4, a_radii.x * u_dots / first);
          float tip = 1.0 - min(0.4, a_radii.y * u_dots / last);
          float base = max(start, tip - arrow / last);
          float t = a_strip.z > 1.5 ? tip : mix(start, base, a_strip.x);
          vec2 ahead = head ? curve(p, q, r, tip) - curve(p, q, r, base) : mix(q - p, r - q, t);
          vec2 aside = length(ahead) > 0.0 ? normalize(vec2(-ahead.y, ahead.x)) : vec2(0.0);
          v_color = a_color;
          v_color.a *= u_share * clamp(u_longest / max(distance(p, r), 1.0), 0.12, 1.0);
          v_half = head ? (a_strip.z > 1.5 ? 0.0 : arrow * 0.36) : 0.5 * a_width * u_lines;
          v_across = a_strip.y * (head ? v_half : v_half + 1.0);
          v_along = t * 0.5 * (distance(p, r) + 0.5 * (first + last));
          v_dash = head ? vec2(0.0) : vec2(a_dash.x * u_scale, a_dash.y);
          gl_Position = toClip(curve(p, q, r, t) + aside * v_across);
        }`,
      FRAGMENT_SHADER_SOURCE: `
        precision highp float;
        varying float v_across;
        varying float v_half;
        varying float v_along;
        varying vec2 v_dash;
        varying vec4 v_color;
        void main() {
          float cover = clamp(v_half - abs(v_across) + 0.5, 0.0, min(1.0, 2.0 * v_half + 0.2));
          if (v_dash.x > 4.0) cover *= step(fract(v_along / v_dash.x), v_dash.y);
          else if (v_dash.x > 0.0) cover *= v_dash.y;
          gl_FragColor = vec4(v_color.rgb, 1.0) * v_color.a * cover;
        }`,
    };
  }

  process(...edge) {
    this.seen = null;
    super.process(...edge);
  }

  processVisibleItem(_id, start, _source, _target, { edge, width, dashes, stroke, opacity }) {
    const { array } = this;
    const [from, to, control] = [NODES.get(edge.from), NODES.get(edge.to), controlOf(edge)];
    array[start] = from.x;
    array[start + 1] = from.y;
    array[start + 2] = control.x;
    array[start + 3] = control.y;
    array[start + 4] = to.x;
    array[start + 5] = to.y;
    array[start + 6] = from.size;
    array[start + 7] = to.size;
    array[start + 8] = width;
    array[start + 9] = Number(arrowed(edge));
    array[start + 10] = dashes ? dashes[0] + dashes[1] : 0;
    array[start + 11] = dashes ? dashes[0] / (dashes[0] + dashes[1]) : 0;
    array[start + 12] = floatColour(stroke, opacity);
  }

  /** Draw the edges that may be seen, and of very many only threads. */
  render(params) {
    if (!this.seen || !contains(this.area, planeAround(this.renderer, 0))) this.look();
    const { array, capacity } = this;
    const count = this.seen.length / this.STRIDE;
    Object.assign(this, { array: this.seen, capacity: count }, count > this.most ? THREADS : CURVES);
    if (count) super.render(params);
    Object.assign(this, { array, capacity });
  }

  /** Find the edges that are on the screen, or near it. */
  look() {
    this.area = planeAround(this.renderer, 0.5);
    const { array, STRIDE, area } = this;
    const kept = new Float32Array(array.length);
    let end = 0;
    for (let start = 0; start < array.length; start += STRIDE) {
      if (array[start + 8] === 0 || !meets(array, start, area)) continue;
      kept.set(array.subarray(start, start + STRIDE), end);
      end += STRIDE;
    }
    this.seen = kept.subarray(0, end);
  }

  setUniforms(_params, { gl, uniformLocations }) {
    const scale = setPlane(this.renderer, gl, uniformLocations);
    gl.uniform1f(uniformLocations.u_lines, lineScale(scale));
    const { share, longest } = fading(scale);
    gl.uniform1f(uniformLocations.u_share, share);
    gl.uniform1f(uniformLocations.u_longest, Math.min(longest, 1e9));
  }
}

/** Whether the box of the curve whose three points stand in ARRAY from START meets AREA. */
function meets(array, start, { left, right, top, bottom }) {
  const [ax, ay, bx, by, cx, cy] = array.subarray(start, start + 6);
  return Math.max(ax, bx, cx) >= left && Math.min(ax, bx, cx) <= right && Math.max(ay, by, cy) >= top && Math.min(ay, by, cy) <= bottom;
}
