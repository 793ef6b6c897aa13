#pragma once
#include <QLineEdit>
#include <QVariant>

class QListWidget;

namespace shiyu {

class ThemeSource;

struct Suggestion {
    QString text; ///< what the field shows once it is chosen
    QString detail; ///< muted, at the right of the row
    QVariant data; ///< the caller's word for it
};

/// A field that offers what its owner finds for what is typed: arrows move in the list, Enter or a
/// click chooses, Esc closes the list and keeps the text. What is chosen stays until the text is
/// edited again; then chosenData() is empty.
class SuggestEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit SuggestEdit(const ThemeSource &source, QWidget *parent = nullptr);
    ~SuggestEdit() override;

    /// The answer to the last queryEdited; empty closes the list.
    void setSuggestions(const QList<Suggestion> &suggestions);
    /// Sets text and data as if chosen; emits nothing.
    void setChosen(const QString &text, const QVariant &data);
    QVariant chosenData() const { return m_chosen; }
    bool isListOpen() const;

Q_SIGNALS:
    void queryEdited(const QString &text);
    void suggestionChosen(const QVariant &data, const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void openList();
    void closeList();
    void choose(int row);

    const ThemeSource &m_source;
    QListWidget *m_list;
    QList<Suggestion> m_suggestions;
    QVariant m_chosen;
};

} // namespace shiyu
