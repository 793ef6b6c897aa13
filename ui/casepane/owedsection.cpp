#include "ui/casepane/owedsection.h"

#include "app/services/owedfacts.h"
#include "ui/acts/actkeys.h"
#include "ui/intake/owedtext.h"
#include "ui/text/clocktext.h"
#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

std::optional<Deadline> factsDeadline(const CaseSubject &subject)
{
    const auto &clocks = subject.view.clocks;
    const auto it = std::find_if(clocks.begin(), clocks.end(), [](const ClockView &clock) {
        return clock.kind == ClockKind::Facts && !clock.input.endedAt;
    });
    if (it == clocks.end())
        return std::nullopt;
    return SlaClock(subject.directory().calendar()).compute(it->input, subject.now, Explain::No);
}

} // namespace

OwedSection::OwedSection(const ThemeSource &source, QWidget *parent)
    : CaseSection(source, parent)
    , m_sentence(addText(TextSize::Body, ColorRole::WarnInk, true))
    , m_category(new ActionButton(source, {}, ActionButton::Kind::Plain, this))
    , m_place(new ActionButton(source, {}, ActionButton::Kind::Plain, this))
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(source.theme().space(2));
    for (ActionButton *button : { m_category, m_place }) {
        button->setCompact(true);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    column()->addLayout(buttons);
    m_category->setKeyText(keyCapText(actKey(OperationKind::Edit)));
    m_place->setKeyText(keyCapText(actKey(OperationKind::Relocate)));
    connect(m_category, &ActionButton::clicked, this, [this] {
        request(OperationKind::Edit, { { u"field"_s, u"category"_s } });
    });
    connect(
        m_place, &ActionButton::clicked, this, [this] { request(OperationKind::Relocate, {}); });
    hide();
}

void OwedSection::request(OperationKind kind, const QJsonObject &args)
{
    ActRequest asked;
    asked.incident = m_case;
    asked.kind = kind;
    asked.args = args;
    Q_EMIT actRequested(asked);
}

void OwedSection::display(const CaseSubject &subject)
{
    m_case = subject.state().id;
    const auto owed = owedFacts(subject.state());
    setVisible(!owed.isEmpty());
    m_category->setLabel(tr("Fill in the category"));
    m_place->setLabel(tr("Fill in the place"));
    m_category->setVisible(owed.contains(OwedFact::Category));
    m_place->setVisible(owed.contains(OwedFact::Place));
    tick(subject);
}

void OwedSection::tick(const CaseSubject &subject)
{
    const auto owed = owedFacts(subject.state());
    if (owed.isEmpty())
        return;
    const auto deadline = factsDeadline(subject);
    const bool late = deadline && deadline->due && *deadline->due < subject.now;
    QString sentence = tr("Dispatched in an emergency, still owed: %1").arg(owedText(owed));
    if (deadline)
        sentence += u'\n' + clockText(*deadline, subject.directory().calendar(), subject.now);
    m_sentence->setRole(late ? ColorRole::DangerInk : ColorRole::WarnInk);
    m_sentence->setText(sentence);
}

} // namespace shiyu
