#pragma once
#include "ui/casepane/casesection.h"

namespace shiyu {

class LinkButton;

/// 附件: each file with its size, who attached it and when. Those whom the audience admits open and
/// save it; for the others it says so. Takes no room in a case without files.
class AttachmentSection : public CaseSection {
    Q_OBJECT
public:
    AttachmentSection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;

Q_SIGNALS:
    void viewRequested(const shiyu::RecordEntry &attachment); ///< a picture
    void saveRequested(const shiyu::RecordEntry &attachment);

private:
    struct Line {
        RecordEntry entry;
        QString about; ///< 340 KB · 市中心 孙悦 · 14:05
        bool open = false; ///< to this seat
        friend bool operator==(const Line &, const Line &) = default;
    };
    static QVector<Line> linesOf(const CaseSubject &subject);
    void rebuild();
    QWidget *makeLine(const Line &line);

    TextLabel *m_title;
    QVector<Line> m_lines;
    QVector<QWidget *> m_shown;
};

} // namespace shiyu
