#include "app/crypto/suite.h"
#include "app/crypto/primitives.h"

namespace shiyu::crypto {
namespace {
struct Row {
    Suite suite;
    QLatin1String id;
};
constexpr Row kSuites[] = { { Suite::Intl, QLatin1String("intl") } };
} // namespace

Expected<Suite> suiteFromId(QStringView id)
{
    for (const Row &row : kSuites) {
        if (id == row.id)
            return row.suite;
    }
    return fail(ErrorCode::Unsupported, QStringLiteral("suite"), id.left(32).toString());
}

Expected<Suite> suiteFromNumber(quint8 number)
{
    for (const Row &row : kSuites) {
        if (number == static_cast<quint8>(row.suite))
            return row.suite;
    }
    return fail(ErrorCode::Unsupported, QStringLiteral("suite"), QString::number(number));
}

QString suiteId(Suite suite)
{
    for (const Row &row : kSuites) {
        if (suite == row.suite)
            return row.id;
    }
    Q_UNREACHABLE();
    return {};
}

const Primitives &primitivesOf(Suite suite)
{
    switch (suite) {
    case Suite::Intl:
        break;
    }
    return intlPrimitives();
}

} // namespace shiyu::crypto
