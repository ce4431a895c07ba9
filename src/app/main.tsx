import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, keepAddress } from '../view/index.ts'
import { installAutomation } from './automation.ts'

installAutomation()
keepAddress()
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
