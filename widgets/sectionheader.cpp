#include "widgets/sectionheader.h"

#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QHBoxLayout>

namespace shiyu {

SectionHeader::SectionHeader(
    const ThemeSource &source, const QString &title, bool large, QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel(source, title, large ? TextSize::Lead : TextSize::Body, ColorRole::Ink,
          QFont::Bold, this))
    , m_note(new TextLabel(source, {}, large ? TextSize::Body : TextSize::Small, ColorRole::Muted,
          QFont::Normal, this))
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_note);
    m_layout->addStretch(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(title);
    followTheme(source, this, [this, &source] { m_layout->setSpacing(source.theme().px(10)); });
}

void SectionHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SectionHeader::setNote(const QString &note)
{
    m_note->setText(note);
}

void SectionHeader::addControl(QWidget *control)
{
    m_layout->addWidget(control);
}

} // namespace shiyu
