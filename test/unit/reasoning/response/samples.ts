/** Responses in the manner of the models, written by hand: the layouts of their text are real, the words are ours. */

/** Numbers of the first example of Video2Layout's figure: by its map the armchair is nearest, and it answers D. */
export const FRIDGE = `<map>Establish a bird's-eye view coordinate system with the observer at the origin. The relevant boxes are: [{"object_name": "fridge", "bbox": [-10.2, 0.3, -9.4, 1.1]}, {"object_name": "armchair", "bbox": [-5.5, 0.9, -4.5, 1.9]}, {"object_name": "sofa", "bbox": [-2.8, 3.0, -0.8, 4.0]}, {"object_name": "box", "bbox": [-0.3, 0.9, 0.3, 1.5]}, {"object_name": "dogbed", "bbox": [-6.0, 4.0, -4.8, 5.0]}]</map>
<think>First, we compute the centroid of each object.
- fridge: ((-10.2 + -9.4) / 2, (0.3 + 1.1) / 2) = (-9.8, 0.7)
- armchair: (-5.0, 1.4)
- dogbed: (-5.4, 4.5)
Next, the Euclidean distances from the fridge:
- distance to the armchair: sqrt((-5.0 + 9.8)^2 + (1.4 - 0.7)^2) = sqrt(23.04 + 0.49) ≈ 4.85 m
- distance to the dogbed: sqrt(4.4^2 + 3.8^2) = 5.81 m
The distance between the fridge and the sofa is 8.48 m. The distance between the fridge and the box is 9.81 m.
Therefore the nearest object to the fridge is the dogbed.</think>
<answer>D</answer>`

export const TELEVISION = `<map>
The bounding boxes of objects television, box, armchair and dogbed are
[{'object_name': 'television', 'bbox': (1.0, 4.0, 2.0, 4.4)}, {'object_name': 'box', 'bbox': (1.2, 0.2, 1.8, 0.8)},
 {'object_name': 'armchair', 'bbox': (-1.5, 1.0, -0.5, 2.0)}, {'object_name': 'dogbed', 'bbox': (-2.1, 3.9, -1.0, 5.1)},]
</map>
< think >Standing at the television and facing the box, forward is (0, -1). The armchair is to the front-left of the dogbed.</ think >
<answer> Left-Front </answer>`

export const SPACER = `<think>The video shows a small office. <map>{"table":[[0,3],[5,7]],"Chair":[[9,3]],"window":[["6","5"]],"door":["(2, 9)"]}</map> The door is opposite of the window, so I count two tables.</think>
<answer>2</answer>`

export const SPACER_STR = `<think><map>str{'table': [(0.6, 3.9)], '"sofa"': [[4, 4], [11, 2]], 'lamp': None, 'shelf': []}</map> done</think><answer>A</answer>`

export const SPATIAL_R1 = `<think>
I walk through the frames one by one. There are 3 chairs around the table and one more at the window.
3 + 1 = 4
</think>
<answer>4</answer>`

export const VSI_MAP = `Here is the map:
\`\`\`json
{"chair": [(1, 2), (8, 3)], "sofa": [(4, 4)], "tv": [(4, 9)]}
\`\`\``

export const CUT_OFF = `<map>[{"object_name": "bed", "bbox": [-7.7, 3.3, -5.9, 5.7]}, {"object_name": "dogbed", "bbox": [-2.1, 3.9, -1.0, 5.1]}, {"object_name": "lamp", "bbo`

export const CUT_OFF_THINK = `<map>[{"object_name": "bed", "bbox": [-7.7, 3.3, -5.9, 5.7]}]</map><think>The width of the bed is 1.8 m. The length of the bed is 2.4`

export const NO_OPENING_THINK = `The bed is 2.0 m away from the door.\n</think>\n\n<answer>2.0</answer>`

export const TWO_MAPS = `<think>My first idea is <map>{"bed":[[1,1]]}</map> but the door is on the other side: <map>{"bed":[[8,1]],"door":[[5,0]]}</map></think><answer>B</answer>`

export const DICT_OF_BOXES = `<map>{"stove": [1.0, 2.0, 1.6, 2.6], "sink": [3.4, 0.8, 2.9, 0.2]}</map><think></think><answer>1.35</answer>`

export const WORDS = `<map>table at (0,3), (5,7); office chair: 9, 3</map><think>x</think><answer>C</answer>`

export const PROSE = `The sofa is closer to the window than the bed is, and nothing else lies between them. Therefore the answer is: B. sofa`

export const SAMPLES = {
  FRIDGE,
  TELEVISION,
  SPACER,
  SPACER_STR,
  SPATIAL_R1,
  VSI_MAP,
  CUT_OFF,
  CUT_OFF_THINK,
  NO_OPENING_THINK,
  TWO_MAPS,
  DICT_OF_BOXES,
  WORDS,
  PROSE,
}
