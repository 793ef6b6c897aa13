#pragma once
#include <QByteArrayView>
#include <QString>

namespace shiyu {

enum class TextEncoding { Utf8, Utf8Bom, Gb18030, Utf16, Windows1252 };

/// Finds out how a text is encoded, from all of it, in pieces of any size. A text that is not UTF-8
/// is GB 18030 if most of its double bytes are Chinese characters of GB 2312, else Windows-1252
/// (the two overlap: "Zür" is a valid GBK text, but no likely one).
class EncodingDetector {
public:
    void feed(QByteArrayView piece);
    TextEncoding result() const;
    bool isEmpty() const { return m_bytes == 0; }
    /// A zero byte in what is no UTF-16: no text at all.
    bool isBinary() const { return m_zero && result() != TextEncoding::Utf16; }

private:
    void feedUtf8(uchar byte);
    void feedGbk(uchar byte);

    qint64 m_bytes = 0;
    uchar m_first[3] = {};
    bool m_zero = false;
    int m_pending = 0; ///< continuation bytes that UTF-8 still wants
    uchar m_low = 0x80, m_high = 0xBF; ///< range of the next one (no overlong forms, no surrogates)
    qint64 m_utf8Wrong = 0, m_utf8Right = 0;
    uchar m_lead = 0;
    qint64 m_hanzi = 0, m_otherPairs = 0;
};

/// What cannot be decoded becomes U+FFFD.
QString decodeText(QByteArrayView bytes, TextEncoding encoding);
/// The codec's name for QStringDecoder.
const char *codecName(TextEncoding encoding);

} // namespace shiyu
