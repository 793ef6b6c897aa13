#pragma once
#include "app/services/workplace.h"
#include <QWidget>

class QComboBox;

namespace shiyu {

class ActionButton;
class Banner;
class Card;
class FormRow;
class PasswordField;
class TextLabel;
class ThemeSource;

/// Who is there? An account of this computer and its password; says that the system is
/// non-classified. Also used to switch officers, then with a way back.
class SignInPage : public QWidget {
    Q_OBJECT
public:
    SignInPage(const ThemeSource &theme, Workplace &workplace, QWidget *parent = nullptr);

    /// Fills the list of accounts anew and puts the focus where typing begins.
    void prepare(const QString &account, bool canGoBack);
    /// Shows what kept the profile from opening; nobody can sign in.
    void showFailure(const QString &sentence);

Q_SIGNALS:
    void signedIn(const QString &account);
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void retranslate();
    void submit();
    void finish(const QString &account, const Expected<Seat> &seat);
    void setBusy(bool busy);

    const ThemeSource &m_theme;
    Workplace &m_workplace;
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
    TextLabel *m_notice = nullptr;
    bool m_busy = false;
};

} // namespace shiyu
