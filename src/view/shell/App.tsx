import { openFile } from '../../session/index.ts'
export const App = () => (
  <input
    type="file"
    onChange={(e) => {
      const f = e.currentTarget.files?.[0]
      if (f) void openFile(f)
    }}
  />
)
