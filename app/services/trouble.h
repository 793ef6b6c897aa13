#pragma once

namespace shiyu {

/// What goes on without something, and nobody asked for the answer: a sentence on the screen.
enum class Trouble {
    Reading, ///< lists, counts and search cannot be read
    Map, ///< layers of the map cannot be read
    NoOutlines, ///< the city has no boundaries yet
    Draft, ///< what is typed is not kept
    SavedView, ///< a filter with a name
    ReadMark, ///< rows stay bold
    Clocks, ///< clocks of open cases are those of an older calendar
    Import, ///< an import that was interrupted does not go on
};

} // namespace shiyu
