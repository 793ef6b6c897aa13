#include "ui/signin/signinpage.h"

#include "app/services/whenanswered.h"
#include "ui/text/errortext.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/passwordfield.h"
#include "widgets/themesource.h"
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace shiyu {

SignInPage::SignInPage(const ThemeSource &theme, Workplace &workplace, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_workplace(workplace)
{
    build();
    retranslate();
    connect(m_signIn, &ActionButton::clicked, this, &SignInPage::submit);
    connect(m_back, &ActionButton::clicked, this, &SignInPage::backRequested);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_password, &QLineEdit::textEdited, this, [this] { m_passwordRow->setError({}); });
}

void SignInPage::build()
{
    m_city = new TextLabel(m_theme, {}, TextSize::Display, ColorRole::Ink, QFont::Bold);
    m_product = new TextLabel(m_theme, {}, TextSize::Lead, ColorRole::InkSoft);
    m_banner = new Banner(m_theme);
    m_banner->setClosable(false);
    m_account = new QComboBox;
    m_accountRow = new FormRow(m_theme, {}, m_account);
    m_password = new PasswordField(m_theme);
    m_passwordRow = new FormRow(m_theme, {}, m_password);
    m_signIn = new ActionButton(m_theme, {}, ActionButton::Kind::Primary);
    m_back = new ActionButton(m_theme, {}, ActionButton::Kind::Quiet);
    m_notice = new TextLabel(m_theme, {}, TextSize::Small, ColorRole::Muted);
    m_notice->setWordWrap(true);

    m_card = new Card(m_theme);
    m_card->setPadding(32, 32);
    m_card->setFixedWidth(m_theme.theme().px(440));
    followTheme(m_theme, this, [this] { m_card->setFixedWidth(m_theme.theme().px(440)); });
    auto *body = m_card->body();
    body->setSpacing(m_theme.theme().space(4));
    body->addWidget(m_city);
    body->addWidget(m_product);
    body->addWidget(m_banner);
    body->addWidget(m_accountRow);
    body->addWidget(m_passwordRow);
    body->addWidget(m_signIn);
    body->addWidget(m_back);
    body->addWidget(m_notice);

    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    // Not by alignment: the height of the notice would be asked for the whole window's width.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(m_card);
    middle->addStretch();
    layout->addLayout(middle);
    layout->addStretch(3);
}

void SignInPage::retranslate()
{
    m_product->setText(tr("Social governance on one map"));
    m_accountRow->setLabel(tr("Officer"));
    m_passwordRow->setLabel(tr("Password"));
    m_signIn->setLabel(tr("Sign in"));
    m_signIn->setKeyText(tr("Enter"));
    m_back->setLabel(tr("Back"));
    m_notice->setText(
        tr("This is a non-classified system. Do not enter, store or send classified information."));
}

void SignInPage::prepare(const QString &account, bool canGoBack)
{
    m_city->setText(m_workplace.cityName());
    m_account->clear();
    for (const AccountEntry &entry : m_workplace.accounts()) {
        m_account->addItem(
            tr("%1 · %2", "officer · organisation").arg(entry.officerName, entry.organizationName),
            entry.account);
    }
    const int index = m_account->findData(account);
    m_account->setCurrentIndex(index < 0 ? 0 : index);
    m_back->setVisible(canGoBack);
    m_password->clear();
    m_password->setShown(false);
    m_passwordRow->setError({});
    m_password->setFocus();
}

void SignInPage::showFailure(const QString &sentence)
{
    m_banner->tell(Banner::Kind::Error, sentence);
    m_city->setText(tr("Shiyu"));
    m_accountRow->hide();
    m_passwordRow->hide();
    m_signIn->hide();
    m_back->hide();
}

void SignInPage::submit()
{
    if (m_busy || m_account->currentIndex() < 0)
        return;
    const QString account = m_account->currentData().toString();
    setBusy(true);
    whenAnswered(m_workplace.signIn(account, m_password->text()), this,
        [this, account](const Expected<Seat> &seat) { finish(account, seat); });
}

void SignInPage::finish(const QString &account, const Expected<Seat> &seat)
{
    setBusy(false);
    m_password->setShown(false);
    if (seat) {
        m_password->clear();
        Q_EMIT signedIn(account);
        return;
    }
    m_passwordRow->setError(errorText(seat.error()));
    m_password->selectAll();
    m_password->setFocus();
}

void SignInPage::setBusy(bool busy)
{
    m_busy = busy;
    m_signIn->setEnabled(!busy);
    m_account->setEnabled(!busy);
    m_password->setReadOnly(busy);
}

void SignInPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SignInPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_back->isVisible())
        Q_EMIT backRequested();
    else
        QWidget::keyPressEvent(event);
}

void SignInPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.theme().color(ColorRole::Paper));
}

} // namespace shiyu
