// libFuzzer's way into one parser, SHIYU_FUZZ_PARSER: whatever comes is refused, or stays what it
// is when it is written and read again.
#include "tests/fuzz/parsers.h"
#include <algorithm>
#include <cstdlib>
#include <string_view>

using namespace shiyu::test;

namespace {

const Parser &parser()
{
    static const auto found = std::find_if(parsers().cbegin(), parsers().cend(),
        [](const Parser &each) { return each.name == std::string_view(SHIYU_FUZZ_PARSER); });
    if (found == parsers().cend())
        std::abort();
    return *found;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QByteArray written = parser().parse(bytes);
    const bool stays = written.isEmpty()
        || ((!parser().verbatim || written == bytes) && parser().parse(written) == written);
    if (!stays)
        std::abort();
    return 0;
}
