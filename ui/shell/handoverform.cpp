#include "ui/shell/handoverform.h"

#include "app/services/dutydesk.h"
#include "app/services/whenanswered.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr const char *kLists[] = { "open", "promised", "awaiting", "broken" };

constexpr const char *kTitles[] = { QT_TRANSLATE_NOOP("HandoverForm",
                                        "Critical and urgent ones in hand"),
    QT_TRANSLATE_NOOP("HandoverForm", "Promised: answers owed"),
    QT_TRANSLATE_NOOP("HandoverForm", "Awaiting approval"),
    QT_TRANSLATE_NOOP("HandoverForm", "Broken: overdue, faults of equipment") };

QString listName(size_t n)
{
    return QString::fromLatin1(kLists[n]);
}

} // namespace

QString handoverListTitle(size_t n)
{
    return QCoreApplication::translate("HandoverForm", kTitles[n]);
}

HandoverForm::HandoverForm(const ThemeSource &themes, DutyDesk &duty, QWidget *parent)
    : ShiftForm(themes, parent)
{
    auto *note = new TextLabel(themes,
        tr("Taken from the queue just now; add what only you know. One matter a line."),
        TextSize::Body, ColorRole::InkSoft, QFont::Normal, this);
    note->setWordWrap(true);
    column()->addWidget(note);
    for (size_t i = 0; i < std::size(kLists); ++i)
        addRow(listName(i), handoverListTitle(i), new TextField(this, 4), false);
    addRemark(tr("Note for who comes"), 3);
    whenAnswered(duty.handoverLists(), this, [this](const Expected<HandoverLists> &lists) {
        if (lists)
            takeLists(*lists);
        else
            Q_EMIT failed(lists.error());
    });
}

void HandoverForm::takeLists(const HandoverLists &lists)
{
    if (m_restored)
        return;
    const bool touched = isTouched();
    const QStringList *parts[] = { &lists.open, &lists.promised, &lists.awaiting, &lists.broken };
    for (size_t i = 0; i < std::size(parts); ++i) {
        ArgField *list = field(listName(i));
        if (list->value().isUndefined()) // typed already: his
            list->setValue(parts[i]->join(u'\n'));
    }
    setTouched(touched);
}

void HandoverForm::setTyped(const QJsonObject &typed)
{
    m_restored = true;
    ShiftForm::setTyped(typed);
}

QJsonObject HandoverForm::args() const
{
    QJsonObject args;
    for (size_t i = 0; i < std::size(kLists); ++i) {
        QJsonArray lines;
        const QStringList typed
            = field(listName(i))->value().toString().split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : typed) {
            if (!line.trimmed().isEmpty())
                lines.append(line.trimmed());
        }
        args.insert(listName(i), lines);
    }
    return args;
}

} // namespace shiyu
