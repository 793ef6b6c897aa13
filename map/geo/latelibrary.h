#pragma once
#include <QFunctionPointer>
#include <QLibrary>
#include <mutex>

namespace shiyu {

/// A shared library that is loaded when its first function is asked for and stays. Any thread. One
/// that is not there ends the program: it is of the packages without which Shiyu is not installed.
class LateLibrary {
public:
    explicit LateLibrary(const char *soname);

    template <typename Function> Function *function(const char *name)
    {
        return reinterpret_cast<Function *>(symbol(name));
    }

private:
    QFunctionPointer symbol(const char *name);

    std::mutex m_mutex;
    QLibrary m_library;
};

} // namespace shiyu
