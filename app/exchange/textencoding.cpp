#include "app/exchange/textencoding.h"

#include <QStringDecoder>

namespace shiyu {

void EncodingDetector::feed(QByteArrayView piece)
{
    for (const char c : piece) {
        const auto byte = static_cast<uchar>(c);
        if (m_bytes < 3)
            m_first[m_bytes] = byte;
        ++m_bytes;
        m_zero = m_zero || byte == 0;
        feedUtf8(byte);
        feedGbk(byte);
    }
}

// RFC 3629 §4.
void EncodingDetector::feedUtf8(uchar byte)
{
    if (m_pending > 0) {
        if (byte >= m_low && byte <= m_high) {
            if (--m_pending == 0)
                ++m_utf8Right;
            m_low = 0x80;
            m_high = 0xBF;
            return;
        }
        ++m_utf8Wrong;
        m_pending = 0;
    }
    m_low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    m_high = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    if (byte < 0x80)
        return;
    if (byte >= 0xC2 && byte <= 0xDF)
        m_pending = 1;
    else if (byte >= 0xE0 && byte <= 0xEF)
        m_pending = 2;
    else if (byte >= 0xF0 && byte <= 0xF4)
        m_pending = 3;
    else
        ++m_utf8Wrong;
}

void EncodingDetector::feedGbk(uchar byte)
{
    if (m_lead == 0) {
        m_lead = byte >= 0x80 ? byte : 0;
        return;
    }
    // Rows B0–F7 of GB 2312 are its characters; A1–A9 its punctuation, not telling by itself.
    const bool trail = byte >= 0xA1 && byte <= 0xFE;
    if (trail && m_lead >= 0xB0 && m_lead <= 0xF7)
        ++m_hanzi;
    else if (!trail || m_lead < 0xA1 || m_lead > 0xA9)
        ++m_otherPairs;
    m_lead = 0;
}

TextEncoding EncodingDetector::result() const
{
    if (m_bytes >= 3 && m_first[0] == 0xEF && m_first[1] == 0xBB && m_first[2] == 0xBF)
        return TextEncoding::Utf8Bom;
    if (m_bytes >= 2
        && ((m_first[0] == 0xFF && m_first[1] == 0xFE)
            || (m_first[0] == 0xFE && m_first[1] == 0xFF)))
        return TextEncoding::Utf16;
    // A few broken characters in much UTF-8 are damage, not another encoding.
    if (m_utf8Wrong == 0 || m_utf8Right > 50 * m_utf8Wrong)
        return TextEncoding::Utf8;
    return m_hanzi > m_otherPairs ? TextEncoding::Gb18030 : TextEncoding::Windows1252;
}

const char *codecName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Utf8Bom:
        break;
    case TextEncoding::Gb18030:
        return "GB18030";
    case TextEncoding::Utf16:
        return "UTF-16";
    case TextEncoding::Windows1252:
        return "windows-1252";
    }
    return "UTF-8";
}

QString decodeText(QByteArrayView bytes, TextEncoding encoding)
{
    if (encoding == TextEncoding::Utf8 || encoding == TextEncoding::Utf8Bom)
        return QString::fromUtf8(bytes);
    QStringDecoder decoder(codecName(encoding));
    return decoder(bytes);
}

} // namespace shiyu
