/**
 * What runs in an exported page: choosing an object, and moving the plan. Plain text, as it goes into the file; it asks
 * nothing of any server.
 */
export const PAGE_SCRIPT = `
(() => {
  'use strict'
  const all = (query, root = document) => [...root.querySelectorAll(query)]
  const svg = document.querySelector('.plan svg')
  const panel = document.querySelector('.panel')
  const home = svg.getAttribute('viewBox').split(' ').map(Number)
  const whole = { x: home[0], y: home[1], w: home[2], h: home[3] }
  let view = { ...whole }
  let chosen

  const show = () => svg.setAttribute('viewBox', [view.x, view.y, view.w, view.h].join(' '))
  const zoom = (factor, at) => {
    const w = Math.min(whole.w * 2, Math.max(whole.w / 40, view.w / factor))
    const k = w / view.w
    const [x, y] = at || [view.x + view.w / 2, view.y + view.h / 2]
    view = { x: x - (x - view.x) * k, y: y - (y - view.y) * k, w, h: view.h * k }
    show()
  }
  const fit = () => {
    view = { ...whole }
    show()
  }
  const pan = (dx, dy) => {
    view = { ...view, x: view.x - dx, y: view.y - dy }
    show()
  }
  const unit = () => {
    const matrix = svg.getScreenCTM()
    return matrix ? 1 / matrix.a : 1
  }
  const pointOf = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse())
    return [at.x, at.y]
  }

  const select = (id) => {
    chosen = id === chosen ? undefined : id
    for (const one of all('[data-object]')) one.classList.toggle('is-selected', one.dataset.object === chosen)
    for (const one of all('[data-detail]')) one.hidden = one.dataset.detail !== chosen
    for (const one of all('button[data-object]')) one.setAttribute('aria-pressed', String(one.dataset.object === chosen))
    for (const one of all('[data-shows]'))
      one.classList.toggle('is-showing', chosen !== undefined && one.dataset.shows.split('\\n').includes(chosen))
    panel.classList.toggle('is-empty', chosen === undefined)
  }

  let drag
  let moved = 0
  svg.addEventListener('pointerdown', (event) => {
    drag = [event.clientX, event.clientY]
    moved = 0
  })
  svg.addEventListener('pointermove', (event) => {
    if (!drag || event.buttons === 0) return
    const [dx, dy] = [event.clientX - drag[0], event.clientY - drag[1]]
    moved += Math.hypot(dx, dy)
    if (moved < 4) return
    svg.setPointerCapture(event.pointerId)
    drag = [event.clientX, event.clientY]
    pan(dx * unit(), dy * unit())
  })
  svg.addEventListener('pointerup', () => (drag = undefined))
  svg.addEventListener('wheel', (event) => {
    event.preventDefault()
    zoom(Math.exp(-event.deltaY * 0.0016), pointOf(event))
  }, { passive: false })
  svg.addEventListener('click', (event) => {
    if (moved >= 4) return
    const object = event.target.closest('[data-object]')
    if (object) select(object.dataset.object)
    else if (chosen) select(chosen)
  })
  for (const button of all('button[data-object]'))
    button.addEventListener('click', () => select(button.dataset.object))
  const acts = { in: () => zoom(1.35), out: () => zoom(1 / 1.35), fit }
  for (const button of all('[data-act]')) button.addEventListener('click', () => acts[button.dataset.act]())
  const keys = {
    '+': acts.in, '=': acts.in, '-': acts.out, '0': fit,
    ArrowLeft: () => pan(view.w / 12, 0), ArrowRight: () => pan(-view.w / 12, 0),
    ArrowUp: () => pan(0, view.h / 12), ArrowDown: () => pan(0, -view.h / 12),
    Escape: () => chosen && select(chosen),
  }
  document.querySelector('.plan').addEventListener('keydown', (event) => {
    const act = !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  document.documentElement.classList.add('is-ready')
})()
`
