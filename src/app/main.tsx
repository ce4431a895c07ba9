import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepDocuments } from '../session/index.ts'
import { App, keepAddress, keepScreens } from '../view/index.ts'
import { installAutomation } from './automation.ts'
import { keepOffline } from './offline/register.ts'

installAutomation()
keepAddress()
keepScreens()
keepDocuments()
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
// After the page: what it needs first should not wait for what the next visit needs.
if (import.meta.env.PROD) addEventListener('load', () => void keepOffline(), { once: true })
