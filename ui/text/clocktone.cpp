#include "ui/text/clocktext.h"

#include "widgets/theme.h"

namespace shiyu {

Tone clockTone(ClockState state)
{
    switch (state) {
    case ClockState::Running:
        return Tone::Neutral;
    case ClockState::DueSoon:
    case ClockState::MetLate:
        return Tone::Warn;
    case ClockState::Overdue:
        return Tone::Danger;
    case ClockState::Paused:
        return Tone::Muted;
    case ClockState::Met:
        return Tone::Ok;
    }
    return Tone::Neutral;
}

} // namespace shiyu
