import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '../view/index.ts'
import { installAutomation } from './automation.ts'

installAutomation()
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
