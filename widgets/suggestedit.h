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
/// edited again; then chosenData() is empty. Free text stays as it was typed, unless the field must
/// be chosen from the list.
class SuggestEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit SuggestEdit(const ThemeSource &source, QWidget *parent = nullptr);
    ~SuggestEdit() override;

    /// Text alone is nothing here: leaving by Tab, or Ctrl+Enter, takes the row that stands first,
    /// even if it comes a moment later.
    void setMustChoose(bool must) { m_mustChoose = must; }

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
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openList();
    void placeList();
    void closeList();
    void choose(int row);
    void ask(const QString &query);
    void takeFirst();

    const ThemeSource &m_source;
    QListWidget *m_list;
    QList<Suggestion> m_suggestions;
    QVariant m_chosen;
    bool m_mustChoose = false;
    bool m_asking = false; ///< the answer to the last query is not here yet
    bool m_takesAnswer = false; ///< the officer has gone on and relies on its first row
};

} // namespace shiyu
