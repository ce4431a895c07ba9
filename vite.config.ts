import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { offline } from './scripts/vite/offline.ts'
import { policy } from './scripts/vite/policy.ts'
import { builtHeaders, isolationHeaders } from './scripts/vite/security.ts'

export default defineConfig({
  plugins: [react(), policy(), offline()],
  // The runtime finds its wasm and its worker beside itself; pre-bundling would move it away from them.
  optimizeDeps: { exclude: ['onnxruntime-web', 'onnxruntime-web/webgpu'] },
  worker: { format: 'es' },
  build: { target: 'es2023', sourcemap: true },
  server: { headers: isolationHeaders },
  preview: { headers: builtHeaders },
})
