#include "ui/acts/mergeforms.h"

#include "app/domain/intentgroup.h"
#include "ui/acts/arglabels.h"
#include "ui/acts/argtable.h"
#include "ui/acts/casefield.h"
#include "widgets/labels.h"

#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

using K = OperationKind;

const QLatin1StringView kDraft("replyTo:");

QString draftName(const OwedReply &owed)
{
    return kDraft + owed.id.toString();
}

} // namespace

MergeRequest mergeRequest(const CaseView &view, const IncidentId &into)
{
    const auto it = std::find_if(view.duplicates.begin(), view.duplicates.end(),
        [&into](const DuplicateCandidate &candidate) { return candidate.id == into; });
    return { view.state.id, into, view.state.lastSeq, it == view.duplicates.end() ? 0 : it->seen };
}

MergeForm::MergeForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : GenericForm(std::move(about), themes, parent)
{
    addRows();
}

QFuture<ActOutcome> MergeForm::perform() const
{
    const auto *into = static_cast<const CaseField *>(field(u"into"_s));
    return subject().port.merge({ subject().state().id, IncidentId(args()[u"into"_s].toString()),
        subject().state().lastSeq, into->seen() });
}

OwedRepliesForm::OwedRepliesForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : GenericForm(std::move(about), themes, parent)
{
    addRows();
    for (const OwedReply &owed : subject().view->owedReplies) {
        if (owed.may && m_offered.size() + 1 < kMostInGroup)
            m_offered.append(owed);
    }
    offer();
    m_final = addNote(tr("Replies that go out together cannot be taken back within the minute: "
                         "check them before you send."));
    m_left = addNote({});
    connect(this, &ActForm::edited, this, &OwedRepliesForm::follow);
    follow();
}

void OwedRepliesForm::offer()
{
    if (m_offered.isEmpty())
        return;
    addNote(tr("Each reporter of a merged matter gets a reply of his own. Empty a draft to leave "
               "it for later."));
    if (subject().kind == K::Close)
        addRow(wayName(), argLabel(K::Reply, u"by"_s),
            makeArgField(K::Reply, u"by"_s, subject(), this), true);
    for (const OwedReply &owed : std::as_const(m_offered))
        addRow(draftName(owed),
            tr("Reply to %1 %2", "number and title of a matter").arg(owed.number, owed.title),
            new TextField(this, 2), false);
}

/// The closing has no `by` of its own.
QString OwedRepliesForm::wayName() const
{
    return subject().kind == K::Close ? u"repliesBy"_s : u"by"_s;
}

/// What the reporter of the case itself is told, or was.
QString OwedRepliesForm::mainText() const
{
    if (subject().kind == K::Reply)
        return field(u"text"_s)->value().toString();
    const auto &replies = subject().state().replies;
    return replies.isEmpty() ? QString() : replies.last().text;
}

QString OwedRepliesForm::textFor(const OwedReply &owed) const
{
    return field(draftName(owed))->value().toString();
}

void OwedRepliesForm::follow()
{
    const QString text = mainText();
    if (text != m_given) {
        const QString before = std::exchange(m_given, text);
        for (const OwedReply &owed : std::as_const(m_offered)) {
            if (textFor(owed) == before)
                field(draftName(owed))->setValue(text);
        }
    }
    const auto sent = std::count_if(m_offered.begin(), m_offered.end(),
        [this](const OwedReply &owed) { return !textFor(owed).isEmpty(); });
    if (subject().kind == K::Close)
        setRequired(wayName(), sent > 0);
    m_final->setVisible(sent > 0);
    const int left = int(subject().view->owedReplies.size() - sent);
    m_left->setText(left == 0
            ? tr("With this every reporter of a merged matter has a reply.")
            : tr("%n reporter(s) of merged matters still wait for a reply after this; they stay in "
                 "the owner's list.",
                nullptr, left));
}

void OwedRepliesForm::finish(QJsonObject &args) const
{
    for (const OwedReply &owed : m_offered)
        args.remove(draftName(owed));
    if (subject().kind == K::Close)
        args.remove(wayName());
}

ActRequest OwedRepliesForm::request() const
{
    ActRequest request = GenericForm::request();
    QJsonObject common;
    if (!m_offered.isEmpty())
        common.insert(u"by"_s, field(wayName())->value());
    const auto &replies = subject().state().replies;
    const QString basis = subject().kind == K::Reply
        ? request.args.value(u"legalBasis"_s).toString()
        : replies.isEmpty() ? QString()
                            : replies.last().legalBasis;
    if (!basis.isEmpty())
        common.insert(u"legalBasis"_s, basis);
    for (const OwedReply &owed : m_offered) {
        const QString text = textFor(owed);
        if (text.isEmpty())
            continue;
        ActRequest reply { owed.id, K::Reply, common, {}, owed.seen };
        reply.args.insert(u"text"_s, text);
        request.replies.push_back(reply);
    }
    return request;
}

} // namespace shiyu
