#pragma once
#include "app/services/serverlink.h"
#include <QElapsedTimer>
#include <QWidget>

class QComboBox;

namespace shiyu {

class ActionButton;
class Banner;
class Card;
class FormRow;
class PasswordField;
class ProgressStrip;
class TextLabel;
class ThemeSource;

/// Who is there? An account of this computer and its password; says that the system is
/// non-classified. Also used to switch officers, then with a way back. With a server an account may
/// be typed that was never here before; its first sync shows how far it is and can be cancelled.
class SignInPage : public QWidget {
    Q_OBJECT
public:
    SignInPage(const ThemeSource &theme, Workplace &workplace, ServerLink &link,
        QWidget *parent = nullptr);

    /// Fills the list of accounts anew and puts the focus where typing begins.
    void prepare(const QString &account, bool canGoBack);
    /// Shows what kept the profile from opening; nobody can sign in.
    void showFailure(const QString &sentence);
    /// Nothing has been opened on this computer yet: no fault, but a choice.
    void welcome(const QString &sentence);
    bool isBusy() const { return m_busy; } ///< a password is being looked at

Q_SIGNALS:
    void asked(); ///< the password is being looked at
    void signedIn(const QString &account);
    void backRequested();
    void fileRequested(); ///< another profile is to be opened
    void enrolmentRequested(); ///< a file of the administrator's is to be taken

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void retranslate();
    void submit();
    void finish(const QString &account, const Expected<Seat> &seat);
    void enter(const QString &account);
    void refuse(const QString &sentence);
    void offerDoors();
    void setBusy(bool busy);
    void showWay();
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool findAccount(const QString &typed);
    QString typedAccount() const;

    const ThemeSource &m_theme;
    Workplace &m_workplace;
    ServerLink &m_link;
    Card *m_card = nullptr;
    TextLabel *m_city = nullptr;
    TextLabel *m_product = nullptr;
    Banner *m_banner = nullptr;
    QComboBox *m_account = nullptr;
    FormRow *m_accountRow = nullptr;
    PasswordField *m_password = nullptr;
    FormRow *m_passwordRow = nullptr;
    ActionButton *m_signIn = nullptr;
    ActionButton *m_back = nullptr;
    ActionButton *m_choose = nullptr;
    ActionButton *m_enrol = nullptr;
    ProgressStrip *m_progress = nullptr;
    TextLabel *m_notice = nullptr;
    QString m_typed; ///< letters of an account, typed over the list of officers
    QElapsedTimer m_typedAt;
    bool m_busy = false;
    bool m_canGoBack = false;
};

} // namespace shiyu
