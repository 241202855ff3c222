"""Writes glyphs.txt, the letters of the figures, from the TrueType files of Open Sans.

    python3 glyphs.py FOLDER_OF_OPEN_SANS > ../resources/org/nadir/plots/drawing/glyphs.txt

Open Sans 1.11 (Digitized data copyright 2010-2011, Google Corporation; Apache License 2.0), as Debian packs it in
fonts-open-sans; read with fontTools 4.38. One line a glyph: style, code point, advance, outline (M, L, Q and Z as in SVG, y upwards),
in units of 1/2048 em. Only the letters that figures use are kept.
"""

import sys

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont


class Outline(BasePen):
    """Spells an outline: M, L, Q and Z, each with its points, parted by blanks."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.words = []

    def add(self, command, *points):
        self.words.append(command)
        self.words.extend("%g" % round(c, 1) for point in points for c in point)

    def _moveTo(self, point):
        self.add("M", point)

    def _lineTo(self, point):
        self.add("L", point)

    def _qCurveToOne(self, control, point):
        self.add("Q", control, point)

    def _closePath(self):
        self.add("Z")



LETTERS = (
    "".join(chr(c) for c in range(32, 127))
    + "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω"
    + "ÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÖØÜßàáâãäåæçèéêëìíîïñòóôöøùúûü"
    + "×·±−–—…’‘“”°≤≥≈≠∞√∑∫∂ℓ†‡•¬½¼%‰§′"
)
STYLES = {"regular": "OpenSans-Regular.ttf", "strong": "OpenSans-Semibold.ttf", "italic": "OpenSans-Italic.ttf"}

print("# Outlines of Open Sans 1.11, copyright 2010-2011 Google Corporation, Apache License 2.0; made by glyphs.py")
for style, file in STYLES.items():
    font = TTFont(sys.argv[1] + "/" + file)
    assert font["head"].unitsPerEm == 2048
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    for letter in sorted(set(LETTERS)):
        if ord(letter) not in cmap:
            print("left out, not in", file, letter, file=sys.stderr)
            continue
        pen = Outline(glyphs)
        glyph = glyphs[cmap[ord(letter)]]
        glyph.draw(pen)
        print(style, "%04x" % ord(letter), round(glyph.width), " ".join(pen.words))
