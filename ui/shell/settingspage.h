#pragma once
#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace shiyu {

class ActionButton;
class Card;
class FormRow;
class TextLabel;
class ThemeSource;
class UserSettings;

/// Theme, language, type size, row style and the coordinate system of the read-out; all at once in
/// force, all kept.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    SettingsPage(const ThemeSource &theme, UserSettings &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    void importRequested();
    void passwordRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    Card *buildCard();
    void buildActs(QVBoxLayout *body);
    void connectParts();
    void retranslate();
    void load();
    QComboBox *addChoice(FormRow *&row);
    void addRows(QVBoxLayout *body);

    const ThemeSource &m_theme;
    UserSettings &m_settings;
    TextLabel *m_title;
    FormRow *m_themeRow = nullptr;
    FormRow *m_languageRow = nullptr;
    FormRow *m_scaleRow = nullptr;
    FormRow *m_rowsRow = nullptr;
    FormRow *m_coordinatesRow = nullptr;
    QComboBox *m_themeChoice;
    QComboBox *m_language;
    QComboBox *m_scale;
    QComboBox *m_rows;
    QComboBox *m_coordinates;
    ActionButton *m_import;
    ActionButton *m_password;
    ActionButton *m_layout;
};

} // namespace shiyu
