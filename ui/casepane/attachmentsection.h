#pragma once
#include "ui/casepane/casesection.h"
#include <QHash>

class QBoxLayout;

namespace shiyu {

class LinkButton;

/// 附件: each file with its size, who attached it and when. Those whom the audience admits open and
/// save it; for the others it says so. Says which of them the server does not have yet and which
/// have not come here, and how far one is that was asked for. Takes no room in a case without
/// files.
class AttachmentSection : public CaseSection {
    Q_OBJECT
public:
    AttachmentSection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;
    void showProgress(const QByteArray &sha256, qint64 received, qint64 size);
    void endProgress(const shiyu::RecordEntry &attachment);

Q_SIGNALS:
    void viewRequested(const shiyu::RecordEntry &attachment); ///< a picture
    void saveRequested(const shiyu::RecordEntry &attachment);
    void cancelRequested(const QByteArray &sha256); ///< to fetch it

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
    void addProgress(QBoxLayout *row, const QByteArray &sha256);
    void addLinks(QBoxLayout *row, const RecordEntry &entry);
    LinkButton *addLink(QBoxLayout *row, const QString &text, const QString &about);

    TextLabel *m_title;
    QVector<Line> m_lines;
    QVector<QWidget *> m_shown;
    struct Progress {
        QString text; ///< 3 MB of 12 MB
        TextLabel *label = nullptr; ///< of m_shown
    };
    QHash<QByteArray, Progress> m_fetched; ///< on their way, by SHA-256
};

} // namespace shiyu
