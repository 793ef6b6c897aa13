#pragma once
#include "app/domain/enumset.h"

/// What the log says about how a citizen was answered and asked, and what was found. The arguments
/// `by`, `answerSource` and `verdict` hold these names; what older logs and other systems wrote
/// there in words is shown as it is.
namespace shiyu {

/// `by` of a reply.
enum class ReplyWay { Telephone, Message, InPerson, InWriting, BySource };
/// `answerSource` of a follow-up.
enum class AnswerSource { Telephone, Message, BySource };
/// `verdict` of a judgement (诉求合理性认定).
enum class Judgement { Reasonable, PartlyReasonable, NotReasonable };

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::ReplyWay, "phone", "sms", "visit", "letter", "source");
SHIYU_ENUM_NAMES(shiyu::AnswerSource, "phone", "sms", "source");
SHIYU_ENUM_NAMES(
    shiyu::Judgement, "reasonable", "partlyReasonable", "notReasonable");
