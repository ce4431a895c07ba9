"""What a cell of a picture can show; the order is that of the head's output, and of SEMANTIC_CLASSES in src/perception."""

CLASSES = [
    "wall", "floor", "ceiling", "door", "window", "curtain", "mirror", "picture", "whiteboard", "cabinet", "shelf",
    "counter", "table", "nightstand", "bed", "sofa", "chair", "stool", "pillow", "blanket", "lamp", "ceiling light",
    "tv", "refrigerator", "stove", "range hood", "microwave", "dishwasher", "washer", "sink", "toilet", "bathtub",
    "shower", "towel", "radiator", "fireplace", "fan", "trash bin", "plant", "backpack", "box", "printer", "telephone",
    "computer tower", "keyboard", "laptop", "clock", "rug", "stairs", "person", "clothes", "other",
]  # fmt: skip
INDEX = {name: k for k, name in enumerate(CLASSES)}

UNLABELLED = 255
"""In class maps: what no region covers. It is not `other`, which is a thing of none of these classes."""
