from briefgen.graphics.maps.outlines import countries
from briefgen.graphics.maps.frame import frame_for
from briefgen.graphics.maps.lands import Lands
from briefgen.graphics.drawing import *
from briefgen.graphics.drawing import Rect, Path, Drawing
from briefgen.theme import Rule
def draw_map(node, theme, language, width):
    o=countries(); f=frame_for(node,o,width); l=Lands(o,f); g=theme.graphics
    sh=[Rect(0,0,f.width,f.height,g.water or '#fff')]
    for p in l.pieces:
        r=l.rings(p)
        if r: sh.append(Path(tuple(r),fill=g.land))
    sh.append(Path(tuple(l.lines(False)),stroke=Rule(g.border,.3)))
    sh.append(Path(tuple(l.lines(True)),stroke=Rule(g.border,.5)))
    return Drawing(f.width,f.height,tuple(s for s in sh if not isinstance(s,Path) or s.runs))
