#pragma once
#include "widgets/theme.h"

#include <QIcon>
#include <QString>

class QPainter;

namespace shiyu {

/// Our own pictures, resources/icons/NAME.svg: 24 × 24 grid, one stroke of 1.75, round caps.
enum class Glyph {
    Map,
    Desk,
    Handling,
    Analysis,
    Video,
    Cockpit,
    Settings,
    Plus,
    Minus,
    Search,
    Phone,
    Camera,
    Layers,
    Ruler,
    Circle300m,
    Play,
    Bell,
    Check,
    Warning,
    Clock,
    ChevronRight,
    ChevronLeft,
    ChevronDown,
    ChevronUp,
    Close,
    User,
    Users,
    Building,
    File,
    Attach,
    Undo,
    Link,
    Send,
    Filter,
    Sort,
    Import,
    Keyboard,
    Moon,
    Sun,
    Globe,
    List2Lines,
    List1Line,
    Lock,
    Pin,
    Edit,
    More,
    Eye,
    EyeOff,
    Info,
    Refresh,
    Inbox,
    Logout,
    Diamond,
    Triangle,
    Square,
    Circle,
    Count
};

/// Name of the file without ending, e.g. "list-2-lines".
QString glyphName(Glyph glyph);

/// Draws the picture into a square centred in `target`, in `ink`, crisp at any device pixel ratio.
void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &target, const QColor &ink);

/// An icon of the theme's colour of `role`; a disabled one takes ColorRole::Muted. It does not
/// follow a change of theme: ask again on themeChanged.
QIcon icon(Glyph glyph, const Theme &theme, ColorRole role = ColorRole::InkSoft);

} // namespace shiyu
