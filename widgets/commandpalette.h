#pragma once
#include "widgets/overlay.h"

#include <QAbstractItemModel>

class QLineEdit;
class QListView;

namespace shiyu {

/// What a suggestion model answers beside Qt::DisplayRole (the text of the row).
enum CommandRole {
    CommandDetailRole = Qt::UserRole + 1, ///< QString in muted ink after the text
    CommandKeyRole, ///< QString for the key cap at the right
    CommandGlyphRole, ///< int of Glyph, for a picture at the left
    CommandSectionRole, ///< QString; a row whose section differs from the one above begins with it
    CommandCompletionRole ///< QString that Tab may put into the edit; none: the text
};

/// The command line of Ctrl+K: an edit and the suggestions for what it says. It knows nothing of
/// commands: the owner listens to textEdited, refills the model, and acts on activated. The first
/// row that can be chosen is current whenever the model changes.
class CommandPalette : public Overlay {
    Q_OBJECT
public:
    CommandPalette(const ThemeSource &source, QWidget *host);

    /// Not owned.
    void setModel(QAbstractItemModel *model);
    /// The palette then opens over this control of the same window (the search line) as far as
    /// there is room; nullptr: centred at the top.
    void setAnchor(const QWidget *anchor);
    void setPlaceholder(const QString &text);
    /// One line under the list (what can be typed); empty: none.
    void setHint(const QString &hint);
    /// Shown instead of the list when the model is empty and something was typed.
    void setNothingFound(const QString &sentence);
    QString text() const;
    /// Opens with this text, cursor at its end.
    void openWith(const QString &text);
    QModelIndex currentIndex() const;

Q_SIGNALS:
    void textEdited(const QString &text);
    /// Enter or click; the palette has closed by then.
    void activated(const QModelIndex &index);
    /// Tab: the owner may complete the text by the current row (setText).
    void completionRequested(const QModelIndex &index);

public Q_SLOTS:
    void setText(const QString &text);

protected:
    void place(const QSize &host) override;
    QWidget *firstFocus() override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool editKey(QKeyEvent *event);
    void step(int rows);
    void selectFirst();
    void choose(const QModelIndex &index);
    QRectF panel() const;
    int listHeight() const;

    QLineEdit *m_edit;
    QListView *m_list;
    QPointer<const QWidget> m_anchor;
    QString m_hint;
    QString m_nothing;
};

} // namespace shiyu
