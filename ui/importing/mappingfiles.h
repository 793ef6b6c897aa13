#pragma once
#include <QWidget>

namespace shiyu {

class ActionButton;
class ThemeSource;

/// Two buttons and their dialogs: which file a mapping of columns is taken from or written to.
class MappingFiles : public QWidget {
    Q_OBJECT
public:
    explicit MappingFiles(const ThemeSource &source, QWidget *parent = nullptr);

    /// The table whose columns they are; a file to save is called after it.
    void setTable(const QString &path) { m_table = path; }
    void retranslate();

Q_SIGNALS:
    void loadChosen(const QString &path);
    void saveChosen(const QString &path);

private:
    void askWhatToLoad();
    void askWhereToSave();

    QString m_table;
    ActionButton *m_load;
    ActionButton *m_save;
};

} // namespace shiyu
