#include "ui/signin/signinpage.h"

#include "app/services/whenanswered.h"
#include "ui/text/errortext.h"
#include "ui/text/linktext.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/passwordfield.h"
#include "widgets/progressstrip.h"
#include "widgets/themesource.h"
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace shiyu {

SignInPage::SignInPage(
    const ThemeSource &theme, Workplace &workplace, ServerLink &link, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_workplace(workplace)
    , m_link(link)
{
    build();
    retranslate();
    connect(m_signIn, &ActionButton::clicked, this, &SignInPage::submit);
    connect(m_back, &ActionButton::clicked, this, &SignInPage::backRequested);
    connect(m_choose, &ActionButton::clicked, this, &SignInPage::fileRequested);
    connect(m_enrol, &ActionButton::clicked, this, &SignInPage::enrolmentRequested);
    connect(m_progress, &ProgressStrip::cancelRequested, &m_link, &ServerLink::cancelSignIn);
    connect(&m_link, &ServerLink::changed, this, &SignInPage::showWay);
    connect(&m_link, &ServerLink::signedIn, this, &SignInPage::enter);
    connect(&m_link, &ServerLink::signInFailed, this,
        [this](const ServerLink::Failure &failure) { refuse(signInFailureText(failure)); });
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
    m_account->installEventFilter(this);
    m_accountRow = new FormRow(m_theme, {}, m_account);
    m_password = new PasswordField(m_theme);
    m_passwordRow = new FormRow(m_theme, {}, m_password);
    m_signIn = new ActionButton(m_theme, {}, ActionButton::Kind::Primary);
    m_back = new ActionButton(m_theme, {}, ActionButton::Kind::Quiet);
    m_choose = new ActionButton(m_theme, {}, ActionButton::Kind::Primary);
    m_choose->hide();
    m_enrol = new ActionButton(m_theme, {}, ActionButton::Kind::Plain);
    m_enrol->hide();
    m_progress = new ProgressStrip(m_theme, tr("Cancel"));
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
    body->addWidget(m_progress);
    body->addWidget(m_choose);
    body->addWidget(m_enrol);
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
    m_choose->setLabel(tr("Choose a profile …"));
    m_enrol->setLabel(tr("Connect this computer to a server …"));
    m_notice->setText(
        tr("This is a non-classified system. Do not enter, store or send classified information."));
}

void SignInPage::prepare(const QString &account, bool canGoBack)
{
    m_city->setText(m_workplace.cityName());
    m_choose->hide();
    m_enrol->hide();
    m_banner->hide(); // of a failure before
    m_accountRow->show();
    m_passwordRow->show();
    m_signIn->show();
    m_account->setEditable(m_link.isThere());
    if (QLineEdit *typed = m_account->lineEdit()) {
        typed->setPlaceholderText(tr("Account"));
        m_account->setInsertPolicy(QComboBox::NoInsert);
    }
    m_account->clear();
    for (const AccountEntry &entry : m_workplace.accounts()) {
        m_account->addItem(
            tr("%1 · %2", "officer · organisation").arg(entry.officerName, entry.organizationName),
            entry.account);
    }
    const int index = m_account->findData(account);
    m_account->setCurrentIndex(index < 0 ? 0 : index);
    if (index < 0 && m_link.isThere() && !account.isEmpty())
        m_account->setEditText(account);
    m_canGoBack = canGoBack;
    m_password->clear();
    m_password->setShown(false);
    m_passwordRow->setError({});
    showWay();
    // Who takes over from somebody is somebody else.
    const auto &seat = m_workplace.seat();
    const bool another
        = canGoBack && seat && m_account->currentText().startsWith(seat->officerName);
    // Nobody has signed in here yet: whoever stands first in the list is a guess.
    const bool unknown = index < 0 && account.isEmpty() && m_account->count() > 1;
    if (another || unknown || (m_link.isThere() && typedAccount().isEmpty()))
        m_account->setFocus();
    else
        m_password->setFocus();
}

/// Over the closed list of officers: letters choose by account, 张敏 by zhangm.
bool SignInPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_account && event->type() == QEvent::KeyPress && !m_account->isEditable()
        && findAccount(static_cast<QKeyEvent *>(event)->text()))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool SignInPage::findAccount(const QString &typed)
{
    constexpr int kPause = 1500; // ms: after it another word begins
    if (typed.size() != 1 || typed.at(0).unicode() > 127 || !typed.at(0).isLetterOrNumber())
        return false;
    if (!m_typedAt.isValid() || m_typedAt.elapsed() > kPause)
        m_typed.clear();
    m_typedAt.start();
    m_typed += typed.toLower();
    const int found = m_account->findData(m_typed, Qt::UserRole, Qt::MatchStartsWith);
    if (found >= 0)
        m_account->setCurrentIndex(found);
    return true;
}

/// What is chosen from the list, or typed.
QString SignInPage::typedAccount() const
{
    const int index = m_account->findText(m_account->currentText());
    return index >= 0 ? m_account->itemData(index).toString() : m_account->currentText().trimmed();
}

void SignInPage::showFailure(const QString &sentence)
{
    m_banner->tell(Banner::Kind::Error, sentence);
    offerDoors();
}

void SignInPage::welcome(const QString &sentence)
{
    m_banner->tell(Banner::Kind::Info, sentence);
    offerDoors();
}

void SignInPage::offerDoors()
{
    m_city->setText(tr("Shiyu"));
    m_accountRow->hide();
    m_passwordRow->hide();
    m_signIn->hide();
    m_back->hide();
    m_choose->show();
    m_enrol->show();
    m_choose->setFocus();
}

void SignInPage::submit()
{
    const QString account = typedAccount();
    if (m_busy || account.isEmpty())
        return;
    setBusy(true);
    if (m_link.isThere()) {
        m_link.signIn(account, m_password->text());
    } else {
        whenAnswered(m_workplace.signIn(account, m_password->text()), this,
            [this, account](const Expected<Seat> &seat) { finish(account, seat); });
    }
    Q_EMIT asked();
}

void SignInPage::finish(const QString &account, const Expected<Seat> &seat)
{
    if (seat)
        enter(account);
    else
        refuse(errorText(seat.error()));
}

void SignInPage::enter(const QString &account)
{
    setBusy(false);
    m_password->setShown(false);
    m_password->clear();
    Q_EMIT signedIn(account);
}

void SignInPage::refuse(const QString &sentence)
{
    setBusy(false);
    m_password->setShown(false);
    m_passwordRow->setError(sentence);
    m_password->selectAll();
    m_password->setFocus();
}

/// How far the way in is; a server may be slow, and a first sync takes its time.
void SignInPage::showWay()
{
    using Way = ServerLink::Way;
    const Way way = m_link.way();
    // While somebody new is let in, the one before may be gone.
    m_back->setVisible(m_canGoBack && way == Way::None && m_workplace.seat());
    if (way == Way::None || way == Way::Unlocking) {
        m_progress->finish();
        if (way == Way::None && m_busy && m_link.isThere())
            setBusy(false);
        return;
    }
    const WayText text = wayText(way, m_link.status());
    m_progress->setProgress(text.text, text.part);
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
