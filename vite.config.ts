import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Threads of WebAssembly need a cross-origin isolated page. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

export default defineConfig({
  plugins: [react()],
  // The runtime finds its wasm and its worker beside itself; pre-bundling would move it away from them.
  optimizeDeps: { exclude: ['onnxruntime-web', 'onnxruntime-web/webgpu'] },
  worker: { format: 'es' },
  build: { target: 'es2023', sourcemap: true },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders },
})
