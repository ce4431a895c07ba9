export { App } from './shell/App.tsx'
