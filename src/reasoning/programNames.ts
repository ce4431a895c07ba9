import type { Name, Program } from './program.ts'

/** The names of a program's objects, in the order in which a reader meets them. */
export function namesIn(program: Program): Name[] {
  switch (program.kind) {
    case 'count':
      return [program.category]
    case 'size':
      return [program.object]
    case 'distance':
      return [program.a, program.b]
    case 'nearest':
      return [program.to, ...program.options]
    case 'direction':
      return [program.standing, program.facing, program.asked]
    case 'directionOfVector':
      return [program.from, program.to, program.of, program.relativeTo]
    case 'directionFromCamera':
      return [program.of, program.relativeTo]
    case 'turns':
      return [program.start, program.facing, ...program.legs]
    case 'appearanceOrder':
      return program.categories
    case 'roomArea':
      return []
  }
}

/** The program with each of its names put through `rename`. */
export function renamed<P extends Program>(program: P, rename: (name: Name) => Name): P
export function renamed(program: Program, rename: (name: Name) => Name): Program {
  switch (program.kind) {
    case 'count':
      return { ...program, category: rename(program.category) }
    case 'size':
      return { ...program, object: rename(program.object) }
    case 'distance':
      return { ...program, a: rename(program.a), b: rename(program.b) }
    case 'nearest':
      return { ...program, to: rename(program.to), options: program.options.map(rename) }
    case 'direction':
      return {
        ...program,
        standing: rename(program.standing),
        facing: rename(program.facing),
        asked: rename(program.asked),
      }
    case 'directionOfVector':
      return {
        ...program,
        from: rename(program.from),
        to: rename(program.to),
        of: rename(program.of),
        relativeTo: rename(program.relativeTo),
      }
    case 'directionFromCamera':
      return { ...program, of: rename(program.of), relativeTo: rename(program.relativeTo) }
    case 'turns':
      return {
        ...program,
        start: rename(program.start),
        facing: rename(program.facing),
        legs: program.legs.map(rename),
      }
    case 'appearanceOrder':
      return { ...program, categories: program.categories.map(rename) }
    case 'roomArea':
      return program
  }
}
