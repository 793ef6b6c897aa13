#pragma once
#include <QByteArrayView>
#include <QStringView>
#include <utility>

QT_FORWARD_DECLARE_CLASS(QDebug)

namespace shiyu::crypto {

/// A key or password in memory of its own: guarded by pages that cannot be touched, kept out of the
/// swap file where the system's limit on locked memory allows, zeroed when it is given up.
/// Move-only, so that every copy is a visible clone(); cannot be printed or compared by accident.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(qsizetype size); ///< zeros
    SecretBytes(SecretBytes &&other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
        , m_size(std::exchange(other.m_size, 0))
    {
    }
    SecretBytes &operator=(SecretBytes &&other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        return *this;
    }
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    ~SecretBytes();

    static SecretBytes random(qsizetype size);
    static SecretBytes fromBytes(
        QByteArrayView bytes); ///< the source is left for the caller to wipe
    /// A typed password as UTF-8 in form NFC, so that two input methods give the same key.
    static SecretBytes fromText(QStringView text);
    SecretBytes clone() const { return fromBytes(view()); }

    QByteArrayView view() const { return { m_data, m_size }; }
    const unsigned char *data() const { return m_data; }
    unsigned char *data() { return m_data; }
    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    /// In a time that depends on the size only.
    bool equals(const SecretBytes &other) const;

    friend QDebug operator<<(QDebug, const SecretBytes &) = delete;
    friend bool operator==(const SecretBytes &, const SecretBytes &) = delete;

private:
    unsigned char *m_data = nullptr;
    qsizetype m_size = 0;
};

/// Overwrites what a line edit or a library handed over; the array is empty afterwards.
void wipe(QByteArray &bytes);
void wipe(QString &text);

} // namespace shiyu::crypto
