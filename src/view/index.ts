export { App } from './shell/App.tsx'
export { keepAddress } from './shell/keepAddress.ts'
export { keepScreens } from './shell/keepScreens.ts'
