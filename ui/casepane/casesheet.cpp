#include "ui/casepane/casesheet.h"

#include "ui/casepane/headersection.h"
#include "ui/casepane/progresssection.h"
#include "ui/casepane/recordsection.h"
#include "ui/casepane/supervisionsection.h"
#include "ui/casepane/tasksection.h"
#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "ui/text/timetext.h"
#include "widgets/clockbar.h"
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CaseSheet)
};

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QString heading(const QString &text)
{
    return u"<h3>"_s + escaped(text) + u"</h3>"_s;
}

QString paragraph(const QString &text)
{
    return text.isEmpty() ? QString() : u"<p>"_s + escaped(text) + u"</p>"_s;
}

/// Cells of one line, the first ones as wide as their words.
QString line(const QStringList &cells, bool struck = false)
{
    QString html = u"<tr>"_s;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const bool last = i + 1 == cells.size();
        const QString text
            = struck ? u"<s>"_s + escaped(cells.at(i)) + u"</s>"_s : escaped(cells.at(i));
        html += (last ? u"<td width='100%'>"_s : u"<td style='white-space:nowrap'>"_s) + text
            + u"</td>"_s;
    }
    return html + u"</tr>"_s;
}

QString table(const QString &lines)
{
    return lines.isEmpty() ? QString()
                           : u"<table cellpadding='3' width='100%'>"_s + lines + u"</table>"_s;
}

QString reporterText(const CaseView &view)
{
    if (view.notOpen.contains(u"reporterName"_s) || view.notOpen.contains(u"reporterPhone"_s))
        return Words::tr("not open to you");
    const QString both = view.maskedClosed.value(u"reporterName"_s) + u' '
        + view.maskedClosed.value(u"reporterPhone"_s);
    return both.simplified();
}

QString facts(const CaseSubject &subject)
{
    const Incident &state = subject.state();
    const Directory &directory = subject.directory();
    QString lines = line({ Words::tr("Number"), caseHeadText(state) });
    lines += line({ Words::tr("Source"), caseSourceText(state) });
    lines += line({ Words::tr("State"), enumText(state.stage) });
    lines += line({ Words::tr("Category"), categoryPath(state.category, directory) });
    const QString worker = gridWorkerText(state, directory);
    const QString place = casePlaceText(state, directory);
    lines += line(
        { Words::tr("Place"), worker.isEmpty() ? place : QString(place + u"　"_s + worker) });
    lines += line({ Words::tr("Owner"), unitText(state.owner, directory) });
    lines += line({ Words::tr("Reported"),
        fullMomentText(state.record.value(0).effectiveAt, directory.calendar()) });
    if (const QString reporter = reporterText(subject.view); !reporter.isEmpty())
        lines += line({ Words::tr("Reporter"), reporter });
    return table(lines);
}

QString appeal(const CaseSubject &subject)
{
    const CaseView &view = subject.view;
    if (view.notOpen.contains(u"appeal"_s))
        return paragraph(view.state.summary)
            + paragraph(Words::tr("Appeal in full: not open to you"));
    return paragraph(view.maskedClosed.value(u"appeal"_s, view.state.summary));
}

QString tasks(const CaseSubject &subject)
{
    QString lines;
    for (const TaskTreeLine &task : taskLines(subject.view, subject.now))
        lines += line({ task.row.badge, task.row.text, task.row.state });
    for (const ClockView &clock : orderedClocks(subject.view.clocks)) {
        const ClockReading reading
            = clockReading(clock, subject.state(), subject.directory(), subject.now);
        lines += line({ Words::tr("Limit"), reading.label, reading.due });
    }
    return table(lines) + paragraph(basisParts(subject.state(), subject.directory()).join(u"　"_s));
}

QString record(const CaseSubject &subject)
{
    QString html;
    Incident state = subject.state();
    state.record = wholeRecord(subject.view);
    for (const RecordDay &day : recordDays(state, subject.directory(), {}, false, subject.now)) {
        QString lines;
        for (const TimelineRow &row : day.rows)
            lines += line({ row.time, row.unit, row.text }, row.struckOut);
        html += paragraph(day.day) + table(lines);
    }
    return html;
}

} // namespace

QString caseSheetHtml(const CaseSubject &subject)
{
    const Incident &state = subject.state();
    const Directory &directory = subject.directory();
    const QString notice = Words::tr("Non-classified. For internal work; do not pass on.");
    QString html = u"<html><body><p align='right'>"_s + escaped(notice) + u"</p>"_s;
    html += u"<h2>"_s + escaped(state.title) + u"</h2>"_s + facts(subject);
    html += heading(Words::tr("Appeal")) + appeal(subject);
    html += heading(Words::tr("Handling")) + tasks(subject);
    html += paragraph(repliesText(state, directory, subject.now));
    html += paragraph(followUpsText(state, directory, subject.now));
    html += heading(Words::tr("Record")) + record(subject);
    html += u"<hr>"_s
        + paragraph(Words::tr("Printed by %1, %2, on %3")
                        .arg(subject.seat.organizationName, subject.seat.officerName,
                            fullMomentText(subject.now, directory.calendar())));
    return html + u"</body></html>"_s;
}

} // namespace shiyu
