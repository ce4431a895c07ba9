/** A small room as Floorsight draws it: what is to come, at a glance. */
export const SamplePlan = () => (
  <svg className="sample" viewBox="0 0 360 250" aria-hidden="true">
    <defs>
      <linearGradient id="sample-fade" gradientUnits="userSpaceOnUse" x1="290" y1="0" x2="360" y2="0">
        <stop offset="0" stopColor="var(--grid-major)" />
        <stop offset="1" stopColor="var(--grid-major)" stopOpacity="0" />
      </linearGradient>
    </defs>
    <g className="sample-grid" stroke="url(#sample-fade)">
      {[40, 110, 180, 250, 320].map((x) => (
        <path key={x} d={`M${x} 0V250`} />
      ))}
      {[20, 90, 160, 230].map((y) => (
        <path key={y} d={`M0 ${y}H360`} />
      ))}
    </g>
    <path className="sample-wall" d="M300 196V190M300 154V40H212M160 40H68V196" />
    <path className="sample-sweep" d="M300 190H264A36 36 0 0 1 300 154Z" />
    <path className="sample-leaf" d="M300 190H264" />
    <path className="sample-window" d="M160 36H212V44H160ZM160 40H212" />
    <path className="sample-open" d="M68 196H300" />
    <g className="sample-thing">
      <path d="M84 46h64v54H84z" />
      <path fill="url(#hatch-appliance)" d="M222 46h50v48h-50z" />
      <path fill="url(#hatch-water)" d="M74 124h36v52H74z" />
      <path fill="url(#hatch-table)" d="M190 128l58 -14 12 46 -58 14z" />
    </g>
    <path fill="url(#hatch-seat)" d="M84 46h64v54H84z" />
    <path className="sample-way" d="M176 224c6 -14 -4 -26 4 -40" />
    <path className="sample-cone" d="M180 184l-20 -34h40z" />
    <g className="sample-dimension">
      <path d="M68 22H300M64 26l8 -8M296 26l8 -8M324 40V196M320 44l8 -8M320 200l8 -8" />
      <text x="184" y="17" textAnchor="middle">
        3.32 m
      </text>
      <text transform="translate(340 118) rotate(90)" textAnchor="middle">
        2.23 m
      </text>
    </g>
  </svg>
)
