#include "map/geo/latelibrary.h"

namespace shiyu {

LateLibrary::LateLibrary(const char *soname)
    : m_library(QString::fromLatin1(soname))
{
}

QFunctionPointer LateLibrary::symbol(const char *name)
{
    const std::lock_guard lock(m_mutex);
    const QFunctionPointer found = m_library.resolve(name);
    if (!found)
        qFatal("%s: %s", name, qUtf8Printable(m_library.errorString()));
    return found;
}

} // namespace shiyu
